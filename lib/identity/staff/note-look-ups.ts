import type { Db } from '@/db/client'
import { recordDisclosures, seenSince } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { atBaku, dayInBaku } from '@/lib/platform/time'

/**
 * Writes down whose name and PIN an administrator was shown, once a reader, person and day: the list, the card and a
 * look-up by PIN show the same. One's own row is no disclosure. Call it in the transaction of the read.
 */
export async function noteStaffLookUps(tx: Db, ctx: Ctx<Staff>, personIds: readonly string[]): Promise<void> {
  const others = [...new Set(personIds)].filter((personId) => personId !== ctx.actor.personId)
  const seen = await seenSince(tx, ctx, { what: 'staff_account', subjectIds: others, since: atBaku(dayInBaku(ctx.now)) })
  await recordDisclosures(
    tx,
    ctx,
    others
      .filter((personId) => !seen.has(personId))
      .map((personId) => ({
        personId,
        what: 'staff_account',
        purpose: 'staff',
        right: 'law',
        subjectType: 'person',
        subjectId: personId,
        fields: ['person.name', 'person.pin'],
      })),
  )
}
