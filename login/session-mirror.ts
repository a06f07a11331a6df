import { createHash } from 'node:crypto'
import { asc, eq, sql } from 'drizzle-orm'
import Provider, { type AdapterPayload, errors, type KoaContextWithOIDC, type Session } from 'oidc-provider'
import { type Db, prepared } from '@/db/client'
import { accounts, loginParticipants, loginProofs, loginSessions, logoutDeliveries } from '@/db/schema'
import { type AssuranceLevel, SIGN_IN_METHODS, type SessionEndReason, type SignInMethod } from '@/db/vocabulary/identity'
import {
  ABSOLUTE_MINUTES,
  effectiveLevel,
  endLoginSessions,
  findLiveLogin,
  IDLE_MINUTES,
  idleEnd,
  isLevel,
  type LoginSession,
  NOTHING_PROVEN,
  provenAtLevel,
  reaches,
  withProof,
} from '@/lib/identity'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { isId, newId } from '@/lib/platform/ids'
import { systemContext } from '@/lib/platform/system-context'
import { minutesAfter } from '@/lib/platform/time'
import { clientAddress } from './http'
import { METHODS } from './methods'

// The provider's own Session is a copy; the sign-in itself is a row of login_sessions. What is written here is what all portals share.

/** What a request to the provider tells about the session it saves. */
export type SignInRequest = {
  ip: string | undefined
  userAgent: string | undefined
  /** Who was just confirmed, and how. */
  proof: { personId: string; method: SignInMethod; level: AssuranceLevel; credential: string | null; at: Date | null } | null
  /** The portal that was just given a code. */
  joined: string | null
  /** Signing out looks at the session and changes nothing about the sign-in. */
  signingOut: boolean
}

/** The request under way; what it has to tell about somebody signing in. */
export function currentRequest(): SignInRequest {
  const ctx = Provider.ctx
  const { oidc } = ctx ?? {}
  const secure = oidc?.issuer?.startsWith('https:') ?? false
  return {
    ip: ctx && clientAddress(ctx, secure),
    userAgent: ctx?.get('user-agent').slice(0, 300) || undefined,
    proof: proofOf(oidc),
    joined: oidc?.entities.AuthorizationCode ? (oidc.client?.clientId ?? null) : null,
    signingOut: oidc?.route?.startsWith('end_session') ?? false,
  }
}

/** What the page of a method told the provider (`interactionResult`). The words are our own; anything else is no proof. */
export function proofOf(oidc: KoaContextWithOIDC['oidc'] | undefined): SignInRequest['proof'] {
  const login = oidc?.result?.login as Record<string, unknown> | undefined
  if (!login) return null
  const { accountId, acr, method: told, credential, provenAt } = login
  const method = SIGN_IN_METHODS.find((one) => one === told)
  if (typeof accountId !== 'string' || !isLevel(acr) || !method)
    throw new Error(`Cannot keep a sign-in: expected a person, a level and a method, got acr '${acr}' and method '${told}'`)
  return {
    personId: accountId,
    method,
    level: acr,
    credential: typeof credential === 'string' ? credential : null,
    at: typeof provenAt === 'number' ? new Date(provenAt) : null,
  }
}

const over = () => new errors.LoginRequired('the sign-in ended meanwhile')

/**
 * Writes down what a saved session means: the sign-in begins or goes on, a new proof raises its level, a portal joins.
 * In the transaction that keeps the provider's copy.
 *
 * @throws {errors.LoginRequired} when the sign-in has ended meanwhile: nothing joins it any more, and no code leaves the house
 */
export async function keepLogin(tx: Db, payload: AdapterPayload, request: SignInRequest, now: Date): Promise<void> {
  const { uid, accountId } = payload
  if (!uid || !accountId || request.signingOut) return
  const proof = request.proof?.personId === accountId ? { ...request.proof, at: request.proof.at ?? now } : null
  const row = (await locked(tx, uid)) ?? (proof && (await begun(tx, uid, proof, request, now))) ?? (await locked(tx, uid))
  if (row?.personId !== accountId || row.endedAt || row.idleExpiresAt <= now || row.expiresAt <= now) throw over()

  // One that has just begun says all of this already.
  if (row.known)
    await tx
      .update(loginSessions)
      .set({
        lastUsedAt: now,
        idleExpiresAt: idleEnd(now, row.expiresAt),
        ...(proof ? { provenAt: laterOf(row.provenAt, proof.at), ...withProof(row, proof.level, proof.at) } : {}),
      })
      .where(eq(loginSessions.id, row.id))
  if (proof)
    await tx.insert(loginProofs).values({
      id: newId(),
      loginSessionId: row.id,
      personId: row.personId,
      method: proof.method,
      level: proof.level,
      provenAt: proof.at,
      credential: proof.credential,
    })
  if (request.joined) await join(tx, row.id, request.joined, payload.authorizations?.[request.joined]?.sid, now)
}

