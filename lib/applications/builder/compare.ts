import { LOCALES, type Locale } from '@/lib/i18n/locales'
import type { Field } from '../definition'
import { type FormDraft, partsOf, type WritableField } from './form'
import { flatTexts } from './words'

/** One thing that is not the same in two versions of a form. */
export type FormChange = {
  kind: 'added' | 'removed' | 'changed'
  /** `step`, `field`, `rule` … and its code or path. */
  what: 'step' | 'field' | 'rule' | 'eligibility' | 'declaration' | 'order' | 'setting' | 'text'
  name: string
  locale?: Locale
  before?: string
  after?: string
}

/** What changed from one version to the next, the largest things first. */
export function compareForms(before: FormDraft, after: FormDraft): FormChange[] {
  const [old, now] = [thingsOf(before), thingsOf(after)]
  const changes: FormChange[] = []
  for (const [key, thing] of now) {
    const was = old.get(key)
    if (!was) changes.push({ kind: 'added', what: thing.what, name: thing.name })
    else if (was.value !== thing.value)
      changes.push({ kind: 'changed', what: thing.what, name: thing.name, before: was.value, after: thing.value })
  }
  for (const [key, thing] of old) if (!now.has(key)) changes.push({ kind: 'removed', what: thing.what, name: thing.name })
  return [...changes, ...texts(before, after)]
}

type Thing = { what: FormChange['what']; name: string; value: string }

function thingsOf({ record }: FormDraft): Map<string, Thing> {
  const things = new Map<string, Thing>()
  const put = (what: Thing['what'], name: string, value: unknown) =>
    things.set(`${what}:${name}`, { what, name, value: JSON.stringify(value) ?? '' })
  for (const step of record.steps) {
    const { fields, rules, ...own } = step
    put('step', step.code, own)
    for (const field of fields) {
      put('field', field.name, withoutParts(field as Field))
      for (const part of partsOf(field as WritableField) ?? []) put('field', `${field.name}.${part.name}`, part)
    }
    for (const rule of rules ?? []) put('rule', rule.code, rule)
  }
  put(
    'order',
    'steps',
    record.steps.map((step) => [step.code, step.fields.map(({ name }) => name)]),
  )
  for (const rule of record.eligibility) put('eligibility', rule.code, rule)
  for (const code of record.declarations) put('declaration', code, code)
  const { steps, eligibility, declarations, version, code, ...settings } = record
  for (const [name, value] of Object.entries(settings)) put('setting', name, value)
  return things
}

const withoutParts = (field: Field): unknown =>
  field.kind === 'group' ? { ...field, fields: undefined } : field.kind === 'table' ? { ...field, columns: undefined } : field

function texts(before: FormDraft, after: FormDraft): FormChange[] {
  return LOCALES.flatMap((locale) => {
    const old = new Map(flatTexts(before.texts[locale]))
    const now = new Map(flatTexts(after.texts[locale]))
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): FormChange[] => {
      const [was, is] = [old.get(key), now.get(key)]
      if (was === is) return []
      const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
      return [
        {
          kind,
          what: 'text',
          name: key,
          locale,
          ...(was === undefined ? {} : { before: was }),
          ...(is === undefined ? {} : { after: is }),
        },
      ]
    })
  })
}
