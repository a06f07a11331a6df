import { formatDay, formatMoney, getTranslator, type Locale, localized } from '@/lib/i18n'
import { type FactCode, type Facts, type FactValues, factValue } from './facts'

/** Where a shown value comes from. */
export type ShownSource = { agencyCode: string; asOf: string }

export function factLine(locale: Locale, facts: Facts, code: FactCode): { value: string; source?: ShownSource } {
  const source = sourceOf(facts, code)
  return { value: displayFact(locale, facts, code), ...(source ? { source } : {}) }
}

export function sourceOf(facts: Facts, code: FactCode): ShownSource | undefined {
  const fact = facts[code]
  return fact?.ok ? { agencyCode: fact.agencyCode, asOf: fact.asOf } : undefined
}

/** A value of a register in words. */
export function displayFact(locale: Locale, facts: Facts, code: FactCode): string {
  const t = getTranslator(locale, 'applications')
  if (!facts[code]?.ok) return t('fact.unavailable')
  return words(locale, facts, code) || t('fact.none')
}

function words(locale: Locale, facts: Facts, code: FactCode): string {
  const t = getTranslator(locale, 'applications')
  const p = getTranslator(locale, 'portfolio')
  const day = (at: string) => formatDay(locale, at)
  const list = <C extends FactCode, T>(of: C, each: (item: T) => string): string =>
    ((factValue(facts, of) ?? []) as unknown as readonly T[]).map(each).join('; ')
  switch (code) {
    case 'person.name':
    case 'person.pin':
    case 'person.address':
      return factValue(facts, code) ?? ''
    case 'person.citizenship': {
      const country = factValue(facts, code)
      return country === 'AZ' ? p('citizenship.AZ') : (country ?? '')
    }
    case 'person.birth_date': {
      const born = factValue(facts, code)
      return born ? day(born) : ''
    }
    case 'person.birth_place': {
      const place = factValue(facts, code)
      return place ? localized(locale, place) : ''
    }
    case 'person.sex': {
      const sex = factValue(facts, code)
      return sex ? t(`sex.${sex}`) : ''
    }
    case 'person.marital_status': {
      const status = factValue(facts, code)
      return status ? p(`marital.${status}`) : ''
    }
    case 'residence': {
      const home = factValue(facts, code)
      return home ? localized(locale, home.line) : ''
    }
    case 'spouse':
      return factValue(facts, code)?.name ?? ''
    case 'birth_record': {
      const record = factValue(facts, code)
      return record ? `${record.number}, ${day(record.recordedOn)}, ${localized(locale, record.office)}` : ''
    }
    case 'id_card':
    case 'passport':
    case 'driving_licence':
      return document(locale, factValue(facts, code))
    case 'pension': {
      const pension = factValue(facts, code)
      return pension
        ? p('employment.pensionLine', {
            kind: p(`employment.pensionKind.${pension.kind}`),
            since: day(pension.since),
            amount: formatMoney(locale, pension.monthlyQepik),
          })
        : ''
    }
    case 'income_12_months': {
      const income = factValue(facts, code)
      return income && income.months.length > 0
        ? `${formatMoney(locale, income.totalQepik)} (${p('employment.average')}: ${formatMoney(locale, income.averageQepik)})`
        : ''
    }
    case 'children':
      return list(code, (child: FactValues['children'][number]) => displayChild(locale, child))
    case 'parents':
      return list(code, ({ name, kinship }: FactValues['parents'][number]) => `${name} (${p(`family.kinship.${kinship}`)})`)
    case 'household':
      return list(code, ({ name, kinship }: FactValues['household'][number]) => `${name} (${p(`family.kinship.${kinship}`)})`)
    case 'vehicles':
      return list(code, (car: FactValues['vehicles'][number]) => `${car.plate}, ${car.make} ${car.model}, ${car.year}`)
    case 'education':
      return list(
        code,
        (one: FactValues['education'][number]) => `${p(`education.level.${one.level}`)}, ${localized(locale, one.institution)}`,
      )
    case 'employment':
      return list(code, (job: FactValues['employment'][number]) => `${job.employer}, ${localized(locale, job.position)}`)
    case 'property':
      return list(
        code,
        (one: FactValues['property'][number]) => `${p(`property.kind.${one.kind}`)}, ${localized(locale, one.address)}`,
      )
  }
}

function document(locale: Locale, one: { number: string; expiresOn: string | null } | null): string {
  if (!one) return ''
  const t = getTranslator(locale, 'applications')
  return one.expiresOn
    ? t('fact.cardUntil', { number: one.number, until: formatDay(locale, one.expiresOn) })
    : t('fact.cardUnlimited', { number: one.number })
}

export const displayChild = (locale: Locale, child: FactValues['children'][number]): string =>
  getTranslator(locale, 'applications')('fact.child', { name: child.name, born: formatDay(locale, child.birthDate) })
