import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { consents, partners } from '@/db/schema'
import type { PartnerKind } from '@/db/vocabulary/consents'
import type { FactCode } from '@/db/vocabulary/registers'
import type { Ctx, Partner } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { visibleTo } from './policy'
import { statusAt } from './rules'

export type GrantError = 'not_found' | 'not_granted' | 'withdrawn' | 'expired' | 'partner_inactive'
export type Grant = {
  consentId: string
  personId: string
  fields: FactCode[]
  partnerName: LocalizedText
  partnerKind: PartnerKind
}

/**
 * What the partner may read under a consent at this moment.
 *
 * @param hold keeps the consent from being withdrawn until the surrounding transaction ends; ask so where the disclosure is
 * written, then of a withdrawal and a reading one is first for everybody
 */
export async function findGrant(
  db: Db,
  ctx: Ctx<Partner>,
  consentId: string,
  { hold = false } = {},
): Promise<Result<Grant, GrantError>> {
  if (!isId(consentId)) return err('not_found')
  const query = db
    .select({ consent: consents, partner: { name: partners.name, kind: partners.kind, active: partners.active } })
    .from(consents)
    .innerJoin(partners, eq(partners.code, consents.partnerCode))
    .where(and(eq(consents.id, consentId), visibleTo(ctx.actor)))
  const [row] = await (hold ? query.for('share', { of: consents }) : query)
  if (!row) return err('not_found')
  if (!row.partner.active) return err('partner_inactive')
  const status = statusAt(row.consent, ctx.now)
  if (status === 'withdrawn' || status === 'expired') return err(status)
  if (status !== 'granted' || !row.consent.grantedFields) return err('not_granted')
  const { personId, grantedFields } = row.consent
  return ok({ consentId, personId, fields: grantedFields, partnerName: row.partner.name, partnerKind: row.partner.kind })
}