const laterOf = (one: Date, other: Date): Date => (one > other ? one : other)

type Row = Pick<
  typeof loginSessions.$inferSelect,
  'id' | 'personId' | 'provenAt' | 'substantialUntil' | 'highUntil' | 'idleExpiresAt' | 'expiresAt' | 'endedAt'
> & { known: boolean }

/** Waits for whoever ends it at this moment. */
async function locked(tx: Db, uid: string): Promise<Row | undefined> {
  const [row] = await tx
    .select({
      id: loginSessions.id,
      personId: loginSessions.personId,
      provenAt: loginSessions.provenAt,
      substantialUntil: loginSessions.substantialUntil,
      highUntil: loginSessions.highUntil,
      idleExpiresAt: loginSessions.idleExpiresAt,
      expiresAt: loginSessions.expiresAt,
      endedAt: loginSessions.endedAt,
    })
    .from(loginSessions)
    .where(eq(loginSessions.uid, uid))
    .for('update')
  return row && { ...row, known: true }
}

/** A new sign-in; undefined when another request of this browser has just written it. */
async function begun(
  tx: Db,
  uid: string,
  proof: NonNullable<SignInRequest['proof']> & { at: Date },
  { ip, userAgent }: SignInRequest,
  now: Date,
): Promise<Row | undefined> {
  if (!isId(proof.personId)) throw over()
  // An account that is closed at this moment is closed before or after, never in between.
  const [account] = await tx
    .select({ status: accounts.status, passwordChangedAt: accounts.passwordChangedAt })
    .from(accounts)
    .where(eq(accounts.personId, proof.personId))
    .for('share')
  if (account?.status !== 'active') throw over()
  // Typed before it was changed: whoever changed it has ended all sign-ins but could not yet see this one.
  if (proof.method === 'password' && account.passwordChangedAt > proof.at) throw over()
  const times = withProof(NOTHING_PROVEN, proof.level, proof.at)
  const [row] = await tx
    .insert(loginSessions)
    .values({
      id: newId(),
      uid,
      personId: proof.personId,
      method: proof.method,
      startedAt: now,
      provenAt: proof.at,
      ...times,
      lastUsedAt: now,
      idleExpiresAt: minutesAfter(now, IDLE_MINUTES),
      expiresAt: minutesAfter(now, ABSOLUTE_MINUTES),
      userAgent: userAgent ?? null,
      ip: ip ?? null,
    })
    .onConflictDoNothing()
    .returning()
  if (!row) return undefined
  const ctx = { ...systemContext('identity.sign-in'), now, requestId: String(Provider.ctx?.state?.requestId ?? uid) }
  await publish(tx, ctx, { type: 'identity.login_started', personId: row.personId, loginSessionId: row.id })
  return { ...row, known: false }
}

/**
 * Coming back to a portal it has opened before only renews the time of use. One that the person had taken leave of (a permission
 * taken back and given again) is told of the next end like any other.
 */
async function join(tx: Db, loginSessionId: string, clientId: string, sid: string | undefined, now: Date): Promise<void> {
  if (!sid) throw new Error(`Cannot let ${clientId} join: expected its sid in the session, got none`)
  const [row] = await tx
    .insert(loginParticipants)
    .values({ id: newId(), loginSessionId, clientId, sid, joinedAt: now, lastUsedAt: now })
    .onConflictDoUpdate({
      target: [loginParticipants.loginSessionId, loginParticipants.clientId],
      set: { lastUsedAt: now, logoutStatus: null, logoutSettledAt: null },
    })
    .returning({ id: loginParticipants.id })
  if (row) await tx.delete(logoutDeliveries).where(eq(logoutDeliveries.participantId, row.id))
}

const proofsOf = prepared('login_proofs_of', (db, name) =>
  db
    .select({ method: loginProofs.method, level: loginProofs.level, provenAt: loginProofs.provenAt })
    .from(loginProofs)
    .where(eq(loginProofs.loginSessionId, sql.placeholder('id')))
    .orderBy(asc(loginProofs.provenAt))
    .prepare(name),
)

/** A sign-in that lives, with the methods behind a level that still counts. */
export type Standing = LoginSession & { methodsFor(level: AssuranceLevel): SignInMethod[] }

