import type { When } from '../definition'
import { partsOf, type Writable, type WritableDraft, type WritableField } from './form'
import { removeWords } from './words'

/**
 * What goes with a field that was taken out: its words, conditions that can never hold without it, and what named it. Rules and
 * computed values that use it stay, and are told as problems: only their author knows what is to become of them.
 */
export function forgetField(draft: WritableDraft, field: WritableField, path: string): void {
  const key = `fields.${path.replace('.', '_')}`
  removeWords(draft.texts, key)
  for (const part of partsOf(field) ?? []) removeWords(draft.texts, `${key}_${part.name}`)
  if (path.includes('.')) return
  const { record } = draft
  if (record.speedField === path) delete record.speedField
  if (typeof record.claim?.by === 'object' && record.claim.by.field === path) delete record.claim
  for (const route of record.routes ?? []) {
    clean(route, path)
    if (route.officeField === path) delete route.officeField
  }
  for (const step of record.steps) {
    clean(step, path)
    for (const other of step.fields) clean(other, path)
    const gone = (step.rules ?? []).filter((rule) => rule.field === path)
    for (const rule of gone) removeWords(draft.texts, `errors.${rule.code}`)
    if (gone.length > 0) step.rules = (step.rules ?? []).filter((rule) => rule.field !== path)
    if (step.rules?.length === 0) delete step.rules
  }
}

function clean(of: { when?: Writable<When> | undefined }, name: string): void {
  if (!of.when) return
  const left = without(of.when as When, name)
  if (left) of.when = left as Writable<When>
  else delete of.when
}

function without(when: When, name: string): When | undefined {
  if ('field' in when) return when.field === name ? undefined : when
  if ('not' in when) {
    const inner = without(when.not, name)
    return inner && { not: inner }
  }
  if ('test' in when) return JSON.stringify(when.test).includes(`"answer":"${name}"`) ? undefined : when
  const parts = ('all' in when ? when.all : when.any).flatMap((part) => without(part, name) ?? [])
  if (parts.length <= 1) return parts[0]
  return 'all' in when ? { all: parts } : { any: parts }
}
