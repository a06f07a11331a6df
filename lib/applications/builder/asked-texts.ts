import type { Field } from '../definition'
import type { FormRecord } from './form'
import { textKey } from './form'

/** Keys of the words a form cannot do without. */
export function textsAsked(record: FormRecord): string[] {
  return [
    'lead',
    'prepare',
    'next.submitted',
    'next.approved',
    ...record.steps.flatMap((step) => [
      `steps.${step.code}.title`,
      ...(step.elsewhere ? [`steps.${step.code}.elsewhere`] : []),
      ...(step.rules ?? []).map((rule) => `errors.${rule.code}`),
      ...step.fields.flatMap((field) => ofField(field as Field, field.name)),
    ]),
    ...record.eligibility.flatMap((rule) => [
      `eligibility.${rule.code}.title`,
      `eligibility.${rule.code}.failed`,
      `lines.${rule.code}_met`,
      `lines.${rule.code}_not_met`,
    ]),
    ...record.declarations.map((code) => `declarations.${code}`),
  ]
}

function ofField(field: Field, path: string): string[] {
  const key = textKey(path)
  const own = [`${key}.label`]
  switch (field.kind) {
    case 'choice':
    case 'choices':
      return [...own, ...field.options.map((option) => `${key}.options.${option}`)]
    case 'group':
      return [...own, ...field.fields.flatMap((part) => ofField(part, `${path}.${part.name}`))]
    case 'table':
      return [
        ...own,
        ...field.rows.map((row) => `${key}.rows.${row}`),
        ...field.columns.flatMap((column) => ofField(column, `${path}.${column.name}`)),
      ]
    default:
      return own
  }
}
