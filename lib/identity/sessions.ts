import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { accounts, loginSessions, people, sessions, staffMembers } from '@/db/schema'
import type { AssuranceLevel, SessionEndReason } from '@/db/vocabulary/identity'
import { hashToken } from '@/lib/platform/ids'
import { minutesAfter } from '@/lib/platform/time'
import { effectiveLevel, levelEndsAt } from './levels'

/** Without a request for this long, a session is over. */
export const IDLE_MINUTES = 15
/** However busy, a session is over after this long. */
export const ABSOLUTE_MINUTES = 12 * 60
/** When a session used now is over without another use; never later than its longest stay. */
export function idleEnd(now: Date, expiresAt: Date): Date {
  const idle = minutesAfter(now, IDLE_MINUTES)
  return idle < expiresAt ? idle : expiresAt
}
/** The time of last use is written at most this often: a request costs a read, not a write. */
const TOUCH_EVERY_MS = 60_000

export type LiveSession = {
  id: string
  personId: string
  /** Null in sessions from before there were sign-ins of their own. */
  loginSessionId: string | null
  /** What counts now. */
  level: AssuranceLevel
  /** When that level fades; null for the lowest, which lasts as long as the session. */
  levelEndsAt: Date | null
  lastSeenAt: Date
  /** When it is over without another request, and when in any case. */
  idleExpiresAt: Date
  expiresAt: Date
  locale: string
  staffId: string | null
  /** For whom this browser acts just now; null for oneself. Whether it still may is read by acting.ts. */
  representationId: string | null
}

// The one query every signed-in request makes. Times are those of the sign-in, which all portals keep alive together.
const liveSession = prepared('identity_live_session', (db, name) =>
  db
    .select({
      id: sessions.id,
      personId: sessions.personId,
      loginSessionId: sessions.loginSessionId,
      lastSeenAt: sessions.lastSeenAt,
      own: { level: sessions.level, idleExpiresAt: sessions.idleExpiresAt, expiresAt: sessions.expiresAt },
      // A column that is never null comes first: Drizzle takes a null there for a row that was not joined.
      login: {
        idleExpiresAt: loginSessions.idleExpiresAt,
        expiresAt: loginSessions.expiresAt,
        substantialUntil: loginSessions.substantialUntil,
        highUntil: loginSessions.highUntil,
      },
      locale: people.locale,
      staffId: staffMembers.id,
      representationId: sessions.representationId,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .innerJoin(accounts, and(eq(accounts.personId, sessions.personId), eq(accounts.status, 'active')))
    .leftJoin(loginSessions, eq(loginSessions.id, sessions.loginSessionId))
    .leftJoin(staffMembers, and(eq(staffMembers.personId, sessions.personId), eq(staffMembers.status, 'active')))
    .where(
      and(
        eq(sessions.tokenHash, sql.placeholder('hash')),
        isNull(sessions.endedAt),
        isNull(loginSessions.endedAt),
        gt(sql`coalesce(${loginSessions.idleExpiresAt}, ${sessions.idleExpiresAt})`, sql.placeholder('now')),
        gt(sql`coalesce(${loginSessions.expiresAt}, ${sessions.expiresAt})`, sql.placeholder('now')),
      ),
    )
    .limit(1)
    .prepare(name),
)

/** The session behind a cookie token, unless it or its sign-in has ended or run out, or the account is no longer open. */
export async function findLiveSession(db: Db, token: string, now: Date): Promise<LiveSession | null> {
  const [row] = await liveSession(db).execute({ hash: hashToken(token), now: now.toISOString() })
  if (!row) return null
  const { own, login, ...rest } = row
  return {
    ...rest,
    level: login ? effectiveLevel(login, now) : own.level,
    levelEndsAt: login && levelEndsAt(login, now),
    idleExpiresAt: (login ?? own).idleExpiresAt,
    expiresAt: (login ?? own).expiresAt,
  }
}

/**
 * Keeps a session and its sign-in alive: the idle time begins anew.
 *
 * @returns when it is over without another request
 */
export async function touchSession(db: Db, session: LiveSession, now: Date): Promise<Date> {
  if (now.getTime() - session.lastSeenAt.getTime() < TOUCH_EVERY_MS) return session.idleExpiresAt
  const idleExpiresAt = idleEnd(now, session.expiresAt)
  const own = and(eq(sessions.id, session.id), isNull(sessions.endedAt), lt(sessions.lastSeenAt, now))
  const seen = { lastSeenAt: now, idleExpiresAt }
  if (!session.loginSessionId) {
    await db.update(sessions).set(seen).where(own)
    return idleExpiresAt
  }
  // The sign-in first, as whoever ends it does: so they wait for each other and never both.
  const login = db.$with('login').as(
    db
      .update(loginSessions)
      .set({ lastUsedAt: now, idleExpiresAt })
      .where(and(eq(loginSessions.id, session.loginSessionId), isNull(loginSessions.endedAt), gt(loginSessions.idleExpiresAt, now)))
      .returning({ id: loginSessions.id }),
  )
  await db
    .with(login)
    .update(sessions)
    .set(seen)
    .from(login)
    .where(and(own, eq(sessions.loginSessionId, login.id)))
  return idleExpiresAt
}

/** Why the session of this cookie is over; null while it lives, or when there never was one. */
export async function findEndReason(db: Db, token: string, now: Date): Promise<SessionEndReason | null> {
  const [row] = await db
    .select({
      reason: sessions.endReason,
      own: { idleExpiresAt: sessions.idleExpiresAt, expiresAt: sessions.expiresAt },
      login: {
        idleExpiresAt: loginSessions.idleExpiresAt,
        expiresAt: loginSessions.expiresAt,
        reason: loginSessions.endReason,
      },
      status: accounts.status,
    })
    .from(sessions)
    .leftJoin(accounts, eq(accounts.personId, sessions.personId))
    .leftJoin(loginSessions, eq(loginSessions.id, sessions.loginSessionId))
    .where(eq(sessions.tokenHash, hashToken(token)))
  if (!row) return null
  const reason = row.reason ?? row.login?.reason ?? ranOut(row.login ?? row.own, now)
  return reason ?? (row.status === 'active' ? null : 'account_closed')
}

/** How a time ran out; null while none has. */
export function ranOut(
  { idleExpiresAt, expiresAt }: { idleExpiresAt: Date; expiresAt: Date },
  now: Date,
): 'expired' | 'time_limit' | null {
  if (idleExpiresAt > now && expiresAt > now) return null
  return expiresAt <= now && expiresAt <= idleExpiresAt ? 'time_limit' : 'expired'
}
