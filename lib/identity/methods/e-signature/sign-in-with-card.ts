import { eq } from 'drizzle-orm'
import { people } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { openAccount } from '../open-account'
import type { SignatureProblem } from '../pki/model'
import type { Judge } from '../pki/verify'
import { takeChallenge } from './challenge'
import { verifyToken } from './web-eid'

export type CardRefusal = SignatureProblem | 'token_malformed' | 'challenge_stale' | 'person_unknown'

type CardAnswer = {
  token: string
  challengeId: string
  boundTo: string
  /** Of ASAN Login: the only one for which a token is good here. */
  origin: string
}

/** Signs somebody in with what their card signed. The challenge is used up by the first answer, right or wrong. */
export async function signInWithCard(
  ctx: Ctx,
  judge: Judge,
  { token, challengeId, boundTo, origin }: CardAnswer,
): Promise<Result<{ personId: string; credential: string }, CardRefusal>> {
  const nonce = await takeChallenge(ctx, { id: challengeId, boundTo })
  if (!nonce) return err('challenge_stale')
  const verified = await verifyToken(token, { origin, nonce }, ctx.now, judge)
  if (!verified.ok) return refuse(ctx, challengeId, verified.error)
  const { pin, serial } = verified.value
  const [person] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.pin, pin))
  if (!person) return refuse(ctx, challengeId, 'person_unknown')
  await ctx.db.transaction((tx) => openAccount(tx, ctx, person.id, 'e_signature'))
  return ok({ personId: person.id, credential: serial })
}

async function refuse(ctx: Ctx, challengeId: string, reason: CardRefusal) {
  await recordAudit(ctx.db, ctx, {
    action: 'identity.sign_in_failed',
    subjectType: 'sign_in',
    subjectId: challengeId,
    details: { method: 'e_signature', reason },
  })
  return err(reason)
}
