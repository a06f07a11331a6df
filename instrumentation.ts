/** Runs once when the web process starts: a missing setting stops it here, with a sentence, not at the first citizen. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('./lib/platform/env')
  env()
}
