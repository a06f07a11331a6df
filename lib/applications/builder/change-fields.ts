import type { Expr } from '../expr'
import type { Done, FieldCommand } from './commands'
import { refuse, setCondition, swap } from './change'
import {
  type BuilderKind,
  COLUMN_KINDS,
  GROUP_KINDS,
  hasOptions,
  nameFrom,
  partsOf,
  placeOf,
  textKey,
  type FormRecord,
  type Writable,
  type WritableDraft,
  type WritableField,
} from './form'
import { forgetField } from './forget'
import { valueExpr } from './simple'
import { NO_WORDS, removeWords, setWords, type Words } from './words'

const MAX_OPTIONS = 100

export function applyFieldCommand(draft: WritableDraft, command: FieldCommand): Done {
  if (command.do === 'field.add') return addField(draft, command)
  const place = placeOf(draft.record, command.path)
  if (!place) return refuse('main', 'unknown_place')
  const { field } = place
  const key = textKey(command.path)
  switch (command.do) {
    case 'field.change':
      return changeField(draft, field, command)
    case 'field.move': {
      if (place.parent) return swap(place.list, place.index, command.by)
      return moveField(draft, place, command.by)
    }
    case 'field.remove': {
      if (place.list.length === 1) return refuse('main', 'last_one')
      place.list.splice(place.index, 1)
      forgetField(draft, field, command.path)
      return {}
    }
    case 'option.add': {
      const options = optionsOf(field)
      if (!options) return refuse('label.az', 'wrong_kind')
      if (options.length >= MAX_OPTIONS) return refuse('label.az', 'edge')
      const code = nameFrom(command.label.az, options, 'snake')
      options.push(code)
      setWords(draft.texts, `${key}.${listName(field)}.${code}`, command.label)
      return { made: code }
    }
    default:
      return changeOption(draft, field, command)
  }
}

const listName = (field: WritableField) => (field.kind === 'table' ? 'rows' : 'options')
const optionsOf = (field: WritableField): string[] | null =>
  field.kind === 'choice' || field.kind === 'choices' ? field.options : field.kind === 'table' ? field.rows : null

function addField(draft: WritableDraft, { step: code, parent, kind, label, options }: FieldCommand & { do: 'field.add' }): Done {
  const step = draft.record.steps.find((one) => one.code === code)
  if (!step) return refuse('main', 'unknown_place')
  const whole = parent ? placeOf(draft.record, parent)?.field : undefined
  const list = parent ? whole && partsOf(whole) : step.fields
  if (!list) return refuse('main', 'unknown_place')
  if (whole && !(whole.kind === 'group' ? GROUP_KINDS : COLUMN_KINDS).some((one) => one === kind))
    return refuse('kind', 'wrong_kind')
  const taken = parent ? list.map(({ name }) => name) : draft.record.steps.flatMap((one) => one.fields.map(({ name }) => name))
  const name = nameFrom(label.az, taken, 'camel')
  const path = parent ? `${parent}.${name}` : name
  const key = textKey(path)
  const listed = hasOptions(kind) ? listOptions(options) : []
  list.push({
    name,
    ...blank(
      kind,
      listed.map((option) => option.code),
    ),
  } as WritableField)
  setWords(draft.texts, `${key}.label`, label)
  for (const option of listed) setWords(draft.texts, `${key}.${kind === 'table' ? 'rows' : 'options'}.${option.code}`, option.words)
  if (kind === 'group') setWords(draft.texts, `${key}_name.label`, { az: 'Ad', en: 'Name', ru: 'Название' })
  if (kind === 'table') setWords(draft.texts, `${key}_amount.label`, { az: 'Məbləğ', en: 'Amount', ru: 'Сумма' })
  return { made: path }
}

function listOptions(lines: readonly string[]): { code: string; words: Words }[] {
  const made: { code: string; words: Words }[] = []
  for (const words of lines.slice(0, MAX_OPTIONS))
    made.push({
      code: nameFrom(
        words,
        made.map(({ code }) => code),
        'snake',
      ),
      words: { ...NO_WORDS, az: words },
    })
  return made.length > 0
    ? made
    : [1, 2].map((number) => ({
        code: `variant${number}`,
        words: { az: `Variant ${number}`, en: `Option ${number}`, ru: `Вариант ${number}` },
      }))
}

