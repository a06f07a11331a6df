import { and, eq, gt, isNull } from 'drizzle-orm'
import { mobileSignatures } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { giveBack } from '../../throttle'
import { openAccount } from '../open-account'

/** A signature is turned into a sign-in soon after it was given, or not at all. */
const GOOD_FOR_MINUTES = 5

const t = mobileSignatures

/**
 * Turns a good signature into a sign-in. Of many at once exactly one gets it; and only in the sign-in it was given for.
 *
 * @returns the person, and the certificate's serial number
 */
export function redeemSignature(
  ctx: Ctx,
  { id, boundTo }: { id: string; boundTo: string },
): Promise<Result<{ personId: string; credential: string }, 'not_confirmed'>> {
  return ctx.db.transaction(async (tx) => {
    const [row] = await tx
      .update(t)
      .set({ redeemedAt: ctx.now })
      .where(
        and(
          eq(t.id, id),
          eq(t.boundTo, boundTo),
          eq(t.status, 'signed'),
          isNull(t.redeemedAt),
          gt(t.settledAt, minutesAfter(ctx.now, -GOOD_FOR_MINUTES)),
        ),
      )
      .returning({ personId: t.personId, serial: t.certificateSerial, throttleKeys: t.throttleKeys })
    if (!row?.personId || !row.serial) return err('not_confirmed')
    await openAccount(tx, ctx, row.personId, 'asan_imza')
    const [phone, address] = row.throttleKeys
    if (phone) await giveBack(tx, { key: phone }, address ? { key: address } : null)
    return ok({ personId: row.personId, credential: row.serial })
  })
}
