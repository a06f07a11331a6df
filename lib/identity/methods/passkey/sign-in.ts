import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import { and, eq, isNull, lt } from 'drizzle-orm'
import { z } from 'zod'
import { passkeys } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { issueChallenge, takeChallenge } from './challenges'
import type { PasskeyError, PasskeySite } from './model'

const Base64 = z.string().max(4_000)
const Answer = z.object({
  id: Base64,
  rawId: Base64,
  type: z.literal('public-key'),
  authenticatorAttachment: z.string().max(40).nullish(),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  response: z.object({
    clientDataJSON: Base64,
    authenticatorData: Base64,
    signature: Base64,
    userHandle: z.string().max(200).nullish(),
  }),
})

/** What the browser is asked: any passkey of this site; in a step-up one of the person who is signed in. */
export async function passkeyQuestion(
  ctx: Ctx,
  site: PasskeySite,
  { boundTo, personId }: { boundTo: string; personId: string | null },
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const own = personId
    ? await ctx.db
        .select({ id: passkeys.credentialId, transports: passkeys.transports })
        .from(passkeys)
        .where(and(eq(passkeys.personId, personId), isNull(passkeys.removedAt)))
    : []
  const challenge = await issueChallenge(ctx, { purpose: 'passkey.sign_in', boundTo })
  return generateAuthenticationOptions({
    rpID: site.id,
    challenge: Buffer.from(challenge, 'base64url'),
    userVerification: 'required',
    allowCredentials: own,
    timeout: 120_000,
  })
}

/**
 * Whose passkey answered. The key has to be ours and not removed, the signature good, its holder verified, the challenge of this very
 * sign-in and unused; a counter that goes backwards means that somebody has a copy of the key.
 *
 * @param answer the browser's JSON
 */
export async function checkPasskey(
  ctx: Ctx,
  site: PasskeySite,
  { boundTo, answer }: { boundTo: string; answer: string },
): Promise<Result<{ personId: string; passkeyId: string }, PasskeyError>> {
  const parsed = Answer.safeParse(readJson(answer))
  if (!parsed.success) return err('passkey_refused')
  const [key] = await ctx.db
    .select()
    .from(passkeys)
    .where(and(eq(passkeys.credentialId, parsed.data.id), isNull(passkeys.removedAt)))
  if (!key) return err('passkey_unknown')

  const { userHandle } = parsed.data.response
  if (userHandle && userHandle !== userHandleOf(key.personId)) return err('passkey_refused')
  const verified = await verify(ctx, site, parsed.data, key)
  if (!verified) return err('passkey_refused')
  if (!(await takeChallenge(ctx, { purpose: 'passkey.sign_in', boundTo }, verified.challenge))) return err('passkey_refused')

  // Counters that are in use only go up; of two answers at once with one value the second is the copy.
  const inUse = verified.counter > 0 || key.counter > 0
  const { rowCount } = await ctx.db
    .update(passkeys)
    .set({ counter: verified.counter, backedUp: verified.backedUp, lastUsedAt: ctx.now })
    .where(
      and(
        eq(passkeys.id, key.id),
        isNull(passkeys.removedAt),
        inUse ? lt(passkeys.counter, verified.counter) : eq(passkeys.counter, 0),
      ),
    )
  return rowCount === 1 ? ok({ personId: key.personId, passkeyId: key.id }) : err('passkey_refused')
}

async function verify(ctx: Ctx, site: PasskeySite, answer: z.output<typeof Answer>, key: typeof passkeys.$inferSelect) {
  let challenge = ''
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer as AuthenticationResponseJSON,
      // Looked at below, in the database, once the signature is known to be good.
      expectedChallenge: (signed) => {
        challenge = signed
        return true
      },
      expectedOrigin: site.origin,
      expectedRPID: site.id,
      requireUserVerification: true,
      credential: { id: key.credentialId, publicKey: new Uint8Array(key.publicKey), counter: key.counter },
    })
    if (!verified) return null
    return { challenge, counter: authenticationInfo.newCounter, backedUp: authenticationInfo.credentialBackedUp }
  } catch (error) {
    ctx.log.warn({ err: error, passkeyId: key.id }, 'the answer of a passkey is refused')
    return null
  }
}

/** Under which a passkey keeps whose it is: the person's id here, which tells nobody anything. */
export const userHandleOf = (personId: string): string => Buffer.from(personId.replaceAll('-', ''), 'hex').toString('base64url')

export function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
