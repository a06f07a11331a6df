import { and, eq, isNull } from 'drizzle-orm'
import { accounts, sessions } from '@/db/schema'
import type { AssuranceLevel, SignInMethod } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Anonymous, Citizen, Ctx } from '@/lib/platform/context'
import { encrypt } from '@/lib/platform/crypto'
import { hashToken, isId, newId, newToken } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { ABSOLUTE_MINUTES, IDLE_MINUTES } from './sessions'

export type ConfirmedSignIn = {
  personId: string
  /** The provider's session id. */
  sid: string
  level: AssuranceLevel
  method: SignInMethod
  idToken: string | null
  /** The cookie this browser still holds; its session ends, so that an old copy is worth nothing. */
  previousToken?: string
}

/** Begins a session after ASAN Login has confirmed who it is. The token goes into the cookie and is kept nowhere. */
export function startSession(ctx: Ctx<Anonymous>, signIn: ConfirmedSignIn): Promise<Result<{ token: string }, 'no_account'>> {
  return ctx.db.transaction(async (tx) => {
    if (!isId(signIn.personId)) return err('no_account')
    // Locked until commit: an account closed at this moment is closed before or after, never in between.
    const [account] = await tx
      .select({ status: accounts.status })
      .from(accounts)
      .where(eq(accounts.personId, signIn.personId))
      .for('share')
    if (account?.status !== 'active') return err('no_account')

    if (signIn.previousToken) {
      await tx
        .update(sessions)
        .set({ endedAt: ctx.now, endReason: 'rotated', idToken: null })
        .where(and(eq(sessions.tokenHash, hashToken(signIn.previousToken)), isNull(sessions.endedAt)))
    }
    const id = newId()
    const { token, hash } = newToken()
    await tx.insert(sessions).values({
      id,
      tokenHash: hash,
      personId: signIn.personId,
      sid: signIn.sid,
      level: signIn.level,
      method: signIn.method,
      idToken: signIn.idToken ? encrypt(signIn.idToken) : null,
      userAgent: ctx.userAgent ?? null,
      ip: ctx.ip ?? null,
      signedInAt: ctx.now,
      lastSeenAt: ctx.now,
      idleExpiresAt: minutesAfter(ctx.now, IDLE_MINUTES),
      expiresAt: minutesAfter(ctx.now, ABSOLUTE_MINUTES),
    })

    const signedIn: Ctx<Citizen> = {
      ...ctx,
      actor: { kind: 'citizen', personId: signIn.personId, sessionId: id, level: signIn.level },
    }
    await recordAudit(tx, signedIn, {
      action: 'identity.sign_in',
      subjectType: 'session',
      subjectId: id,
      personId: signIn.personId,
      details: { method: signIn.method, level: signIn.level },
    })
    await publish(tx, signedIn, { type: 'identity.signed_in', personId: signIn.personId, sessionId: id })
    return ok({ token })
  })
}
