import { z } from 'zod'
import type { RawAnswers } from '@/db/schema/applications'
import { Email, PhoneNumber, Pin, Tin } from '@/lib/platform/forms/model'
import { parseManat } from '@/lib/platform/money'
import { type Day, isDay } from '@/lib/platform/time'
import type { Answer, DayBound, Field, ServiceDefinition, World } from './definition'
import { judgeRule } from './eligibility'
import { Iban } from './iban'
import { cellPlaces, type Placed, placed, rowCount, rowPlaces } from './placed'
import { documentsOf, relativesOf } from './portfolio-documents'

export const ADDRESS_PARTS = ['region', 'settlement', 'street', 'building', 'apartment', 'postalCode'] as const
const DATE_PARTS = ['year', 'month', 'day'] as const

/** Names of the form controls a field is sent as; none for what nobody types, and for files, which come by themselves. */
export function controlNames({ field, name }: Placed): string[] {
  switch (field.kind) {
    case 'date':
      return DATE_PARTS.map((part) => `${name}.${part}`)
    case 'address':
      return ADDRESS_PARTS.map((part) => `${name}.${part}`)
    case 'fact':
    case 'computed':
    case 'signature':
    case 'file':
    case 'group':
    case 'table':
      return []
    default:
      return [name]
  }
}

/** The field with everything inside it, as the answers typed so far have it: the rows of a group, the cells of a table. */
export function placesIn(place: Placed, raw: RawAnswers): Placed[] {
  const { field } = place
  if (field.kind === 'group')
    return [place, ...Array.from({ length: rowCount(field, raw) }, (_, row) => rowPlaces(field, row)).flat()]
  return field.kind === 'table' ? [place, ...field.rows.flatMap((row) => cellPlaces(field, row))] : [place]
}

/** Names of all controls of a field, with its rows. */
export const allControls = (field: Field, raw: RawAnswers): string[] => [
  ...(field.kind === 'group' ? [`${field.name}.count`] : []),
  ...placesIn(placed(field), raw).flatMap(controlNames),
]

const single = (raw: string | string[] | undefined): string => (Array.isArray(raw) ? (raw[0] ?? '') : (raw ?? '')).trim()

type Typed = string | string[] | Record<string, string>

/** What was typed for one field, gathered from its controls: a text, a list, or the parts of an address. */
export function rawOf({ field, name }: Placed, raw: RawAnswers): Typed {
  switch (field.kind) {
    case 'choices': {
      const value = raw[name]
      return value === undefined ? [] : Array.isArray(value) ? value : value === '' ? [] : [value]
    }
    case 'date': {
      const parts = DATE_PARTS.map((part) => single(raw[`${name}.${part}`]))
      if (parts.every((part) => part === '')) return ''
      return `${(parts[0] ?? '').padStart(4, '0')}-${(parts[1] ?? '').padStart(2, '0')}-${(parts[2] ?? '').padStart(2, '0')}`
    }
    case 'address':
      return Object.fromEntries(ADDRESS_PARTS.map((part) => [part, single(raw[`${name}.${part}`])]))
    default:
      return single(raw[name])
  }
}

export function isEmpty(value: Typed): boolean {
  if (typeof value === 'string') return value === ''
  return Array.isArray(value) ? value.length === 0 : Object.values(value).every((part) => part === '')
}

const text = () => z.string({ message: 'required' }).trim().min(1, 'required')
const oneOf = (values: readonly string[]) => z.string().refine((value) => values.includes(value), 'choose')
const bound = (day: DayBound, today: Day): Day => (day === 'today' ? today : day)

const Address = z.object({
  region: z.string().min(1, 'choose'),
  settlement: z.string().max(80, 'too_long'),
  street: text().max(120, 'too_long'),
  building: text().max(20, 'too_long'),
  apartment: z.string().max(20, 'too_long'),
  postalCode: z.union([z.literal(''), z.string().regex(/^AZ ?\d{4}$/i, 'invalid_postal_code')]),
})

