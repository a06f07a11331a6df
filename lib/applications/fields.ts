import { z } from 'zod'
import type { RawAnswers } from '@/db/schema/applications'
import { Email, PhoneNumber, Pin } from '@/lib/platform/forms/model'
import { parseManat } from '@/lib/platform/money'
import { type Day, isDay } from '@/lib/platform/time'
import type { Answer, DayBound, Field, World } from './definition'
import { judgeRule } from './eligibility'
import { Iban } from './iban'

export const ADDRESS_PARTS = ['region', 'settlement', 'street', 'building', 'apartment', 'postalCode'] as const
const DATE_PARTS = ['year', 'month', 'day'] as const

/** Names of the form controls a field is sent as. */
export function controlNames(field: Field): string[] {
  switch (field.kind) {
    case 'date':
      return DATE_PARTS.map((part) => `${field.name}.${part}`)
    case 'address':
      return ADDRESS_PARTS.map((part) => `${field.name}.${part}`)
    case 'fact':
      return []
    default:
      return [field.name]
  }
}

const single = (raw: string | string[] | undefined): string => (Array.isArray(raw) ? (raw[0] ?? '') : (raw ?? '')).trim()

/** What was typed for one field, gathered from its controls: a text, a list, or the parts of an address. */
export function rawOf(field: Field, raw: RawAnswers): string | string[] | Record<string, string> {
  switch (field.kind) {
    case 'choices': {
      const value = raw[field.name]
      return value === undefined ? [] : Array.isArray(value) ? value : value === '' ? [] : [value]
    }
    case 'date': {
      const parts = DATE_PARTS.map((part) => single(raw[`${field.name}.${part}`]))
      if (parts.every((part) => part === '')) return ''
      return `${(parts[0] ?? '').padStart(4, '0')}-${(parts[1] ?? '').padStart(2, '0')}-${(parts[2] ?? '').padStart(2, '0')}`
    }
    case 'address':
      return Object.fromEntries(ADDRESS_PARTS.map((part) => [part, single(raw[`${field.name}.${part}`])]))
    default:
      return single(raw[field.name])
  }
}

export function isEmpty(value: string | string[] | Record<string, string>): boolean {
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

/** PINs of the children a field offers. */
export function childrenOffered(
  field: Field & { kind: 'child' },
  rule: Parameters<typeof judgeRule>[0] | undefined,
  world: World,
): string[] {
  if (!rule || rule.code !== field.qualifiedBy) return []
  return judgeRule(rule, world).lines.flatMap((line) => (line.holds && line.subject ? [line.subject] : []))
}

/** The check of one answer. Codes of refusals are keys of forms.json or of the service's `errors`. */
export function fieldSchema(field: Field, world: World, children: readonly string[]): z.ZodType<Answer> {
  switch (field.kind) {
    case 'text':
      return text()
        .min(field.minLength ?? 1, 'required')
        .max(field.maxLength ?? 200, 'too_long')
    case 'number':
      return text()
        .regex(/^-?\d{1,9}$/, 'invalid_number')
        .transform(Number)
        .pipe(
          z
            .number()
            .min(field.min ?? 0, 'too_small')
            .max(field.max ?? 1e9, 'too_big'),
        )
    case 'money':
      return text()
        .transform((typed, ctx) => {
          const qepik = parseManat(typed)
          if (qepik !== null) return qepik
          ctx.addIssue({ code: 'custom', message: 'invalid_money' })
          return z.NEVER
        })
        .pipe(
          z
            .number()
            .min(field.min ?? 0, 'too_small')
            .max(field.max ?? 1e11, 'too_big'),
        )
    case 'date':
      return text()
        .refine(isDay, 'invalid_date')
        .refine((day) => !field.from || !isDay(day) || day >= bound(field.from, world.today), 'date_too_early')
        .refine((day) => !field.to || !isDay(day) || day <= bound(field.to, world.today), 'date_too_late')
    case 'pin':
      return Pin
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
      return oneOf(children)
    case 'address':
      return Address.refine(
        (address) => !address.region || (world.lists.regions ?? []).some((entry) => entry.value === address.region),
        { message: 'choose', path: ['region'] },
      )
    case 'declaration':
      return z.literal('on', 'declaration_needed').transform(() => true)
    default:
      throw new Error(`Cannot check '${field.name}': a fact is not typed by anybody`)
  }
}
