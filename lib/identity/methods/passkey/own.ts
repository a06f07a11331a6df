import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { and, asc, count, eq, isNull, ne } from 'drizzle-orm'
import { z } from 'zod'
import { accounts, loginProofs, loginSessions, passkeys, people } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { formatPersonName } from '@/lib/i18n'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { hasLevel } from '../../levels'
import { endLoginSessions } from '../../login-sessions'
import { issueChallenge, takeChallenge } from './challenges'
import { MAX_PASSKEYS, type PasskeyError, type PasskeySite, type PasskeyView, type RenamePasskey } from './model'
import { readJson, userHandleOf } from './sign-in'

const Base64 = z.string().max(8_000)
const Answer = z.object({
  id: Base64,
  rawId: Base64,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: Base64,
    attestationObject: Base64,
    transports: z.array(z.string().max(20)).max(8).default([]),
  }),
})

/** EdDSA, ES256 and RS256: what the devices of today make. */
const ALGORITHMS = [-8, -7, -257]

const open = (personId: string) => and(eq(passkeys.personId, personId), isNull(passkeys.removedAt))

/** The passkeys of the person signed in, oldest first. */
export const listPasskeys = (ctx: Ctx<Citizen>): Promise<PasskeyView[]> =>
  ctx.db
    .select({
      id: passkeys.id,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
      backedUp: passkeys.backedUp,
    })
    .from(passkeys)
    .where(open(ctx.actor.personId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id))

/** What the browser is asked to make. Null when nobody may make one now: a password alone must not give itself a stronger proof. */
export async function newPasskeyQuestion(
  ctx: Ctx<Citizen>,
  site: PasskeySite,
  boundTo: string,
): Promise<Result<PublicKeyCredentialCreationOptionsJSON, PasskeyError>> {
  const { personId } = ctx.actor
  if (!hasLevel(ctx.actor, 'substantial')) return err('level_too_low')
  const [person] = await ctx.db.select().from(people).where(eq(people.id, personId))
  if (!person) throw new Error(`Cannot make a passkey: expected person ${personId}, got none`)
  const known = await ctx.db
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(open(personId))
  if (known.length >= MAX_PASSKEYS) return err('too_many_passkeys')
  const name = formatPersonName(person)
  const challenge = await issueChallenge(ctx, { purpose: 'passkey.enrol', boundTo })
  return ok(
    await generateRegistrationOptions({
      rpID: site.id,
      rpName: 'ASAN Login',
      userID: new Uint8Array(Buffer.from(userHandleOf(personId), 'base64url')),
      userName: name,
      userDisplayName: name,
      challenge: Buffer.from(challenge, 'base64url'),
      attestationType: 'none',
      supportedAlgorithmIDs: ALGORITHMS,
      excludeCredentials: known,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      timeout: 120_000,
    }),
  )
}

/** Keeps a new passkey. At most ten, so that its owner still knows them by name. */
export async function addPasskey(
  ctx: Ctx<Citizen>,
  site: PasskeySite,
  { boundTo, name, answer }: { boundTo: string; name: string; answer: string },
): Promise<Result<{ id: string }, PasskeyError>> {
  const { personId } = ctx.actor
  if (!hasLevel(ctx.actor, 'substantial')) return err('level_too_low')
  const parsed = Answer.safeParse(readJson(answer))
  if (!parsed.success) return err('passkey_refused')
  const made = await verify(ctx, site, parsed.data)
  if (!made || !(await takeChallenge(ctx, { purpose: 'passkey.enrol', boundTo }, made.challenge))) return err('passkey_refused')

  return ctx.db.transaction(async (tx) => {
    // Locked, so that two at once are counted one after the other.
    await tx.select({ id: accounts.personId }).from(accounts).where(eq(accounts.personId, personId)).for('update')
    const [known] = await tx.select({ number: count() }).from(passkeys).where(open(personId))
    if ((known?.number ?? 0) >= MAX_PASSKEYS) return err('too_many_passkeys')
    const id = newId()
    const [added] = await tx
      .insert(passkeys)
      .values({
        id,
        personId,
        credentialId: made.credential.id,
        publicKey: Buffer.from(made.credential.publicKey),
        counter: made.credential.counter,
        transports: parsed.data.response.transports,
        name,
        backedUp: made.backedUp,
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: passkeys.id })
    if (!added) return err('passkey_exists')
    await recordAudit(tx, ctx, { action: 'identity.passkey_added', subjectType: 'passkey', subjectId: id, personId })
    await publish(tx, ctx, { type: 'identity.passkey_added', personId, passkeyId: id })
    return ok({ id })
  })
}

async function verify(ctx: Ctx, site: PasskeySite, answer: z.output<typeof Answer>) {
  let challenge = ''
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as RegistrationResponseJSON,
      expectedChallenge: (signed) => {
        challenge = signed
        return true
      },
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    })
    return verified ? { challenge, credential: registrationInfo.credential, backedUp: registrationInfo.credentialBackedUp } : null
  } catch (error) {
    ctx.log.warn({ err: error }, 'a new passkey is refused')
    return null
  }
}

export function renamePasskey(ctx: Ctx<Citizen>, { id, name }: RenamePasskey): Promise<Result<undefined, PasskeyError>> {
  const { personId } = ctx.actor
  return ctx.db.transaction(async (tx) => {
    if (!hasLevel(ctx.actor, 'substantial')) return err('level_too_low')
    const { rowCount } = await tx
      .update(passkeys)
      .set({ name })
      .where(and(eq(passkeys.id, id), open(personId)))
    if (rowCount !== 1) return err('passkey_not_found')
    await recordAudit(tx, ctx, { action: 'identity.passkey_renamed', subjectType: 'passkey', subjectId: id, personId })
    return ok()
  })
}

/** Takes a passkey away: it opens nothing any more, and what it opened ends, except the sign-in of who takes it away. */
export function removePasskey(
  ctx: Ctx<Citizen>,
  { id, loginSessionId }: { id: string; loginSessionId: string },
): Promise<Result<undefined, PasskeyError>> {
  const { personId } = ctx.actor
  return ctx.db.transaction(async (tx) => {
    if (!hasLevel(ctx.actor, 'substantial')) return err('level_too_low')
    const { rowCount } = await tx
      .update(passkeys)
      .set({ removedAt: ctx.now })
      .where(and(eq(passkeys.id, id), open(personId)))
    if (rowCount !== 1) return err('passkey_not_found')
    const opened = await tx
      .selectDistinct({ id: loginSessions.id })
      .from(loginProofs)
      .innerJoin(loginSessions, eq(loginSessions.id, loginProofs.loginSessionId))
      .where(and(eq(loginProofs.credential, id), isNull(loginSessions.endedAt), ne(loginSessions.id, loginSessionId)))
    const ids = opened.map((one) => one.id)
    if (ids.length > 0) await endLoginSessions(tx, ctx, { ids }, 'credential_revoked')
    await recordAudit(tx, ctx, { action: 'identity.passkey_removed', subjectType: 'passkey', subjectId: id, personId })
    await publish(tx, ctx, { type: 'identity.passkey_removed', personId, passkeyId: id })
    return ok()
  })
}