/** What a field that offers people or documents of the registers takes as an answer. */
function valuesOffered(field: Field, definition: Pick<ServiceDefinition, 'eligibility'>, world: World): string[] {
  switch (field.kind) {
    case 'child': {
      const rule = definition.eligibility.find(({ code }) => code === field.qualifiedBy)
      return rule ? judgeRule(rule, world).lines.flatMap((line) => (line.holds && line.subject ? [line.subject] : [])) : []
    }
    case 'relative':
      return relativesOf(world.facts, field.kin).map(({ pin }) => pin)
    case 'document':
      return documentsOf(world.facts, field.of).map(({ value }) => value)
    default:
      return []
  }
}

const between = (min: number, max: number, shown: (value: number) => number = (value) => value) =>
  z.number().superRefine((value, ctx) => {
    if (value < min) ctx.addIssue({ code: 'custom', message: 'too_small', params: { minimum: shown(min) } })
    if (value > max) ctx.addIssue({ code: 'custom', message: 'too_big', params: { maximum: shown(max) } })
  })

function typedNumber(decimals: number) {
  const pattern = decimals > 0 ? new RegExp(`^-?\\d{1,9}([.,]\\d{1,${decimals}})?$`) : /^-?\d{1,9}$/
  return text()
    .transform((typed) => typed.replace(/[\s\u00a0]/g, ''))
    .pipe(z.string().regex(pattern, 'invalid_number'))
    .transform((typed) => Number(typed.replace(',', '.')))
}

/** The check of one answer. Codes of refusals are keys of forms.json or of the service's `errors`. */
export function fieldSchema(field: Field, definition: Pick<ServiceDefinition, 'eligibility'>, world: World): z.ZodType<Answer> {
  switch (field.kind) {
    case 'text': {
      const { minLength = 1, maxLength = field.lines ? 2000 : 200 } = field
      return text().superRefine((value, ctx) => {
        if (value.length < minLength) ctx.addIssue({ code: 'custom', message: 'too_short', params: { minimum: minLength } })
        if (value.length > maxLength) ctx.addIssue({ code: 'custom', message: 'too_long', params: { maximum: maxLength } })
      })
    }
    case 'number':
      return typedNumber(field.decimals ?? 0).pipe(between(field.min ?? 0, field.max ?? 1e9))
    case 'money':
      return text()
        .transform((typed, ctx) => {
          const qepik = parseManat(typed)
          if (qepik !== null) return qepik
          ctx.addIssue({ code: 'custom', message: 'invalid_money' })
          return z.NEVER
        })
        .pipe(between(field.min ?? 0, field.max ?? 1e11, (qepik) => qepik / 100))
    case 'date':
      return text()
        .refine(isDay, 'invalid_date')
        .refine((day) => !field.from || !isDay(day) || day >= bound(field.from, world.today), 'date_too_early')
        .refine((day) => !field.to || !isDay(day) || day <= bound(field.to, world.today), 'date_too_late')
    case 'pin':
      return Pin
    case 'tin':
      return Tin
    case 'phone':
      return PhoneNumber
    case 'email':
      return Email
    case 'iban':
      return Iban
    case 'choice':
      return oneOf(field.options)
    case 'choices':
      return z
        .array(oneOf(field.options))
        .min(1, 'choose')
        .max(field.max ?? field.options.length, 'too_many')
    case 'yes_no':
      return oneOf(['yes', 'no']).transform((value) => value === 'yes')
    case 'listed':
      return oneOf((world.lists[field.list] ?? []).map((entry) => entry.value))
    case 'child':
    case 'relative':
    case 'document':
      return oneOf(valuesOffered(field, definition, world))
    case 'address':
      return Address.refine(
        (address) => !address.region || (world.lists.regions ?? []).some((entry) => entry.value === address.region),
        { message: 'choose', path: ['region'] },
      )
    case 'declaration':
      return z.literal('on', 'declaration_needed').transform(() => true)
    case 'fact':
    case 'computed':
    case 'signature':
    case 'file':
    case 'group':
    case 'table':
      throw new Error(`Cannot check '${field.name}': expected a field people type, got ${field.kind}`)
  }
}
