import type { LogoutStatus } from '@/db/vocabulary/identity'
import type { HistoryEntry, SignInEnd, SignOut } from './model'

type Ends = { endedAt: Date | null; endReason: SignInEnd['reason'] | null; idleExpiresAt: Date; expiresAt: Date }

/** How and when a sign-in ended; null while it lives. One that ran out is over before the clock's job has written so. */
export function endOf({ endedAt, endReason, idleExpiresAt, expiresAt }: Ends, now: Date): SignInEnd | null {
  if (endedAt && endReason) return { reason: endReason, at: endedAt }
  if (expiresAt <= now && expiresAt <= idleExpiresAt) return { reason: 'time_limit', at: expiresAt }
  return idleExpiresAt <= now ? { reason: 'expired', at: idleExpiresAt } : null
}

type Cursor = { at: Date; id: string }

const newestFirst = (a: Cursor, b: Cursor): number => b.at.getTime() - a.at.getTime() || (a.id < b.id ? 1 : -1)

/** One page of two lists, each newest first, and where the next begins. */
export function mergePage(
  lists: readonly (readonly HistoryEntry[])[],
  size: number,
): { entries: HistoryEntry[]; next: Cursor | null } {
  const all = lists.flat().sort(newestFirst)
  const entries = all.slice(0, size)
  const last = entries.at(-1)
  return { entries, next: all.length > size && last ? { at: last.at, id: last.id } : null }
}

/** What there is to say of a sign-out in one word: the worst comes first. */
export function overallStatus({ pending, failed }: SignOut['portals']): LogoutStatus {
  if (failed > 0) return 'failed'
  return pending > 0 ? 'pending' : 'ended'
}
