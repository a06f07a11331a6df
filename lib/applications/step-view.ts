import type { LocalizedText } from '@/db/columns'
import type { RawAnswers } from '@/db/schema/applications'
import { formatDate, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { FieldError } from '@/lib/platform/forms/model'
import { namesIn } from './conditions'
import type { Answers, Field, PrefillSource, ServiceDefinition, StepDefinition, World } from './definition'
import { displayComputed } from './display'
import { factLine, type ShownSource, sourceOf } from './display-fact'
import type { FieldLook, FieldView } from './field-view'
import { allControls, controlNames } from './fields'
import { applicantAnswers, mayRead } from './masks'
import { cellPlaces, fewestRows, type Placed, placed, rowCount, rowPlaces } from './placed'
import { formatPhone } from './phone'
import { computedValue, isAsked, offeredValue, scopeOf } from './read-answers'
import { rowTitle } from './display'
import { optionsOf } from './step-options'
import { errorText, must, type ServiceText } from './texts'

/** What drawing a step needs beside the step itself. */
export type StepContext = {
  locale: Locale
  definition: ServiceDefinition
  world: World
  text: ServiceText
  answers: Answers
  agencyNames: Record<string, LocalizedText>
}
/** `raw`: what to show. `saved`: what is kept, when it differs from what is shown (another window). */
type Shown = { raw: RawAnswers; saved: RawAnswers; errors: readonly FieldError[] }

/**
 * The fields of a step, ready to draw.
 *
 * @param raw what to show in them
 * @param saved what is kept, when it differs from what is shown (another window)
 */
export function stepFields(
  at: StepContext,
  step: StepDefinition,
  raw: RawAnswers,
  errors: readonly FieldError[],
  saved: RawAnswers = raw,
): FieldView[] {
  const places = step.fields.filter((field) => mayRead(field, 'applicant', 'draft') && applicantAnswers(field)).map(placed)
  return viewsOf(at, places, at.answers, { raw, saved, errors })
}

/** @param answers those given so far, with those of the same row */
function viewsOf(at: StepContext, places: readonly Placed[], answers: Answers, shown: Shown): FieldView[] {
  return places.flatMap((place): FieldView[] => {
    const { field, name, key } = place
    const asked = isAsked(field, scopeOf(answers, at.world), at.world)
    const shownWhen = withinReach(place, places)
    if (!asked && !shownWhen) return []
    const own = shown.errors.filter((error) => error.field === name || error.field.startsWith(`${name}.`))
    const first = own.find((error) => error.field === name)
    const untouched = controlNames(place).every((control) => shown.raw[control] === undefined)
    const offer = untouched && field.prefill && !field.fixed ? offered(at, field.prefill) : undefined
    const raw = offer ? { ...shown.raw, [name]: offer.value } : shown.raw
    return [
      {
        name,
        label: must(at.text, `fields.${key}.label`),
        optional: field.optional ?? false,
        asked,
        ...look(at, place, answers, { ...shown, raw, errors: own }),
        ...maybe('hint', at.text(`fields.${key}.hint`)),
        ...maybe('error', first && errorText(at.locale, at.text, { ...first, field: key })),
        ...maybe('offered', offer?.source),
        ...maybe('other', otherValue(at, place, shown)),
        ...(shownWhen ? { shownWhen } : {}),
      },
    ]
  })
}

const maybe = <K extends string, V>(key: K, value: V | undefined) => (value === undefined ? {} : ({ [key]: value } as Record<K, V>))

/** A condition scripts can follow: one answer of the same step, or of the same row. */
function withinReach({ field }: Placed, places: readonly Placed[]): FieldView['shownWhen'] {
  if (!field.when || !('field' in field.when)) return undefined
  const [named] = namesIn(field.when)
  const there = places.find((place) => place.field.name === named?.field)
  return named && there ? { ...named, field: there.name } : undefined
}

function offered(at: StepContext, from: PrefillSource): { value: string; source: string } | undefined {
  const { locale, world, agencyNames } = at
  const t = getTranslator(locale, 'applications')
  const value = offeredValue(world, { prefill: from })
  if (!value) return undefined
  if (from === 'account.phone') return { value: formatPhone(value), source: t('sourceAccount') }
  if (from === 'account.email') return { value, source: t('sourceAccount') }
  const agency = agencyNames[world.facts[from]?.agencyCode ?? '']
  return { value, source: t('sourcePrefill', { agency: agency ? localized(locale, agency) : '' }) }
}

function otherValue(at: StepContext, place: Placed, { raw, saved }: Shown): string | undefined {
  const names = controlNames(place)
  const words = (from: RawAnswers) =>
    names
      .map((name) => [from[name] ?? ''].flat().join(', '))
      .filter(Boolean)
      .join(' ')
  if (saved === raw || words(saved) === words(raw)) return undefined
  const t = getTranslator(at.locale, 'applications')
  const value = saved[place.name]
  const shown =
    typeof value === 'string' && value ? optionsOf(at, place).find((option) => option.value === value)?.label : undefined
  return t('edit.otherValue', { value: shown ?? (words(saved) || t('edit.emptyValue')) })
}

export function sourceLine(
  locale: Locale,
  source: ShownSource | undefined,
  names: Record<string, LocalizedText>,
): string | undefined {
  const name = source && names[source.agencyCode]
  return (
    name &&
    getTranslator(locale, 'applications')('source', {
      agency: localized(locale, name),
      asOf: formatDate(locale, new Date(source.asOf)),
    })
  )
}

const one = (raw: RawAnswers, name: string): string => [raw[name] ?? ''].flat()[0] ?? ''

function look(at: StepContext, place: Placed, answers: Answers, shown: Shown): FieldLook {
  const { field, name } = place
  const { raw, errors } = shown
  const value = one(raw, name)
  const t = getTranslator(at.locale, 'applications')
  const sourced = (source: ShownSource | undefined) => maybe('source', sourceLine(at.locale, source, at.agencyNames))
  if (field.fixed && field.prefill) {
    const held = offeredValue(at.world, field)
    if (held) {
      const { prefill } = field
      const from = prefill === 'account.phone' || prefill === 'account.email' ? undefined : sourceOf(at.world.facts, prefill)
      return { look: 'fixed', value: held, shown: field.kind === 'phone' ? formatPhone(held) : held, ...sourced(from) }
    }
  }
  switch (field.kind) {
    case 'fact': {
      const line = factLine(at.locale, at.world.facts, field.fact)
      return { look: 'fact', value: line.value, ...sourced(line.source) }
    }
    case 'computed':
      return { look: 'computed', value: computedWords(at, place, field, answers) }
    case 'signature':
      return { look: 'signature', value: t('engine.signature.onSending') }
    case 'file':
      return {
        look: 'files',
        files: (at.world.files[name] ?? []).map(({ id, fileName, sizeBytes }) => ({ id, fileName, sizeBytes })),
        accept: field.accept,
        ...maybe('max', field.max),
        ...maybe('maxMegabytes', field.maxMegabytes),
      }
    case 'group':
      return groupLook(at, field, answers, shown)
    case 'table':
      return {
        look: 'table',
        columns: field.columns.map((column) => must(at.text, `fields.${field.name}_${column.name}.label`)),
        rows: field.rows.map((row) => ({
          row,
          label: must(at.text, `fields.${field.name}.rows.${row}`),
          cells: viewsOf(at, cellPlaces(field, row), { ...answers, ...rowAnswers(answers, field, row) }, shown),
        })),
      }
    case 'text':
      return field.lines
        ? { look: 'lines', value, rows: field.lines, ...maybe('maxLength', field.maxLength) }
        : { ...LINE, value, width: 'full', ...maybe('maxLength', field.maxLength), ...maybe('autoComplete', field.autoComplete) }
    case 'number':
      return { ...LINE, inputMode: field.decimals ? 'decimal' : 'numeric', value, width: 'sm' }
    case 'money':
      return { ...LINE, inputMode: 'decimal', value, width: 'sm', suffix: '₼' }
    case 'pin':
      return { ...LINE, value, width: 'sm', maxLength: 10 }
    case 'tin':
      return { ...LINE, inputMode: 'numeric', value, width: 'sm', maxLength: 14 }
    case 'phone':
      return { ...LINE, type: 'tel', inputMode: 'tel', autoComplete: 'tel', value, width: 'md' }
    case 'email':
      return { ...LINE, type: 'email', inputMode: 'email', autoComplete: 'email', value, width: 'md' }
    case 'iban':
      return { ...LINE, value, width: 'full', maxLength: 42 }
    case 'choice':
    case 'child':
    case 'relative':
    case 'document': {
      const options = optionsOf(at, place)
      return { look: 'radio', value, inline: false, options, ...(options.length === 0 ? { none: t('engine.noneOffered') } : {}) }
    }
    case 'yes_no':
      return { look: 'radio', value, inline: true, options: optionsOf(at, place) }
    case 'listed':
      return field.display === 'radio'
        ? { look: 'radio', value, inline: false, options: optionsOf(at, place) }
        : { look: 'select', value, options: optionsOf(at, place) }
    case 'choices':
      return { look: 'boxes', values: [raw[name] ?? []].flat(), options: optionsOf(at, place) }
    case 'declaration':
      return { look: 'box', checked: false }
    case 'date':
      return {
        look: 'date',
        value: { day: one(raw, `${name}.day`), month: one(raw, `${name}.month`), year: one(raw, `${name}.year`) },
      }
    case 'address':
      return {
        look: 'address',
        value: Object.fromEntries(controlNames(place).map((control) => [control.slice(name.length + 1), one(raw, control)])),
        errors: Object.fromEntries(
          errors
            .filter((error) => error.field !== name)
            .map((error) => [error.field.slice(name.length + 1), errorText(at.locale, at.text, error)]),
        ),
        regions: at.world.lists.regions ?? [],
      }
  }
}

const LINE = { look: 'line', type: 'text' } as const

function computedWords(at: StepContext, { key }: Placed, field: Field & { kind: 'computed' }, answers: Answers): string {
  const value = computedValue(field, scopeOf(answers, at.world))
  return value === undefined
    ? getTranslator(at.locale, 'applications')('engine.notComputed')
    : displayComputed(field.as, value, at.locale, (option) => at.text(`fields.${key}.options.${option}`))
}

function groupLook(at: StepContext, field: Field & { kind: 'group' }, answers: Answers, shown: Shown): FieldLook {
  const t = getTranslator(at.locale, 'applications')
  const count = rowCount(field, shown.raw)
  const given = answers[field.name]
  const rows = Array.isArray(given) ? (given as readonly Answers[]) : []
  return {
    look: 'group',
    rows: Array.from({ length: count }, (_, row) => {
      const title = rowTitle(at, field.name, row)
      return {
        name: `${field.name}.${row}`,
        title,
        remove: `remove-${field.name}-${row}`,
        removeLabel: t('engine.removeRow', { row: title }),
        fields: viewsOf(at, rowPlaces(field, row), { ...answers, ...rows[row] }, shown),
      }
    }),
    canAdd: count < field.max,
    canRemove: count > fewestRows(field),
    words: {
      add: at.text(`fields.${field.name}.add`) ?? t('engine.addRow', { group: must(at.text, `fields.${field.name}.label`) }),
    },
  }
}

function rowAnswers(answers: Answers, field: Field & { kind: 'table' }, row: string): Answers {
  const table = answers[field.name]
  return (typeof table === 'object' && 'rows' in table ? (table.rows as Record<string, Answers>)[row] : undefined) ?? {}
}

/** Whether anything of a field was ever typed. */
export const isTouched = (field: Field, raw: RawAnswers): boolean => allControls(field, raw).some((name) => raw[name] !== undefined)
