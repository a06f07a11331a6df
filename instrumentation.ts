import type { Instrumentation } from 'next'

/** Runs once when the web process starts: a missing setting stops it here, with a sentence, not at the first citizen. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { env } = await import('./lib/platform/env')
  env()
}

/** The reference number on an error page is the digest of this line. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('./lib/platform/log')
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  // The address without its search part: that may hold what somebody typed.
  log.error({ err: error, digest, path: request.path.split('?')[0], method: request.method, route: context.routePath }, 'request failed')
}
