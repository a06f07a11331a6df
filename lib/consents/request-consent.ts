import { and, eq } from 'drizzle-orm'
import { consents, partners, people } from '@/db/schema'
import type { Ctx, Partner } from '@/lib/platform/context'
import { newId, newReference } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { NOTICE_VERSION, type RequestConsent } from './model'
import { canRequest } from './policy'
import { writeMove } from './write-move'

export type RequestConsentError = 'partner_unknown' | 'person_unknown' | 'nothing_asked' | 'optional_not_asked'

/** A partner asks a citizen for data. A repeat with the same `partnerReference` returns the first request. */
export function requestConsent(
  ctx: Ctx<Partner>,
  input: RequestConsent,
): Promise<Result<{ id: string; reference: string }, RequestConsentError>> {
  return ctx.db.transaction(async (tx) => {
    const { partnerCode } = ctx.actor
    if (input.fields.length === 0) return err('nothing_asked')
    if (input.optionalFields.some((field) => !input.fields.includes(field))) return err('optional_not_asked')
    const [partner] = await tx.select({ active: partners.active }).from(partners).where(eq(partners.code, partnerCode))
    if (!partner?.active) return err('partner_unknown')
    const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.pin, input.pin))
    if (!person || !canRequest(ctx.actor, person.id)) return err('person_unknown')

    const today = dayInBaku(ctx.now)
    const { pin: _pin, answerWithinDays, ...asked } = input
    const [made] = await tx
      .insert(consents)
      .values({
        ...asked,
        id: newId(),
        reference: newReference('RZL', Number(today.slice(0, 4))),
        personId: person.id,
        partnerCode,
        noticeVersion: NOTICE_VERSION,
        requestedAt: ctx.now,
        answerBy: atBaku(addDays(today, answerWithinDays), '23:59:59'),
      })
      .onConflictDoNothing({ target: [consents.partnerCode, consents.partnerReference] })
      .returning()
    if (made) {
      await writeMove(tx, ctx, made, 'request', 'requested')
      return ok({ id: made.id, reference: made.reference })
    }
    const [first] = await tx
      .select({ id: consents.id, reference: consents.reference })
      .from(consents)
      .where(and(eq(consents.partnerCode, partnerCode), eq(consents.partnerReference, input.partnerReference)))
    if (!first) throw new Error('Cannot request a consent: expected the first request with this reference, found none')
    return ok(first)
  })
}
