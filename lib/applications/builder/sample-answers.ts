import type { RawAnswers } from '@/db/schema/applications'
import type { Field, ServiceDefinition, World } from '../definition'

/** Something plausible for every question, so that a preview shows the whole form. */
export function sampleAnswers(definition: ServiceDefinition, world: World): RawAnswers {
  const raw: RawAnswers = {}
  for (const step of definition.steps) for (const field of step.fields) fill(raw, field, field.name, world)
  return raw
}

function fill(raw: RawAnswers, field: Field, name: string, world: World): void {
  switch (field.kind) {
    case 'group':
      raw[`${name}.count`] = String(Math.max(field.min ?? 1, 1))
      for (const part of field.fields) fill(raw, part, `${name}.0.${part.name}`, world)
      return
    case 'table':
      for (const row of field.rows) for (const column of field.columns) fill(raw, column, `${name}.${row}.${column.name}`, world)
      return
    case 'date': {
      const [year = '', month = '', day = ''] = world.today.split('-')
      Object.assign(raw, { [`${name}.year`]: year, [`${name}.month`]: month, [`${name}.day`]: day })
      return
    }
    case 'address':
      Object.assign(raw, {
        [`${name}.region`]: world.lists.regions?.[0]?.value ?? '',
        [`${name}.street`]: 'Nümunə küçəsi',
        [`${name}.building`]: '1',
      })
      return
    default: {
      const value = single(field, world)
      if (value !== null) raw[name] = value
    }
  }
}

function single(field: Field, world: World): string | string[] | null {
  switch (field.kind) {
    case 'text':
      return 'Nümunə'.padEnd(field.minLength ?? 0, '.')
    case 'number':
      return String(field.min ?? 1)
    case 'money':
      return ((field.min ?? 10_000) / 100).toFixed(2).replace('.', ',')
    case 'choice':
      return field.options[0] ?? null
    case 'choices':
      return field.options.slice(0, 1)
    case 'yes_no':
      return 'yes'
    case 'listed':
      return world.lists[field.list]?.[0]?.value ?? null
    case 'pin':
      return '0AAAAA0'
    case 'tin':
      return '1234567890'
    case 'phone':
      return '050 123 45 67'
    case 'email':
      return 'numune@example.az'
    case 'iban':
      return 'AZ21 NABZ 0000 0000 1370 1000 1944'
    default:
      return null
  }
}
