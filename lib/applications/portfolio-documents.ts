import { formatDay, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { KIN_FACTS, PortfolioFact } from './definition'
import { type Facts, factValue } from './facts'

/** A document of the portfolio a field may offer; `value` is the answer, `<fact>:<number>`. */
export type PortfolioDocument = { fact: PortfolioFact; value: string }

/** Numbers of the documents of one kind that the registers know of. */
function numbersOf(facts: Facts, code: PortfolioFact): string[] {
  switch (code) {
    case 'id_card':
    case 'passport':
    case 'driving_licence': {
      const one = factValue(facts, code)
      return one ? [one.number] : []
    }
    case 'vehicles':
      return (factValue(facts, code) ?? []).map(({ plate }) => plate)
    case 'education':
      return (factValue(facts, code) ?? []).flatMap(({ documentNumber }) => documentNumber ?? [])
    case 'property':
      return (factValue(facts, code) ?? []).map(({ registryNumber }) => registryNumber)
    case 'employment':
      return (factValue(facts, code) ?? []).map(({ tin }) => tin)
  }
}

export const documentsOf = (facts: Facts, of: readonly PortfolioFact[]): PortfolioDocument[] =>
  of.flatMap((fact) => numbersOf(facts, fact).map((number) => ({ fact, value: `${fact}:${number}` })))

/** A document in words: kind and number, and what tells it from others of its kind. */
export function documentWords(locale: Locale, facts: Facts, value: string): { label: string; hint?: string } {
  const at = value.indexOf(':')
  const [code, number] = [value.slice(0, at) as PortfolioFact, value.slice(at + 1)]
  const t = getTranslator(locale, 'portfolio')
  switch (code) {
    case 'id_card':
    case 'passport':
    case 'driving_licence': {
      const until = factValue(facts, code)?.expiresOn
      return {
        label: `${t(`documents.${code}`)} ${number}`,
        ...(until ? { hint: `${t('expiry.until')}: ${formatDay(locale, until)}` } : {}),
      }
    }
    case 'vehicles': {
      const car = factValue(facts, code)?.find(({ plate }) => plate === number)
      return { label: number, ...(car ? { hint: `${car.make} ${car.model}, ${car.year}` } : {}) }
    }
    case 'education': {
      const one = factValue(facts, code)?.find(({ documentNumber }) => documentNumber === number)
      return one
        ? { label: `${t(`education.level.${one.level}`)}, ${number}`, hint: localized(locale, one.institution) }
        : { label: number }
    }
    case 'property': {
      const one = factValue(facts, code)?.find(({ registryNumber }) => registryNumber === number)
      return one
        ? { label: `${t(`property.kind.${one.kind}`)}, ${localized(locale, one.address)}`, hint: number }
        : { label: number }
    }
    case 'employment': {
      const one = factValue(facts, code)?.find(({ tin }) => tin === number)
      return one ? { label: one.employer, hint: localized(locale, one.position) } : { label: number }
    }
  }
}

export type Relative = { pin: string; name: string; kin: keyof typeof KIN_FACTS; birthDate?: string }

/** People of the applicant's family, as the registers know them. */
export const relativesOf = (facts: Facts, kin: readonly (keyof typeof KIN_FACTS)[]): Relative[] =>
  kin.flatMap((one): Relative[] => {
    if (one === 'child')
      return (factValue(facts, 'children') ?? []).map(({ pin, name, birthDate }) => ({ pin, name, birthDate, kin: one }))
    if (one === 'parent')
      return (factValue(facts, 'parents') ?? []).flatMap(({ pin, name }) => (pin ? [{ pin, name, kin: one }] : []))
    const spouse = factValue(facts, 'spouse')
    return spouse ? [{ pin: spouse.pin, name: spouse.name, kin: one }] : []
  })

export function relativeWords(locale: Locale, { name, kin, birthDate }: Relative): { label: string; hint: string } {
  const t = getTranslator(locale, 'portfolio')
  const kinship = t(`family.kinship.${kin}`)
  return {
    label: name,
    hint: birthDate
      ? `${kinship}, ${getTranslator(locale, 'applications')('engine.born', { day: formatDay(locale, birthDate) })}`
      : kinship,
  }
}
