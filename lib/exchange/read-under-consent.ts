import type { LocalizedText } from '@/db/columns'
import type { FactCode } from '@/db/vocabulary/registers'
import { recordDisclosure } from '@/lib/audit'
import { findGrant, type GrantError } from '@/lib/consents'
import { getTranslator } from '@/lib/i18n'
import type { Ctx, Partner } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import type { Facts } from './model'
import { collectFacts } from './read-facts'

export type ConsentReadError = GrantError | 'field_not_granted'

/**
 * What a partner reads under a citizen's consent: the granted fields and nothing else.
 *
 * The registers are asked first, outside a transaction; then the right is checked once more under a lock and the disclosure
 * is written with it. So nothing leaves that the citizen cannot see, and after a withdrawal nothing leaves at all.
 *
 * @param fields some of the granted fields; all of them when left out
 */
export async function readUnderConsent(
  ctx: Ctx<Partner>,
  consentId: string,
  fields?: readonly FactCode[],
): Promise<Result<{ facts: Partial<Facts> }, ConsentReadError>> {
  const before = await findGrant(ctx.db, ctx, consentId)
  if (!before.ok) return before
  const wanted = fields ?? before.value.fields
  if (wanted.some((field) => !before.value.fields.includes(field))) return err('field_not_granted')
  const facts = await collectFacts(ctx, before.value.personId, wanted)

  return ctx.db.transaction(async (tx) => {
    const grant = await findGrant(tx, ctx, consentId, { hold: true })
    if (!grant.ok) return grant
    const left = wanted.filter((field) => facts[field].ok)
    // A register that failed gave nothing away; with no field there is nothing to tell.
    if (left.length > 0) {
      const { personId, partnerName, partnerKind } = grant.value
      await recordDisclosure(
        tx,
        ctx,
        {
          personId,
          what: 'consented_fields',
          purpose: 'consent',
          right: 'consent',
          subjectType: 'consent',
          subjectId: consentId,
          fields: left,
        },
        { body: partnerName, role: roleOf(partnerKind) },
      )
    }
    return ok({ facts })
  })
}

function roleOf(kind: 'bank' | 'insurer' | 'mobile_operator'): LocalizedText {
  const name = (locale: 'az' | 'en' | 'ru') => getTranslator(locale, 'consents')(`partnerKind.${kind}`)
  return { az: name('az'), en: name('en'), ru: name('ru') }
}
