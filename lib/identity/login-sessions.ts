import { and, asc, eq, gt, inArray, isNotNull, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { accounts, clients, loginParticipants, loginSessions, logoutDeliveries, sessions } from '@/db/schema'
import type { AssuranceLevel, SessionEndReason, SignInMethod } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { effectiveLevel, type LevelTimes } from './levels'

/** A sign-in at ASAN Login that lives, with the level that counts now. */
export type LoginSession = LevelTimes & {
  id: string
  uid: string
  personId: string
  method: SignInMethod
  level: AssuranceLevel
  startedAt: Date
  /** Last proof of any level. */
  provenAt: Date
  lastUsedAt: Date
  idleExpiresAt: Date
  expiresAt: Date
}

const liveLogin = prepared('identity_live_login', (db, name) =>
  db
    .select({
      id: loginSessions.id,
      uid: loginSessions.uid,
      personId: loginSessions.personId,
      method: loginSessions.method,
      startedAt: loginSessions.startedAt,
      provenAt: loginSessions.provenAt,
      substantialUntil: loginSessions.substantialUntil,
      highUntil: loginSessions.highUntil,
      lastUsedAt: loginSessions.lastUsedAt,
      idleExpiresAt: loginSessions.idleExpiresAt,
      expiresAt: loginSessions.expiresAt,
    })
    .from(loginSessions)
    .innerJoin(accounts, and(eq(accounts.personId, loginSessions.personId), eq(accounts.status, 'active')))
    .where(
      and(
        eq(loginSessions.uid, sql.placeholder('uid')),
        isNull(loginSessions.endedAt),
        gt(loginSessions.idleExpiresAt, sql.placeholder('now')),
        gt(loginSessions.expiresAt, sql.placeholder('now')),
      ),
    )
    .prepare(name),
)

/** The sign-in of that name, unless it has ended or run out, or the account is no longer open. */
export async function findLiveLogin(db: Db, uid: string, now: Date): Promise<LoginSession | null> {
  const [row] = await liveLogin(db).execute({ uid, now })
  return row ? { ...row, level: effectiveLevel(row, now) } : null
}

/** Which sign-ins to end: these; the one of that name; all of a person, one excepted. */
export type WhichLogins = { ids: readonly string[] } | { uid: string } | { personId: string; exceptId?: string | undefined }

/** `sessionIds`: the sessions of the portal that ended with it. */
export type EndedLogin = { id: string; personId: string; sessionIds: string[] }

/**
 * Ends sign-ins, with everything they opened, in one transaction: the sessions of the portal are over at the next request, and
 * every partner that wants to be told has a row in the logout queue. What has ended stays as it ended.
 *
 * Sessions of the portal from before there were sign-ins end here too, when all of a person's are asked for.
 */
export function endLoginSessions(db: Db, ctx: Ctx, which: WhichLogins, reason: SessionEndReason): Promise<EndedLogin[]> {
  return db.transaction(async (tx) => {
    // Locked in one order, so that two ends at once wait for each other; and a portal that just joins waits, or is waited for.
    const open = await tx
      .select({ id: loginSessions.id, personId: loginSessions.personId })
      .from(loginSessions)
      .where(and(chosen(which), isNull(loginSessions.endedAt)))
      .orderBy(asc(loginSessions.id))
      .for('update')
    const ids = open.map(({ id }) => id)
    const end = { endedAt: ctx.now, endReason: reason }
    if (ids.length > 0) await tx.update(loginSessions).set(end).where(inArray(loginSessions.id, ids))

    const old = 'personId' in which ? and(eq(sessions.personId, which.personId), isNull(sessions.loginSessionId)) : undefined
    const closed = await tx
      .update(sessions)
      .set({ ...end, idToken: null })
      .where(and(or(inArray(sessions.loginSessionId, ids), old), isNull(sessions.endedAt)))
      .returning({ id: sessions.id, personId: sessions.personId, loginSessionId: sessions.loginSessionId })
    await tellPartners(tx, ids, ctx.now)

    for (const { id, personId } of open) {
      await writeEnd(tx, ctx, { subjectType: 'login_session', subjectId: id, personId, reason })
      await publish(tx, ctx, { type: 'identity.login_ended', personId, loginSessionId: id, reason })
    }
    for (const { id, personId } of closed.filter(({ loginSessionId }) => !loginSessionId)) {
      await writeEnd(tx, ctx, { subjectType: 'session', subjectId: id, personId, reason })
      await publish(tx, ctx, { type: 'identity.signed_out', personId, sessionId: id })
    }
    return open.map(({ id, personId }) => ({
      id,
      personId,
      sessionIds: closed.filter(({ loginSessionId }) => loginSessionId === id).map((session) => session.id),
    }))
  })
}

function chosen(which: WhichLogins): SQL | undefined {
  if ('ids' in which) return inArray(loginSessions.id, [...which.ids])
  if ('uid' in which) return eq(loginSessions.uid, which.uid)
  return and(eq(loginSessions.personId, which.personId), which.exceptId ? ne(loginSessions.id, which.exceptId) : undefined)
}

/** Partners with an address for it get their place in the queue; the others, the portal among them, have nothing to be told. */
async function tellPartners(tx: Db, loginIds: string[], now: Date): Promise<void> {
  if (loginIds.length === 0) return
  const open = and(inArray(loginParticipants.loginSessionId, loginIds), isNull(loginParticipants.logoutStatus))
  const told = await tx
    .update(loginParticipants)
    .set({ logoutStatus: 'pending' })
    .from(clients)
    .where(and(open, eq(clients.clientId, loginParticipants.clientId), isNotNull(clients.backchannelLogoutUri)))
    .returning({ participantId: loginParticipants.id })
  if (told.length > 0)
    await tx
      .insert(logoutDeliveries)
      .values(told.map(({ participantId }) => ({ id: newId(), participantId, nextAttemptAt: now, createdAt: now })))
  await tx.update(loginParticipants).set({ logoutStatus: 'ended', logoutSettledAt: now }).where(open)
}

type End = { subjectType: string; subjectId: string; personId: string; reason: SessionEndReason }

const RAN_OUT = new Set<SessionEndReason>(['expired', 'time_limit'])

function writeEnd(tx: Db, ctx: Ctx, { reason, ...about }: End): Promise<void> {
  const action = RAN_OUT.has(reason) ? 'identity.session_expired' : 'identity.sign_out'
  return recordAudit(tx, ctx, { action, ...about, details: { reason } })
}

export * from './levels'
