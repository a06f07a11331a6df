import { and, eq, inArray, isNull, lte, type SQL } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { sessions } from '@/db/schema'
import type { SessionEndReason } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { decrypt } from '@/lib/platform/crypto'
import { hashToken } from '@/lib/platform/ids'

type Ended = { id: string; personId: string }

const BATCH = 200

async function endWhere(tx: Db, ctx: Ctx, which: SQL | undefined, reason: SessionEndReason): Promise<Ended[]> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: ctx.now, endReason: reason, idToken: null })
    .where(and(which, isNull(sessions.endedAt)))
    .returning({ id: sessions.id, personId: sessions.personId })
  for (const session of ended) {
    await recordAudit(tx, ctx, {
      action: 'identity.sign_out',
      subjectType: 'session',
      subjectId: session.id,
      personId: session.personId,
      details: { reason },
    })
    await publish(tx, ctx, { type: 'identity.signed_out', personId: session.personId, sessionId: session.id })
  }
  return ended
}

/** Ends the session of a cookie, because its owner signs out. Returns the id token that ASAN Login wants to see, if there is one. */
export async function signOut(ctx: Ctx, token: string): Promise<{ idToken: string | null }> {
  const sealed = await ctx.db.transaction(async (tx) => {
    const [found] = await tx
      .select({ id: sessions.id, personId: sessions.personId, level: sessions.level, idToken: sessions.idToken })
      .from(sessions)
      .where(eq(sessions.tokenHash, hashToken(token)))
    if (!found) return null
    const owner: Ctx = { ...ctx, actor: { kind: 'citizen', personId: found.personId, sessionId: found.id, level: found.level } }
    const [ended] = await endWhere(tx, owner, eq(sessions.id, found.id), 'signed_out')
    return ended ? found.idToken : null
  })
  // The session is over already. Without the hint ASAN Login only asks once more.
  try {
    return { idToken: sealed ? decrypt(sealed) : null }
  } catch (error) {
    ctx.log.warn({ err: error }, 'the id token of an ended session cannot be read')
    return { idToken: null }
  }
}

/** Ends the sessions that one session of ASAN Login opened (back-channel logout). */
export function endSessionsBySid(ctx: Ctx, sid: string): Promise<number> {
  return ctx.db.transaction(async (tx) => (await endWhere(tx, ctx, eq(sessions.sid, sid), 'signed_out')).length)
}

/** Ends every session of a person, in the transaction of what makes it necessary. */
export async function endSessionsOf(tx: Db, ctx: Ctx, personId: string, reason: SessionEndReason): Promise<number> {
  return (await endWhere(tx, ctx, eq(sessions.personId, personId), reason)).length
}

/**
 * Job: writes the end of sessions that ran out, so that the history tells it. They were dead before.
 *
 * By idle time alone: a session that reaches its longest stay is idle a quarter of an hour later at the latest.
 */
export async function endExpiredSessions(ctx: Ctx): Promise<number> {
  const due = and(isNull(sessions.endedAt), lte(sessions.idleExpiresAt, ctx.now))
  let total = 0
  for (;;) {
    const ended = await ctx.db.transaction(async (tx) => {
      const batch = tx.select({ id: sessions.id }).from(sessions).where(due).limit(BATCH).for('update', { skipLocked: true })
      const closed = await tx
        .update(sessions)
        .set({ endedAt: ctx.now, endReason: 'expired', idToken: null })
        .where(inArray(sessions.id, batch))
        .returning({ id: sessions.id, personId: sessions.personId })
      for (const { id, personId } of closed)
        await recordAudit(tx, ctx, { action: 'identity.session_expired', subjectType: 'session', subjectId: id, personId })
      return closed.length
    })
    total += ended
    if (ended < BATCH) return total
  }
}
