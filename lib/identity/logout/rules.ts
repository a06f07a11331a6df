const SECOND = 1_000
const MINUTE = 60 * SECOND

/** Waits after each try that failed. A partner that restarts hears of it within seconds; one that is down for hours, within a quarter. */
const WAITS_MS = [1, 2, 5, 15, 30, 60, 120, 300, 600].map((seconds) => seconds * SECOND)
const LAST_WAIT_MS = 15 * MINUTE
/** Its own session of that person has long run out by then. */
export const GIVE_UP_AFTER_MS = 24 * 60 * MINUTE

/** How long one try may take, and how long nobody else takes it up. The lease outlives the try, so that nothing is sent twice at once. */
export const TRY_LIMIT_MS = 5 * SECOND
export const LEASE_MS = 15 * SECOND

/**
 * When a partner that was not reached is tried again.
 *
 * @param attempts tries so far, the one that just failed included (count, 1 or more)
 * @param createdAt when the sign-in ended
 * @returns null when it is time to give up
 */
export function nextAttemptAt({ attempts, createdAt }: { attempts: number; createdAt: Date }, now: Date): Date | null {
  const next = now.getTime() + (WAITS_MS[attempts - 1] ?? LAST_WAIT_MS)
  return next <= createdAt.getTime() + GIVE_UP_AFTER_MS ? new Date(next) : null
}
