import { z } from 'zod'

export type FormValues = Record<string, string | string[]>
/** A refusal tied to a field; `code` is a key of messages/<locale>/forms.json or of the domain's `errors`. */
export type FieldError = { field: string; code: string; params?: Record<string, string | number> }
export type FormAttempt = { values: FormValues; errors: FieldError[] }

/**
 * The text without what Postgres refuses: NUL, and halves of a pair of code units, which also a cut at a length leaves behind.
 * Browsers send neither by themselves.
 */
export const storable = (text: string): string => text.replaceAll('\u0000', '').toWellFormed()

/** Name and value pairs of a form as plain strings; a repeated name becomes a list; React's own fields and files are left out. */
export function formValues(form: FormData): FormValues {
  const values: FormValues = {}
  for (const [name, value] of form.entries()) {
    if (name.startsWith('$ACTION') || typeof value !== 'string') continue
    const clean = storable(value).replace(/\r\n/g, '\n').trim()
    const key = storable(name)
    const before = values[key]
    values[key] = before === undefined ? clean : Array.isArray(before) ? [...before, clean] : [before, clean]
  }
  return values
}

/** One code per field: a schema names its own with `message`, the rest map to the common codes. */
export function formErrors(error: z.ZodError): FieldError[] {
  const seen = new Set<string>()
  const errors: FieldError[] = []
  for (const issue of error.issues) {
    const field = issue.path.join('.')
    if (seen.has(field)) continue
    seen.add(field)
    errors.push({ field, ...codeOf(issue) })
  }
  return errors
}

const isCode = (message: string) => /^[a-z][a-z0-9_]*$/.test(message)

function codeOf(issue: z.core.$ZodIssue): Omit<FieldError, 'field'> {
  if (isCode(issue.message)) {
    const params = issue.code === 'custom' ? (issue.params as FieldError['params']) : undefined
    return { code: issue.message, ...(params ? { params } : {}) }
  }
  switch (issue.code) {
    case 'invalid_type':
      return { code: 'required' }
    case 'too_small':
      return issue.origin === 'string'
        ? Number(issue.minimum) <= 1
          ? { code: 'required' }
          : { code: 'too_short', params: { minimum: Number(issue.minimum) } }
        : { code: 'too_small', params: { minimum: Number(issue.minimum) } }
    case 'too_big':
      return { code: issue.origin === 'string' ? 'too_long' : 'too_big', params: { maximum: Number(issue.maximum) } }
    case 'invalid_value':
      return { code: 'choose' }
    default:
      return { code: 'invalid' }
  }
}

/** One schema per concept; near misses are in model.test.ts. */
export const Pin = z
  .string({ message: 'required' })
  .trim()
  .min(1, 'required')
  .transform((text) => text.toUpperCase())
  .pipe(z.string().regex(/^[0-9A-HJ-NP-Z]{7}$/, 'invalid_pin'))

/** Taxpayer's number: nine digits and the kind of taxpayer, 1 a legal entity, 2 a person. */
export const Tin = z
  .string({ message: 'required' })
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(
    z
      .string()
      .min(1, 'required')
      .regex(/^\d{9}[12]$/, 'invalid_tin'),
  )

/** Azerbaijani mobile number in any usual spelling, kept as +994501234567. */
export const PhoneNumber = z
  .string({ message: 'required' })
  .transform((text) => text.replace(/[\s()-]/g, '').replace(/^(?:\+?994|0)/, '+994'))
  .pipe(z.string().regex(/^\+994(10|50|51|55|60|70|77|99)\d{7}$/, 'invalid_phone'))

export const Email = z.string({ message: 'required' }).trim().max(254, 'too_long').pipe(z.email('invalid_email'))

export const Id = z.uuid('invalid')
/** Made when the form is drawn; a repeat of the same form returns the first result. */
export const IdempotencyKey = z.uuid('invalid')
