import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { accounts, people, sessions, staffMembers } from '@/db/schema'
import type { AssuranceLevel, SessionEndReason } from '@/db/vocabulary/identity'
import { hashToken } from '@/lib/platform/ids'
import { minutesAfter } from '@/lib/platform/time'

/** Without a request for this long, a session is over. */
export const IDLE_MINUTES = 15
/** However busy, a session is over after this long. */
export const ABSOLUTE_MINUTES = 12 * 60
/** `last_seen_at` is written at most this often: a request costs a read, not a write. */
const TOUCH_EVERY_MS = 60_000

export type LiveSession = {
  id: string
  personId: string
  /** Null in sessions from before there were sign-ins of their own. */
  loginSessionId: string | null
  /** What counts now. */
  level: AssuranceLevel
  lastSeenAt: Date
  locale: string
  staffId: string | null
  /** For whom this browser acts just now; null for oneself. Whether it still may is read by acting.ts. */
  representationId: string | null
}

// The one query every signed-in request makes.
const liveSession = prepared('identity_live_session', (db, name) =>
  db
    .select({
      id: sessions.id,
      personId: sessions.personId,
      loginSessionId: sessions.loginSessionId,
      level: sessions.level,
      lastSeenAt: sessions.lastSeenAt,
      locale: people.locale,
      staffId: staffMembers.id,
      representationId: sessions.representationId,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .innerJoin(accounts, and(eq(accounts.personId, sessions.personId), eq(accounts.status, 'active')))
    .leftJoin(staffMembers, and(eq(staffMembers.personId, sessions.personId), eq(staffMembers.status, 'active')))
    .where(
      and(
        eq(sessions.tokenHash, sql.placeholder('hash')),
        isNull(sessions.endedAt),
        gt(sessions.idleExpiresAt, sql.placeholder('now')),
        gt(sessions.expiresAt, sql.placeholder('now')),
      ),
    )
    .limit(1)
    .prepare(name),
)

/** The session behind a cookie token, unless it has ended or run out, or the account is no longer open. */
export async function findLiveSession(db: Db, token: string, now: Date): Promise<LiveSession | null> {
  const [row] = await liveSession(db).execute({ hash: hashToken(token), now })
  return row ?? null
}

/** Keeps a session alive: the idle time begins anew. */
export async function touchSession(db: Db, session: LiveSession, now: Date): Promise<void> {
  if (now.getTime() - session.lastSeenAt.getTime() < TOUCH_EVERY_MS) return
  await db
    .update(sessions)
    .set({ lastSeenAt: now, idleExpiresAt: minutesAfter(now, IDLE_MINUTES) })
    .where(and(eq(sessions.id, session.id), isNull(sessions.endedAt), lt(sessions.lastSeenAt, now)))
}

/** Why the session of this cookie is over; null while it lives, or when there never was one. */
export async function findEndReason(db: Db, token: string, now: Date): Promise<SessionEndReason | null> {
  const [row] = await db
    .select({
      reason: sessions.endReason,
      idleExpiresAt: sessions.idleExpiresAt,
      expiresAt: sessions.expiresAt,
      status: accounts.status,
    })
    .from(sessions)
    .leftJoin(accounts, eq(accounts.personId, sessions.personId))
    .where(eq(sessions.tokenHash, hashToken(token)))
  if (!row) return null
  if (row.reason) return row.reason
  if (row.idleExpiresAt <= now || row.expiresAt <= now) return 'expired'
  return row.status === 'active' ? null : 'account_closed'
}