export async function findStanding(db: Db, uid: string, now: Date): Promise<Standing | null> {
  const login = await findLiveLogin(db, uid, now)
  if (!login) return null
  const proofs = await proofsOf(db).execute({ id: login.id })
  return {
    ...login,
    methodsFor: (level) => proofs.filter((proof) => stillCounts(proof, level, now)).map(({ method }) => method),
  }
}

const stillCounts = (proof: { level: AssuranceLevel; provenAt: Date }, level: AssuranceLevel, now: Date): boolean =>
  reaches(effectiveLevelOf(proof, now), level)

const effectiveLevelOf = ({ level, provenAt }: { level: AssuranceLevel; provenAt: Date }, now: Date): AssuranceLevel =>
  effectiveLevel(withProof(NOTHING_PROVEN, level, provenAt), now)

/**
 * A kept session as it stands now: gone when the sign-in has ended or run out, else with the level that still counts, the methods
 * and the time that stand behind it. Whoever signs out is still led to the end, so that cookie and grants go too.
 */
export async function asItStands(
  db: Db,
  payload: AdapterPayload,
  request: SignInRequest,
  now: Date,
): Promise<AdapterPayload | undefined> {
  const { uid, accountId } = payload
  if (!uid || !accountId) return payload
  const standing = await findStanding(db, uid, now)
  if (standing?.personId !== accountId) return request.signingOut ? payload : undefined
  return { ...payload, ...asserted(standing, standing.level) }
}

/** What may be said of a sign-in at a level it has. */
export const asserted = (
  standing: Pick<Standing, 'methodsFor' | 'provenAt' | 'substantialUntil' | 'highUntil'>,
  level: AssuranceLevel,
) => ({
  acr: level,
  amr: amrOf(standing.methodsFor(level)),
  loginTs: seconds(provenAtLevel(standing, level) ?? standing.provenAt),
})

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

/** What an ID token says of these methods (RFC 8176). */
export const amrOf = (methods: readonly SignInMethod[]): string[] => [
  ...new Set(METHODS.filter(({ code }) => methods.includes(code)).flatMap(({ amr }) => amr)),
]

/**
 * Makes the provider's Session obey the sign-in: its end is the end of everything it opened, committed before the provider goes on;
 * and each portal gets one and the same `sid` however many requests of a browser arrive at once.
 */
export function watchSessions(provider: Provider, db: () => Db): void {
  const { prototype } = provider.Session
  const { destroy, save } = prototype
  Object.assign(prototype, {
    async save(this: Session & { touched?: boolean }, ttl: number): Promise<string> {
      try {
        return await save.call(this, ttl)
      } catch (error) {
        // What may not be kept is not tried again, where the provider could no longer answer with the error.
        this.touched = false
        throw error
      }
    },
    async destroy(this: Session): Promise<void> {
      const { accountId, uid } = this
      if (accountId) {
        const reason = makesRoom(provider, this) ? 'replaced' : 'signed_out'
        await endLoginSessions(db(), ending(db(), accountId, uid, reason), { uid }, reason)
      }
      await destroy.call(this)
    },
    ensureClientContainer(this: Session, clientId: string): void {
      if (!this.sidFor(clientId)) this.sidFor(clientId, sidOf(this.uid, clientId))
    },
  })
}

const sidOf = (uid: string, clientId: string): string => createHash('sha256').update(`sid\0${uid}\0${clientId}`).digest('base64url')

/** Somebody else was confirmed in this browser: the provider ends the session and goes back to that sign-in. */
function makesRoom(provider: Provider, { state }: Session): boolean {
  const back = URL.parse(String(state?.postLogoutRedirectUri ?? ''))
  return back?.origin === new URL(provider.issuer).origin && back.pathname.startsWith(`${provider.pathFor('authorization')}/`)
}

/** Who ends it: the person, who signs out; or nobody in particular, when somebody else signs in. */
function ending(db: Db, personId: string, uid: string, reason: SessionEndReason): Ctx {
  const job = systemContext('identity.sign-out')
  const ctx = Provider.ctx
  const { ip, userAgent } = currentRequest()
  const requestId = String(ctx?.state?.requestId ?? job.requestId)
  const common = { ...job, db, requestId, ...(ip ? { ip } : {}), ...(userAgent ? { userAgent } : {}) }
  return reason === 'signed_out' ? { ...common, actor: { kind: 'citizen', personId, sessionId: uid, level: 'low' } } : common
}

/** The provider keeps its copy as long as a sign-in can last; idle time is counted on the sign-in itself, which every portal renews. */
export const sessionSeconds = (_ctx: unknown, session: { accountId?: string | undefined }): number =>
  60 * (session.accountId ? ABSOLUTE_MINUTES : 60)
