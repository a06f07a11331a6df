import type { Instrumentation } from 'next'

/** Runs once when the web process starts: a missing setting stops it here, with a sentence, not at the first citizen. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{ env }, { log }] = await Promise.all([import('./lib/platform/env'), import('./lib/platform/log')])
  try {
    env()
    const [{ watchRevision }, { database }] = await Promise.all([import('./lib/catalogue'), import('./lib/platform/database')])
    watchRevision(database())
  } catch (error) {
    // Next would go on and answer every request with an error; a process that cannot serve must not look alive.
    log.fatal({ err: error }, 'cannot start')
    process.exit(1)
  }
}

/** The reference number on an error page is the digest of this line. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('./lib/platform/log')
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  // The address without its search part: that may hold what somebody typed.
  log.error(
    { err: error, digest, path: request.path.split('?')[0], method: request.method, route: context.routePath },
    'request failed',
  )
}
