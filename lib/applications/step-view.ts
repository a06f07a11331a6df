import type { LocalizedText } from '@/db/columns'
import type { RawAnswers } from '@/db/schema/applications'
import { formatDate, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { FieldError } from '@/lib/platform/forms/model'
import { holds, namesIn } from './conditions'
import type { Answers, Field, PrefillSource, ServiceDefinition, StepDefinition, World } from './definition'
import { factLine, type ShownSource } from './display'
import { judgeRule } from './eligibility'
import { factValue } from './facts'
import type { FieldLook, FieldView, OptionView } from './field-view'
import { controlNames } from './fields'
import { formatPhone } from './phone'
import { errorText, lineParams, must, type ServiceText } from './texts'

/** What drawing a step needs beside the step itself. */
export type StepContext = {
  locale: Locale
  definition: ServiceDefinition
  world: World
  text: ServiceText
  answers: Answers
  agencyNames: Record<string, LocalizedText>
}

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
  return step.fields.flatMap((field): FieldView[] => {
    const asked = holds(field.when, { answers: at.answers, facts: at.world.facts, today: at.world.today })
    const shownWhen = withinStep(field, step)
    if (!asked && !shownWhen) return []
    const own = errors.filter((error) => error.field === field.name || error.field.startsWith(`${field.name}.`))
    const first = own.find((error) => error.field === field.name)
    const untouched = controlNames(field).every((name) => raw[name] === undefined)
    const offer = untouched && field.prefill ? offered(at, field.prefill) : undefined
    const other = otherValue(at, field, raw, saved)
    return [
      {
        name: field.name,
        label: must(at.text, `fields.${field.name}.label`),
        optional: field.optional ?? false,
        asked,
        ...look(at, field, offer ? { ...raw, [field.name]: offer.value } : raw, own),
        ...maybe('hint', at.text(`fields.${field.name}.hint`)),
        ...maybe('error', first && errorText(at.locale, at.text, first)),
        ...maybe('offered', offer?.source),
        ...maybe('other', other),
        ...(shownWhen ? { shownWhen } : {}),
      },
    ]
  })
}

const maybe = <K extends string, V>(key: K, value: V | undefined) => (value === undefined ? {} : ({ [key]: value } as Record<K, V>))

/** A condition scripts can follow: one answer of the same step. */
function withinStep(field: Field, step: StepDefinition): FieldView['shownWhen'] {
  if (!field.when || !('field' in field.when)) return undefined
  const [named] = namesIn(field.when)
  return named && step.fields.some(({ name }) => name === named.field) ? named : undefined
}

function offered({ locale, world, agencyNames }: StepContext, from: PrefillSource): { value: string; source: string } | undefined {
  const t = getTranslator(locale, 'applications')
  if (from === 'account.phone')
    return world.account.phone ? { value: formatPhone(world.account.phone), source: t('sourceAccount') } : undefined
  if (from === 'account.email') return world.account.email ? { value: world.account.email, source: t('sourceAccount') } : undefined
  const value = factValue(world.facts, from)
  const agency = agencyNames[world.facts[from]?.agencyCode ?? '']
  return typeof value === 'string' && value
    ? { value, source: t('sourcePrefill', { agency: agency ? localized(locale, agency) : '' }) }
    : undefined
}

function otherValue(at: StepContext, field: Field, raw: RawAnswers, saved: RawAnswers): string | undefined {
  const names = controlNames(field)
  const words = (from: RawAnswers) =>
    names
      .map((name) => [from[name] ?? ''].flat().join(', '))
      .filter(Boolean)
      .join(' ')
  if (saved === raw || words(saved) === words(raw)) return undefined
  const t = getTranslator(at.locale, 'applications')
  const value = saved[field.name]
  const shown =
    typeof value === 'string' && value ? optionsOf(at, field).find((option) => option.value === value)?.label : undefined
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

function look(at: StepContext, field: Field, raw: RawAnswers, errors: readonly FieldError[]): FieldLook {
  const value = one(raw, field.name)
  switch (field.kind) {
    default:
      return { look: 'fact', value }
    case 'fact': {
      const line = factLine(at.locale, at.world.facts, field.fact)
      return { look: 'fact', value: line.value, ...maybe('source', sourceLine(at.locale, line.source, at.agencyNames)) }
    }
    case 'text':
      return field.lines
        ? { look: 'lines', value, rows: field.lines, ...maybe('maxLength', field.maxLength) }
        : {
            look: 'line',
            type: 'text',
            value,
            width: 'full',
            ...maybe('maxLength', field.maxLength),
            ...maybe('autoComplete', field.autoComplete),
          }
    case 'number':
      return { look: 'line', type: 'text', inputMode: 'numeric', value, width: 'sm' }
    case 'money':
      return { look: 'line', type: 'text', inputMode: 'decimal', value, width: 'sm', suffix: '₼' }
    case 'pin':
      return { look: 'line', type: 'text', value, width: 'sm', maxLength: 10 }
    case 'phone':
      return { look: 'line', type: 'tel', inputMode: 'tel', autoComplete: 'tel', value, width: 'md' }
    case 'email':
      return { look: 'line', type: 'email', inputMode: 'email', autoComplete: 'email', value, width: 'md' }
    case 'iban':
      return { look: 'line', type: 'text', value, width: 'full', maxLength: 42 }
    case 'choice':
    case 'child':
      return { look: 'radio', value, inline: false, options: optionsOf(at, field) }
    case 'yes_no':
      return { look: 'radio', value, inline: true, options: optionsOf(at, field) }
    case 'listed':
      return field.display === 'radio'
        ? { look: 'radio', value, inline: false, options: optionsOf(at, field) }
        : { look: 'select', value, options: optionsOf(at, field) }
    case 'choices':
      return { look: 'boxes', values: [raw[field.name] ?? []].flat(), options: optionsOf(at, field) }
    case 'declaration':
      return { look: 'box', checked: false }
    case 'date':
      return {
        look: 'date',
        value: { day: one(raw, `${field.name}.day`), month: one(raw, `${field.name}.month`), year: one(raw, `${field.name}.year`) },
      }
    case 'address':
      return {
        look: 'address',
        value: Object.fromEntries(controlNames(field).map((name) => [name.slice(field.name.length + 1), one(raw, name)])),
        errors: Object.fromEntries(
          errors
            .filter((error) => error.field !== field.name)
            .map((error) => [error.field.slice(field.name.length + 1), errorText(at.locale, at.text, error)]),
        ),
        regions: at.world.lists.regions ?? [],
      }
  }
}

function optionsOf({ locale, definition, world, text }: StepContext, field: Field): OptionView[] {
  const t = getTranslator(locale, 'applications')
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return field.options.map((value) => ({
        value,
        label: must(text, `fields.${field.name}.options.${value}`),
        ...maybe('hint', text(`fields.${field.name}.hints.${value}`)),
      }))
    case 'yes_no':
      return [
        { value: 'yes', label: t('yes') },
        { value: 'no', label: t('no') },
      ]
    case 'listed':
      return [...(world.lists[field.list] ?? [])]
    case 'child': {
      const rule = definition.eligibility.find(({ code }) => code === field.qualifiedBy)
      const children = factValue(world.facts, 'children') ?? []
      return (rule ? judgeRule(rule, world).lines : []).flatMap((line): OptionView[] => {
        const child = children.find(({ pin }) => pin === line.subject)
        return child
          ? [
              {
                value: child.pin,
                label: child.name,
                hint: must(text, `lines.${line.code}`, lineParams(locale, line.params)),
                disabled: !line.holds,
              },
            ]
          : []
      })
    }
    default:
      return []
  }
}
