import { formatDay, formatMoney, formatNumber, getTranslator, type Locale } from '@/lib/i18n'
import type { AddressAnswer, Answer, Answers, Field, TableAnswer, World } from './definition'
import { displayChild, factLine, type ShownSource, sourceOf } from './display-fact'
import { childrenOf } from './facts'
import { formatIban } from './iban'
import { mayRead, type Viewer } from './masks'
import { formatPhone } from './phone'
import { cellPlaces, type Placed, placed, rowPlaces } from './placed'
import { documentWords, relativesOf, relativeWords } from './portfolio-documents'
import { isAsked, type Reading, scopeOf } from './read-answers'
import { must, type ServiceText } from './texts'

export { displayFact, factLine, type ShownSource, sourceOf } from './display-fact'

/** `files`: what is attached, for a page to link to. */
export type AnswerLine = {
  field: string
  label: string
  value: string
  source?: ShownSource
  files?: { id: string; fileName: string; sizeBytes: number }[]
}
export type AnswerSection = { step: string; title: string; lines: AnswerLine[] }

/**
 * The answers in words, step by step: the review page, the case, the officer's view and the printed copy.
 *
 * @param viewer who looks, for fields that not everybody may read; the applicant's own draft when left out
 */
export function answerSections(
  reading: Pick<Reading, 'steps' | 'answers'>,
  world: World,
  locale: Locale,
  text: ServiceText,
  viewer: Viewer = { role: 'applicant', status: 'draft' },
): AnswerSection[] {
  const words: Words = { world, locale, text }
  return reading.steps.flatMap(({ step, fields }) => {
    const lines = fields
      .filter((field) => mayRead(field, viewer.role, viewer.status, viewer.named))
      .flatMap((field) => answerLines(words, placed(field), reading.answers, reading.answers))
    return lines.length > 0 ? [{ step: step.code, title: must(text, `steps.${step.code}.title`), lines }] : []
  })
}

type Words = { world: World; locale: Locale; text: ServiceText }

/** @param own answers of the same row (or of the form) */
function answerLines(words: Words, place: Placed, own: Answers, all: Answers): AnswerLine[] {
  const { field } = place
  const answer = own[field.name]
  if (field.kind === 'group')
    return rowsOf(answer).flatMap((row, index) => {
      const before = rowTitle(words, field.name, index)
      return askedIn(words, rowPlaces(field, index), row, all).flatMap((inner) =>
        answerLines(words, inner, row, all).map((line) => ({ ...line, label: `${before}: ${line.label}` })),
      )
    })
  if (field.kind === 'table' && answer)
    return field.rows.map((row) => {
      const cells = (answer as TableAnswer).rows[row] ?? {}
      const shown = askedIn(words, cellPlaces(field, row), cells, all).map((cell) => {
        const { label, value } = answerLine(words, cell, cells)
        return `${label}: ${value}`
      })
      return { field: `${field.name}.${row}`, label: must(words.text, `fields.${field.name}.rows.${row}`), value: shown.join('; ') }
    })
  return [answerLine(words, place, own)]
}

const rowsOf = (answer: Answer | undefined): readonly Answers[] => (Array.isArray(answer) ? (answer as readonly Answers[]) : [])

const askedIn = ({ world }: Words, places: readonly Placed[], row: Answers, all: Answers): Placed[] =>
  places.filter(({ field }) => isAsked(field, scopeOf({ ...all, ...row }, world), world))

/** `Car 2`: the service's own words for a row, or the name of the group with its number. */
export const rowTitle = ({ text }: Pick<Words, 'text'>, group: string, index: number): string =>
  text(`fields.${group}.row`, { number: index + 1 }) ?? `${must(text, `fields.${group}.label`)} ${index + 1}`

function answerLine({ world, locale, text }: Words, place: Placed, own: Answers): AnswerLine {
  const { field, name, key } = place
  const label = must(text, `fields.${key}.label`)
  if (field.kind === 'fact') return { field: name, label, ...factLine(locale, world.facts, field.fact) }
  const t = getTranslator(locale, 'applications')
  if (field.kind === 'signature') return { field: name, label, value: t('engine.signature.onSending') }
  const answer = own[field.name]
  if (answer === undefined) return { field: name, label, value: t('notAnswered') }
  const value = displayAnswer(place, answer, world, locale, text)
  if (field.kind === 'file') {
    const files = (world.files[name] ?? []).map(({ id, fileName, sizeBytes }) => ({ id, fileName, sizeBytes }))
    return { field: name, label, value, files }
  }
  const source = sourceOfAnswer(field, String(answer), world)
  return { field: name, label, value, ...(source ? { source } : {}) }
}

/** What was chosen from a register, or taken from it as it stands, keeps its source. */
function sourceOfAnswer(field: Field, answer: string, { facts }: World): ShownSource | undefined {
  if (field.kind === 'child') return sourceOf(facts, 'children')
  if (field.kind === 'relative') {
    const kin = relativesOf(facts, field.kin).find(({ pin }) => pin === answer)?.kin
    return kin && sourceOf(facts, kin === 'child' ? 'children' : kin === 'parent' ? 'parents' : 'spouse')
  }
  if (field.kind === 'document')
    return field.of.flatMap((fact) => (answer.startsWith(`${fact}:`) ? (sourceOf(facts, fact) ?? []) : []))[0]
  const { prefill } = field
  return field.fixed && prefill && prefill !== 'account.phone' && prefill !== 'account.email' ? sourceOf(facts, prefill) : undefined
}

/** An answer in words. */
export function displayAnswer(place: Placed, answer: Answer, world: World, locale: Locale, text: ServiceText): string {
  const t = getTranslator(locale, 'applications')
  const { field, key } = place
  const option = (value: string) => must(text, `fields.${key}.options.${value}`)
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
      return Array.isArray(answer) ? answer.map((one) => option(String(one))).join(', ') : ''
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
    case 'relative': {
      const one = relativesOf(world.facts, field.kin).find(({ pin }) => pin === answer)
      const words = one && relativeWords(locale, one)
      return words ? `${words.label} (${words.hint})` : String(answer)
    }
    case 'document': {
      const { label, hint } = documentWords(locale, world.facts, String(answer))
      return hint ? `${label}, ${hint}` : label
    }
    case 'address':
      return displayAddress(answer as AddressAnswer, world)
    case 'computed':
      return displayComputed(field.as, answer, locale, (value) => text(`fields.${key}.options.${value}`))
    case 'file':
      return (world.files[place.name] ?? []).map(({ fileName }) => fileName).join('; ')
    case 'group':
      return formatNumber(locale, rowsOf(answer).length)
    case 'table':
    case 'text':
    case 'pin':
    case 'tin':
    case 'email':
    case 'fact':
    case 'signature':
      return typeof answer === 'object' ? '' : String(answer)
  }
}

export function displayComputed(
  as: 'number' | 'money' | 'text' | 'date',
  answer: Answer,
  locale: Locale,
  option: (value: string) => string | undefined,
): string {
  if (as === 'number') return formatNumber(locale, Number(answer))
  if (as === 'money') return formatMoney(locale, Number(answer))
  const value = String(answer)
  if (as === 'date') return formatDay(locale, value)
  return (/^[a-z0-9_]+$/.test(value) && option(value)) || value
}

/** Order of addresses here: postal code, region, settlement, street, building, flat. */
function displayAddress(address: AddressAnswer, world: World): string {
  const region = world.lists.regions?.find(({ value }) => value === address.region)?.label ?? address.region
  return [address.postalCode.toUpperCase(), region, address.settlement, address.street, address.building, address.apartment]
    .filter(Boolean)
    .join(', ')
}