/** A field of a kind as it begins. */
function blank(kind: BuilderKind, options: string[]): Record<string, unknown> {
  switch (kind) {
    case 'text':
      return { kind, maxLength: 200 }
    case 'choice':
    case 'choices':
      return { kind, options }
    case 'listed':
      return { kind, list: 'centres', display: 'select' }
    case 'relative':
      return { kind, kin: ['child', 'spouse'] }
    case 'document':
      return { kind, of: ['id_card'] }
    case 'fact':
      return { kind, fact: 'person.name' }
    case 'file':
      return { kind, accept: ['pdf', 'image'], max: 3, maxMegabytes: 5 }
    case 'computed':
      return { kind, as: 'number', value: { value: 0 } }
    case 'group':
      return { kind, max: 10, fields: [{ name: 'name', kind: 'text', maxLength: 200 }] }
    case 'table':
      return { kind, rows: options, columns: [{ name: 'amount', kind: 'money' }] }
    case 'phone':
      return { kind, prefill: 'account.phone' }
    case 'email':
      return { kind, prefill: 'account.email' }
    default:
      return { kind }
  }
}

function changeField(draft: WritableDraft, field: WritableField, command: FieldCommand & { do: 'field.change' }): Done {
  const key = textKey(command.path)
  if (field.kind === 'computed' && command.value && command.value !== 'keep') {
    const value = valueExpr(draft.record as FormRecord, command.value)
    if (!value) return refuse('value.value', 'wrong_value')
    field.value = value as Writable<Expr>
  }
  const open = field as unknown as Record<string, unknown>
  for (const [name, value] of Object.entries(command.props)) {
    if (value === undefined) delete open[name]
    else open[name] = structuredClone(value)
  }
  const flags = {
    optional: command.optional || undefined,
    prefill: command.prefill || undefined,
    fixed: (command.prefill && command.fixed) || undefined,
  }
  for (const [name, value] of Object.entries(flags)) {
    if (value === undefined) delete open[name]
    else open[name] = value
  }
  setCondition(field, command.when)
  setWords(draft.texts, `${key}.label`, command.label)
  setWords(draft.texts, `${key}.hint`, command.hint)
  return {}
}

/** Past the end of its step a field goes on into the next one; a step is never left empty. */
function moveField(draft: WritableDraft, place: NonNullable<ReturnType<typeof placeOf>>, by: -1 | 1): Done {
  if (place.list[place.index + by]) return swap(place.list, place.index, by)
  const other = draft.record.steps[place.step + by]
  if (!other) return refuse('main', 'edge')
  if (place.list.length === 1) return refuse('main', 'last_one')
  place.list.splice(place.index, 1)
  if (by === 1) other.fields.unshift(place.field)
  else other.fields.push(place.field)
  // A rule's words appear at a field of its own step: it goes along.
  const step = draft.record.steps[place.step]
  const moving = (step?.rules ?? []).filter((rule) => rule.field === place.field.name)
  if (step && moving.length > 0) {
    step.rules = (step.rules ?? []).filter((rule) => !moving.includes(rule))
    if (step.rules.length === 0) delete step.rules
    other.rules = [...(other.rules ?? []), ...moving]
  }
  return {}
}

type OptionCommand = Extract<FieldCommand, { option: string }>
function changeOption(draft: WritableDraft, field: WritableField, command: OptionCommand): Done {
  const options = optionsOf(field)
  const index = options?.indexOf(command.option) ?? -1
  if (!options || index < 0) return refuse('main', 'unknown_place')
  const key = textKey(command.path)
  const list = listName(field)
  switch (command.do) {
    case 'option.change':
      setWords(draft.texts, `${key}.${list}.${command.option}`, command.label)
      if (list === 'options') setWords(draft.texts, `${key}.hints.${command.option}`, command.hint)
      return {}
    case 'option.move':
      return swap(options, index, command.by)
    case 'option.remove':
      if (options.length === 1) return refuse('main', 'last_one')
      options.splice(index, 1)
      removeWords(draft.texts, `${key}.${list}.${command.option}`)
      removeWords(draft.texts, `${key}.hints.${command.option}`)
      return {}
  }
}
