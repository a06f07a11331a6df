import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { accounts, loginParticipants, loginSessions, sessions } from '@/db/schema'
import type { AssuranceLevel, SignInMethod } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Anonymous, Citizen, Ctx } from '@/lib/platform/context'
import { encrypt } from '@/lib/platform/crypto'
import { hashToken, isId, newId, newToken } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { PORTAL_CLIENT } from './clients/model'
import { effectiveLevel } from './levels'
import { endLoginSessions } from './login-sessions'
import { ABSOLUTE_MINUTES, IDLE_MINUTES, ranOut } from './sessions'

export type ConfirmedSignIn = {
  personId: string
  /** The provider's session id. */
  sid: string
  /** As the ID token says; the sign-in itself knows better when it is ours. */
  level: AssuranceLevel
  method: SignInMethod
  idToken: string | null
  /** The cookie this browser still holds; its session ends, so that an old copy is worth nothing. */
  previousToken?: string
}

type Refusal = 'no_account' | 'interrupted'

/**
 * Begins a session after ASAN Login has confirmed who it is, and again after each step-up. The token goes into the cookie and is
 * kept nowhere; the one this browser had is worth nothing from this moment on.
 */
export function startSession(ctx: Ctx<Anonymous>, signIn: ConfirmedSignIn): Promise<Result<{ token: string }, Refusal>> {
  return ctx.db.transaction(async (tx) => {
    if (!isId(signIn.personId)) return err('no_account')
    // Locked until commit: an account closed at this moment is closed before or after, never in between.
    const [account] = await tx
      .select({ status: accounts.status })
      .from(accounts)
      .where(eq(accounts.personId, signIn.personId))
      .for('share')
    if (account?.status !== 'active') return err('no_account')
    const login = await findLogin(tx, signIn.sid)
    // Ended while the browser was on its way back: whoever ended it has not seen this session, so there must not be one.
    if (login && (login.personId !== signIn.personId || login.endedAt || ranOut(login, ctx.now))) return err('interrupted')

    const previous = signIn.previousToken ? await endPrevious(tx, ctx, signIn, login?.id ?? null) : null
    const { method, level } = login ? { method: login.method, level: effectiveLevel(login, ctx.now) } : signIn
    const id = newId()
    const { token, hash } = newToken()
    await tx.insert(sessions).values({
      id,
      tokenHash: hash,
      personId: signIn.personId,
      sid: signIn.sid,
      loginSessionId: login?.id ?? null,
      // One goes on acting for whom one acted; whether one still may is asked at each request.
      representationId: previous?.personId === signIn.personId ? previous.representationId : null,
      level,
      method,
      idToken: signIn.idToken ? encrypt(signIn.idToken) : null,
      userAgent: ctx.userAgent ?? null,
      ip: ctx.ip ?? null,
      signedInAt: ctx.now,
      lastSeenAt: ctx.now,
      idleExpiresAt: minutesAfter(ctx.now, IDLE_MINUTES),
      expiresAt: login?.expiresAt ?? minutesAfter(ctx.now, ABSOLUTE_MINUTES),
    })
    // A step-up is no new sign-in; the proof itself was written down at ASAN Login.
    if (login && previous?.loginSessionId === login.id) return ok({ token })

    const signedIn: Ctx<Citizen> = {
      ...ctx,
      actor: { kind: 'citizen', personId: signIn.personId, sessionId: id, loginSessionId: login?.id, level },
    }
    await recordAudit(tx, signedIn, {
      action: 'identity.sign_in',
      subjectType: 'session',
      subjectId: id,
      personId: signIn.personId,
      details: { method, level },
    })
    await publish(tx, signedIn, { type: 'identity.signed_in', personId: signIn.personId, sessionId: id })
    return ok({ token })
  })
}

/** The sign-in that opened the portal under this `sid`, held until commit; none for a provider that is not ours yet (an upgrade). */
async function findLogin(tx: Db, sid: string) {
  const [login] = await tx
    .select({
      id: loginSessions.id,
      personId: loginSessions.personId,
      method: loginSessions.method,
      substantialUntil: loginSessions.substantialUntil,
      highUntil: loginSessions.highUntil,
      idleExpiresAt: loginSessions.idleExpiresAt,
      expiresAt: loginSessions.expiresAt,
      endedAt: loginSessions.endedAt,
    })
    .from(loginParticipants)
    .innerJoin(loginSessions, eq(loginSessions.id, loginParticipants.loginSessionId))
    .where(and(eq(loginParticipants.sid, sid), eq(loginParticipants.clientId, PORTAL_CLIENT)))
    .for('share', { of: loginSessions })
  return login
}

/** The session this browser had. One of another sign-in takes that sign-in along: nobody could end it from here any more. */
async function endPrevious(tx: Db, ctx: Ctx<Anonymous>, { personId, previousToken = '' }: ConfirmedSignIn, loginId: string | null) {
  const [previous] = await tx
    .select({
      id: sessions.id,
      personId: sessions.personId,
      loginSessionId: sessions.loginSessionId,
      representationId: sessions.representationId,
    })
    .from(sessions)
    .where(and(eq(sessions.tokenHash, hashToken(previousToken)), isNull(sessions.endedAt)))
  if (!previous) return null
  if (previous.loginSessionId && previous.loginSessionId !== loginId)
    await endLoginSessions(tx, ctx, { ids: [previous.loginSessionId] }, previous.personId === personId ? 'rotated' : 'replaced')
  await tx
    .update(sessions)
    .set({ endedAt: ctx.now, endReason: 'rotated', idToken: null })
    .where(and(eq(sessions.id, previous.id), isNull(sessions.endedAt)))
  return previous
}
