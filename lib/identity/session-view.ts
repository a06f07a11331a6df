import { createHash } from 'node:crypto'
import type { AssuranceLevel } from '@/db/vocabulary/identity'
import { clockInBaku } from '@/lib/platform/time'
import type { LiveSession } from './sessions'

/** What the frame of signed-in pages says about the session. Times of day are Baku's; seconds are counted by whoever reads. */
export type SessionView = {
  secondsLeft: number
  /** When it is over without another request. */
  until: string
  /** It is the longest stay that ends then: nothing puts it off. */
  last: boolean
  level: AssuranceLevel
  levelUntil: string | null
  levelSecondsLeft: number
  /** Tells one person from another and nothing else: a page drawn for one is not sent by another who signed in meanwhile. */
  who: string
}

export function viewOf({ personId, idleExpiresAt, expiresAt, level, levelEndsAt }: LiveSession, now: Date): SessionView {
  const end = idleExpiresAt < expiresAt ? idleExpiresAt : expiresAt
  return {
    secondsLeft: secondsTo(end, now),
    until: clockInBaku(end),
    last: expiresAt <= idleExpiresAt,
    level,
    levelUntil: levelEndsAt && clockInBaku(levelEndsAt),
    levelSecondsLeft: levelEndsAt ? secondsTo(levelEndsAt, now) : 0,
    who: createHash('sha256').update(`session-of\0${personId}`).digest('base64url').slice(0, 16),
  }
}

const secondsTo = (at: Date, now: Date): number => Math.max(0, Math.floor((at.getTime() - now.getTime()) / 1000))
