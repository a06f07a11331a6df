import { randomBytes } from 'node:crypto'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { loginChallenges } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { isId, newId } from '@/lib/platform/ids'
import { minutesAfter } from '@/lib/platform/time'

const PURPOSE = 'e_signature'
const GOOD_FOR_MINUTES = 10
/** One that would run out while the card is being looked for is not handed out again. */
const AT_LEAST_MINUTES = 6

const t = loginChallenges

export type Challenge = { id: string; nonce: string }

/** A random number for a card to sign, for this sign-in only. Loading the page again does not make another one each time. */
export async function openChallenge(ctx: Ctx, boundTo: string): Promise<Challenge> {
  const [open] = await ctx.db
    .select({ id: t.id, nonce: t.challenge })
    .from(t)
    .where(
      and(
        eq(t.purpose, PURPOSE),
        eq(t.boundTo, boundTo),
        isNull(t.usedAt),
        gt(t.expiresAt, minutesAfter(ctx.now, AT_LEAST_MINUTES)),
      ),
    )
    .orderBy(desc(t.issuedAt))
    .limit(1)
  if (open) return open
  const made = { id: newId(), nonce: randomBytes(32).toString('base64') }
  await ctx.db.insert(t).values({
    id: made.id,
    purpose: PURPOSE,
    boundTo,
    challenge: made.nonce,
    issuedAt: ctx.now,
    expiresAt: minutesAfter(ctx.now, GOOD_FOR_MINUTES),
  })
  return made
}

/** Takes the challenge out of use: of many answers at once one gets it, right or wrong. Null when it is not there for this sign-in. */
export async function takeChallenge(ctx: Ctx, { id, boundTo }: { id: string; boundTo: string }): Promise<string | null> {
  if (!isId(id)) return null
  const [row] = await ctx.db
    .update(t)
    .set({ usedAt: ctx.now })
    .where(and(eq(t.id, id), eq(t.purpose, PURPOSE), eq(t.boundTo, boundTo), isNull(t.usedAt), gt(t.expiresAt, ctx.now)))
    .returning({ nonce: t.challenge })
  return row?.nonce ?? null
}
