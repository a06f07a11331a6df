import { and, eq, gt } from 'drizzle-orm'
import { consents } from '@/db/schema'
import type { ConsentStatus } from '@/db/vocabulary/consents'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { decidableBy } from './policy'
import { statusAt } from './rules'
import { writeMove } from './write-move'

export type WithdrawConsentError = 'not_found' | 'not_in_force'

/** Takes a granted consent back, at once: the next reading of the partner is refused. Withdrawing twice is withdrawing. */
export function withdrawConsent(
  ctx: Ctx<Citizen>,
  { id }: { id: string },
): Promise<Result<{ id: string; status: ConsentStatus }, WithdrawConsentError>> {
  return ctx.db.transaction(async (tx) => {
    if (!isId(id)) return err('not_found')
    const [moved] = await tx
      .update(consents)
      .set({ status: 'withdrawn', endedAt: ctx.now })
      .where(and(eq(consents.id, id), decidableBy(ctx.actor), eq(consents.status, 'granted'), gt(consents.validUntil, ctx.now)))
      .returning()
    if (moved) {
      await writeMove(tx, ctx, moved, 'withdraw', 'withdrawn')
      return ok({ id, status: moved.status })
    }
    const [consent] = await tx
      .select()
      .from(consents)
      .where(and(eq(consents.id, id), decidableBy(ctx.actor)))
    if (!consent) return err('not_found')
    return statusAt(consent, ctx.now) === 'withdrawn' ? ok({ id, status: 'withdrawn' }) : err('not_in_force')
  })
}
