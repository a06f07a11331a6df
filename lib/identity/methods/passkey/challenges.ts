import { randomBytes } from 'node:crypto'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { loginChallenges } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { minutesAfter } from '@/lib/platform/time'

const GOOD_FOR_MINUTES = 5

type Use = {
  purpose: 'passkey.sign_in' | 'passkey.enrol'
  /** The sign-in or session it belongs to; an answer given elsewhere is refused. */
  boundTo: string
}

/** A random challenge (base64url) for a passkey to sign. */
export async function issueChallenge(ctx: Ctx, use: Use): Promise<string> {
  const challenge = randomBytes(32).toString('base64url')
  await ctx.db
    .insert(loginChallenges)
    .values({ id: newId(), ...use, challenge, issuedAt: ctx.now, expiresAt: minutesAfter(ctx.now, GOOD_FOR_MINUTES) })
  return challenge
}

/** Uses a challenge up: of many answers at once one gets it. */
export async function takeChallenge(ctx: Ctx, { purpose, boundTo }: Use, challenge: string): Promise<boolean> {
  const t = loginChallenges
  const { rowCount } = await ctx.db
    .update(t)
    .set({ usedAt: ctx.now })
    .where(
      and(eq(t.challenge, challenge), eq(t.purpose, purpose), eq(t.boundTo, boundTo), isNull(t.usedAt), gt(t.expiresAt, ctx.now)),
    )
  return rowCount === 1
}
