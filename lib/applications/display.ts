import { formatDay, formatMoney, formatNumber, getTranslator, type Locale } from '@/lib/i18n'
import { formatPhone } from './phone'
import type { AddressAnswer, Answer, Answers, Field, World } from './definition'
import { childrenOf, type FactCode, type Facts, type FactValues, factValue } from './facts'
import { formatIban } from './iban'
import type { Reading } from './read-answers'
import { must, type ServiceText } from './texts'

/** Where a shown value comes from. */
export type ShownSource = { agencyCode: string; asOf: string }
export type AnswerLine = { field: string; label: string; value: string; source?: ShownSource }
export type AnswerSection = { step: string; title: string; lines: AnswerLine[] }

/** The answers in words, step by step: the review page, the case, the officer's view and the printed copy. */
export function answerSections(reading: Reading, world: World, locale: Locale, text: ServiceText): AnswerSection[] {
  return reading.steps.map(({ step, fields }) => ({
    step: step.code,
    title: must(text, `steps.${step.code}.title`),
    lines: fields.map((field) => answerLine(field, reading.answers, world, locale, text)),
  }))
}

function answerLine(field: Field, answers: Answers, world: World, locale: Locale, text: ServiceText): AnswerLine {
  const label = must(text, `fields.${field.name}.label`)
  if (field.kind === 'fact') return { field: field.name, label, ...factLine(locale, world.facts, field.fact) }
  const answer = answers[field.name]
  const value =
    answer === undefined ? getTranslator(locale, 'applications')('notAnswered') : displayAnswer(field, answer, world, locale, text)
  const source = field.kind === 'child' ? sourceOf(world.facts, 'children') : undefined
  return { field: field.name, label, value, ...(source ? { source } : {}) }
}

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
  switch (code) {
    case 'person.name':
    case 'person.pin':
    case 'person.citizenship':
    case 'person.address':
      return factValue(facts, code) ?? t('fact.none')
    case 'person.birth_date': {
      const day = factValue(facts, code)
      return day ? formatDay(locale, day) : t('fact.none')
    }
    case 'person.sex': {
      const sex = factValue(facts, code)
      return sex ? t(`sex.${sex}`) : t('fact.none')
    }
    case 'id_card': {
      const card = factValue(facts, code)
      if (!card) return t('fact.none')
      return card.expiresOn
        ? t('fact.cardUntil', { number: card.number, until: formatDay(locale, card.expiresOn) })
        : t('fact.cardUnlimited', { number: card.number })
    }
    case 'children':
      return (
        childrenOf(facts)
          .map((child) => displayChild(locale, child))
          .join('; ') || t('fact.none')
      )
    default:
      throw new Error(`Cannot show the fact '${code}' in a form: expected one that displayFact knows`)
  }
}

const displayChild = (locale: Locale, child: FactValues['children'][number]): string =>
  getTranslator(locale, 'applications')('fact.child', { name: child.name, born: formatDay(locale, child.birthDate) })

/** An answer in words. */
export function displayAnswer(field: Field, answer: Answer, world: World, locale: Locale, text: ServiceText): string {
  const t = getTranslator(locale, 'applications')
  const option = (value: string) => must(text, `fields.${field.name}.options.${value}`)
  switch (field.kind) {
    case 'number':
      return formatNumber(locale, Number(answer))
    case 'money':
      return formatMoney(locale, Number(answer))
    case 'date':
      return formatDay(locale, String(answer))
    case 'phone':
      return formatPhone(String(answer))
    case 'iban':
      return formatIban(String(answer))
    case 'choice':
      return option(String(answer))
    case 'choices':
      return Array.isArray(answer) ? answer.map(option).join(', ') : ''
    case 'yes_no':
    case 'declaration':
      return t(answer === true ? 'yes' : 'no')
    case 'listed': {
      const entry = world.lists[field.list]?.find(({ value }) => value === answer)
      return entry ? [entry.label, entry.hint].filter(Boolean).join(', ') : String(answer)
    }
    case 'child': {
      const child = childrenOf(world.facts).find(({ pin }) => pin === answer)
      return child ? displayChild(locale, child) : String(answer)
    }
    case 'address':
      return displayAddress(answer as AddressAnswer, world)
    default:
    case 'text':
    case 'pin':
    case 'email':
    case 'fact':
      return String(answer)
  }
}

/** Order of addresses here: postal code, region, settlement, street, building, flat. */
function displayAddress(address: AddressAnswer, world: World): string {
  const region = world.lists.regions?.find(({ value }) => value === address.region)?.label ?? address.region
  return [address.postalCode.toUpperCase(), region, address.settlement, address.street, address.building, address.apartment]
    .filter(Boolean)
    .join(', ')
}
