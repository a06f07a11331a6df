import type { ServiceDetails } from '@/lib/catalogue/model'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import { readFacts } from '@/lib/portfolio'
import { expiryOf, type FactCode, type Facts, type IdentityDocument } from '@/lib/portfolio/model'
import type { DocumentNeed, VisitVerdict } from './model'

/** In which facts of the portfolio a document of the registry shows. Others the state gets in its own ways; nothing is said of them here. */
const FACT_OF: Partial<Record<string, FactCode>> = {
  id_card: 'id_card',
  passport: 'passport',
  birth_cert: 'birth_record',
  marriage_cert: 'spouse',
  residence_ref: 'residence',
  family_ref: 'household',
  property_extract: 'property',
  vehicle_reg_cert: 'vehicles',
  diploma: 'education',
  labour_book: 'employment',
  salary_ref: 'income_12_months',
  driving_licence: 'driving_licence',
}

/** Paper that says who one is or is the request itself: not a document to judge. */
const NOT_JUDGED = new Set(['application'])

/**
 * Whether the way to the centre is worth it, before a time is given: can it be done online, is something missing without which the visit
 * would fail, what is brought and what the state already has. Never a refusal: the citizen may know better than a register.
 *
 * @param own false: for a member of the family, whose records are not read
 */
export async function judgeVisit(ctx: Ctx<Applicant>, service: ServiceDetails, own = true): Promise<VisitVerdict> {
  const documents = service.documents.filter((document) => !NOT_JUDGED.has(document.code))
  const codes = [...new Set(documents.flatMap((document) => FACT_OF[document.code] ?? []))]
  const readable = own && !ctx.actor.deputy && codes.length > 0
  const facts: Partial<Facts> = readable ? await readFacts(ctx, ctx.actor.personId, codes) : {}
  const today = dayInBaku(ctx.now)
  const needs = documents.map(({ code, name, conditional, fromState }): DocumentNeed => {
    const factCode = FACT_OF[code]
    const fact = factCode ? facts[factCode] : undefined
    // What the service itself gives need not be there before.
    const judged = fact && service.result?.code !== code
    const state = !judged
      ? fromState
        ? 'state_gets'
        : 'bring'
      : !fact.ok
        ? 'unknown'
        : isNone(fact.value)
          ? 'none'
          : isExpired(fact.value, today)
            ? 'expired'
            : 'state_has'
    return { code, name, conditional, state, ...(judged && fact.ok && { asOf: fact.asOf }) }
  })
  const missing = needs.filter((need) => (need.state === 'none' || need.state === 'expired') && !need.conditional)
  return { serviceCode: service.code, online: service.online, needs, missing, feeQepik: service.feeQepik, feeKind: service.feeKind }
}

const isNone = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)

const isExpired = (value: unknown, today: string): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'expiresOn' in value &&
  expiryOf((value as IdentityDocument).expiresOn, today).state === 'expired'
