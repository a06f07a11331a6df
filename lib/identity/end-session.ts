import { and, eq, inArray, isNull, lte, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { loginParticipants, loginSessions, sessions } from '@/db/schema'
import type { SessionEndReason } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { type Ctx, within } from '@/lib/platform/context'
import { decrypt } from '@/lib/platform/crypto'
import { hashToken } from '@/lib/platform/ids'
import { PORTAL_CLIENT } from './clients/model'
import { endLoginSessions } from './login-sessions'
import { ranOut } from './sessions'

const BATCH = 200

/** Ends the sign-in of a cookie, because its owner signs out. Returns the id token that ASAN Login wants to see, if there is one. */
export async function signOut(ctx: Ctx, token: string): Promise<{ idToken: string | null }> {
  const sealed = await ctx.db.transaction(async (tx) => {
    const [found] = await tx
      .select({
        id: sessions.id,
        personId: sessions.personId,
        loginSessionId: sessions.loginSessionId,
        level: sessions.level,
        idToken: sessions.idToken,
        endedAt: sessions.endedAt,
      })
      .from(sessions)
      .where(eq(sessions.tokenHash, hashToken(token)))
    if (!found || found.endedAt) return null
    const { id: sessionId, personId, loginSessionId, level } = found
    const owner: Ctx = { ...within(ctx, tx), actor: { kind: 'citizen', personId, sessionId, level } }
    if (loginSessionId) await endLoginSessions(tx, owner, { ids: [loginSessionId] }, 'signed_out')
    else await endOldSessions(tx, owner, eq(sessions.id, sessionId), 'signed_out')
    return found.idToken
  })
  // The session is over already. Without the hint ASAN Login only asks once more.
  try {
    return { idToken: sealed ? decrypt(sealed) : null }
  } catch (error) {
    ctx.log.warn({ err: error }, 'the id token of an ended session cannot be read')
    return { idToken: null }
  }
}

/**
 * Ends the sign-in that opened the portal under this `sid` (back-channel logout).
 *
 * @returns how many sessions of the portal ended
 */
export function endSessionsBySid(ctx: Ctx, sid: string): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    const of = tx
      .select({ id: loginParticipants.loginSessionId })
      .from(loginParticipants)
      .where(and(eq(loginParticipants.sid, sid), eq(loginParticipants.clientId, PORTAL_CLIENT)))
    const ids = (await of).map(({ id }) => id)
    const ended = await endLoginSessions(tx, within(ctx, tx), { ids }, 'signed_out')
    const old = await endOldSessions(tx, ctx, eq(sessions.sid, sid), 'signed_out')
    return ended.flatMap(({ sessionIds }) => sessionIds).length + old
  })
}

/** Ends every sign-in of a person, in the transaction of what makes it necessary. */
export async function endSessionsOf(tx: Db, ctx: Ctx, personId: string, reason: SessionEndReason): Promise<number> {
  return (await endLoginSessions(tx, ctx, { personId }, reason)).length
}

/** Sessions from before there were sign-ins of their own, which end one by one. */
async function endOldSessions(tx: Db, ctx: Ctx, which: SQL | undefined, reason: SessionEndReason): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: ctx.now, endReason: reason, idToken: null })
    .where(and(which, isNull(sessions.loginSessionId), isNull(sessions.endedAt)))
    .returning({ id: sessions.id, personId: sessions.personId })
  for (const { id, personId } of ended) {
    const details = { reason }
    await recordAudit(tx, ctx, { action: 'identity.sign_out', subjectType: 'session', subjectId: id, personId, details })
    await publish(tx, ctx, { type: 'identity.signed_out', personId, sessionId: id })
  }
  return ended.length
}

/**
 * Job: writes the end of sign-ins that ran out, so that partners are told and the history tells it. In the portal they were dead
 * before.
 *
 * @returns how many ended now
 */
export async function endExpiredSessions(ctx: Ctx): Promise<number> {
  return (await inBatches(ctx, endSomeLogins)) + (await inBatches(ctx, endSomeOldSessions))
}

async function inBatches(ctx: Ctx, endSome: (tx: Db, ctx: Ctx) => Promise<number>): Promise<number> {
  let total = 0
  for (;;) {
    const ended = await ctx.db.transaction((tx) => endSome(tx, within(ctx, tx)))
    total += ended
    if (ended < BATCH) return total
  }
}

async function endSomeLogins(tx: Db, ctx: Ctx): Promise<number> {
  const over = await tx
    .select({ id: loginSessions.id, idleExpiresAt: loginSessions.idleExpiresAt, expiresAt: loginSessions.expiresAt })
    .from(loginSessions)
    // Idle time never goes beyond the longest stay, so one index finds both.
    .where(and(isNull(loginSessions.endedAt), lte(loginSessions.idleExpiresAt, ctx.now)))
    .limit(BATCH)
    .for('update', { skipLocked: true })
  for (const reason of ['expired', 'time_limit'] as const) {
    const ids = over.filter((one) => ranOut(one, ctx.now) === reason).map(({ id }) => id)
    if (ids.length > 0) await endLoginSessions(tx, ctx, { ids }, reason)
  }
  return over.length
}

/** By idle time alone: one that reaches its longest stay is idle a quarter of an hour later at the latest. */
async function endSomeOldSessions(tx: Db, ctx: Ctx): Promise<number> {
  const batch = tx
    .select({ id: sessions.id })
    .from(sessions)
    .where(and(isNull(sessions.endedAt), isNull(sessions.loginSessionId), lte(sessions.idleExpiresAt, ctx.now)))
    .limit(BATCH)
    .for('update', { skipLocked: true })
  const closed = await tx
    .update(sessions)
    .set({ endedAt: ctx.now, endReason: 'expired', idToken: null })
    .where(inArray(sessions.id, batch))
    .returning({ id: sessions.id, personId: sessions.personId })
  for (const { id, personId } of closed)
    await recordAudit(tx, ctx, { action: 'identity.session_expired', subjectType: 'session', subjectId: id, personId })
  return closed.length
}
