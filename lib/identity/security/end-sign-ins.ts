import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { loginSessions, sessions } from '@/db/schema'
import { type Citizen, type Ctx, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { endLoginSessions } from '../login-sessions'
import type { EndSignIn } from './model'

/**
 * Ends one sign-in of this person, with everything it opened. One that is over already stays as it ended: asked twice is asked once.
 * Ending the sign-in one is looking from is signing out.
 */
export function endSignIn(ctx: Ctx<Citizen>, { id }: EndSignIn): Promise<Result<{ id: string; current: boolean }, 'not_found'>> {
  return ctx.db.transaction(async (tx) => {
    const [signIn] = await tx
      .select({ id: loginSessions.id })
      .from(loginSessions)
      .where(and(eq(loginSessions.id, id), eq(loginSessions.personId, ctx.actor.personId)))
    if (!signIn) return err('not_found')
    const current = (await currentSignIn(tx, ctx)) === id
    await endLoginSessions(tx, within(ctx, tx), { ids: [id] }, current ? 'signed_out' : 'revoked')
    return ok({ id, current })
  })
}

/**
 * Ends every sign-in of this person but the one behind this session.
 *
 * @returns those that ended now
 */
export function endOtherSignIns(ctx: Ctx<Citizen>): Promise<{ ids: string[] }> {
  return ctx.db.transaction(async (tx) => {
    const exceptId = (await currentSignIn(tx, ctx)) ?? undefined
    const ended = await endLoginSessions(tx, within(ctx, tx), { personId: ctx.actor.personId, exceptId }, 'revoked')
    return { ids: ended.map((one) => one.id) }
  })
}

/** The sign-in behind the session that asks; null for a session from before there were any. */
async function currentSignIn(tx: Db, { actor }: Ctx<Citizen>): Promise<string | null> {
  const [session] = await tx
    .select({ loginSessionId: sessions.loginSessionId })
    .from(sessions)
    .where(and(eq(sessions.id, actor.sessionId), eq(sessions.personId, actor.personId)))
  return session?.loginSessionId ?? null
}
