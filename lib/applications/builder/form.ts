import type { Locale } from '@/lib/i18n/locales'
import type { EligibilityRule, Field, FieldKind, ServiceDefinition, StepDefinition, StepRule, TestedRule } from '../definition'

/** A form that is pure data: the same definition as a folder's, its rules as expressions. */
export type FormRecord = Omit<ServiceDefinition, 'eligibility' | 'steps'> & {
  eligibility: readonly TestedRule[]
  steps: readonly RecordStep[]
}
export type RecordStep = Omit<StepDefinition, 'rules'> & { rules?: readonly TestedStepRule[] }
export type TestedStepRule = Extract<StepRule, { test: unknown }>
export type TextTree = { [key: string]: string | TextTree }
export type FormTexts = Record<Locale, TextTree>
/** What is being written: the form with its words. */
export type FormDraft = { record: FormRecord; texts: FormTexts }

/** The same, for a copy that is being changed. */
export type Writable<T> = T extends readonly (infer U)[]
  ? Writable<U>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T
export type WritableDraft = Writable<FormDraft>
export type WritableStep = WritableDraft['record']['steps'][number]
export type WritableField = WritableStep['fields'][number]

/** Kinds the builder offers. A child qualified by a rule needs a function, which only folders have. */
export const BUILDER_KINDS = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'yes_no',
  'file',
  'group',
  'table',
  'fact',
  'relative',
  'document',
  'address',
  'phone',
  'email',
  'pin',
  'tin',
  'iban',
  'listed',
  'computed',
  'declaration',
  'signature',
] as const satisfies readonly FieldKind[]
export type BuilderKind = (typeof BUILDER_KINDS)[number]
/** Kinds a row of a group, or a cell of a table, can be made of. */
export const GROUP_KINDS = ['text', 'number', 'money', 'date', 'choice', 'yes_no', 'pin', 'tin', 'phone', 'email'] as const
export const COLUMN_KINDS = ['number', 'money', 'text'] as const

export const hasOptions = (kind: FieldKind): boolean => kind === 'choice' || kind === 'choices' || kind === 'table'

/** Whether a folder's form can be copied: every rule in it is an expression. */
export function isPureData(definition: ServiceDefinition): boolean {
  const rules: readonly (EligibilityRule | StepRule)[] = [
    ...definition.eligibility,
    ...definition.steps.flatMap((step) => [...(step.rules ?? [])]),
  ]
  return rules.every((rule) => 'test' in rule) && !definition.steps.some((step) => step.fields.some(({ kind }) => kind === 'child'))
}

export type Place = { list: WritableField[]; index: number; field: WritableField; step: number; parent?: WritableField }

/** A field by its path: `name`, or `group.name` for one of its rows' questions. */
export function placeOf(record: WritableDraft['record'], path: string): Place | null {
  const [name, sub] = path.split('.')
  for (const [step, { fields }] of record.steps.entries()) {
    const index = fields.findIndex((field) => field.name === name)
    const field = fields[index]
    if (!field) continue
    if (sub === undefined) return { list: fields, index, field, step }
    const list = partsOf(field)
    const at = list?.findIndex((part) => part.name === sub) ?? -1
    const part = list?.[at]
    return list && part ? { list, index: at, field: part, step, parent: field } : null
  }
  return null
}

/** The fields inside a field: questions of a group's row, columns of a table. */
export const partsOf = (field: WritableField): WritableField[] | null =>
  field.kind === 'group' ? field.fields : field.kind === 'table' ? field.columns : null

export const findField = (record: FormRecord, path: string): Field | null =>
  (placeOf(record as WritableDraft['record'], path)?.field as Field | undefined) ?? null

/** Where the words of a field are kept: of one inside a group `fields.<group>_<field>`. */
export const textKey = (path: string): string => `fields.${path.replace('.', '_')}`

/** A name for a new thing, made from its Azerbaijani words: `Avtomobilin nömrəsi` → `avtomobilinNomresi`. */
export function nameFrom(words: string, taken: readonly string[], style: 'camel' | 'snake'): string {
  const plain = words
    .toLocaleLowerCase('az')
    .replace(/[əıöüğşç]/g, (letter) => ({ ə: 'e', ı: 'i', ö: 'o', ü: 'u', ğ: 'g', ş: 's', ç: 'c' })[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
  const parts = plain.split(' ').filter(Boolean).slice(0, 4)
  const joined =
    style === 'camel'
      ? parts.map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join('')
      : parts.join('_')
  const base = (/^[a-z]/.test(joined) ? joined : `q${joined}`).slice(0, 30)
  if (!taken.includes(base)) return base
  let number = 2
  while (taken.includes(`${base}${number}`)) number++
  return `${base}${number}`
}
