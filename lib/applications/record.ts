import type { z } from 'zod'
import { checkDefinition, type ServiceTexts } from './check-definition'
import type { ServiceDefinition } from './definition'
import type { ServiceForm } from './form'
import type { Problem } from './problems'
import { FormRecordSchema, TextsSchema } from './record-schema'
import { withCommon } from './texts'

export { PROBLEM_CODES, type Problem, type ProblemCode } from './problems'

/** A form that is data alone: the JSON of a definition whose rules are expressions. */
export type FormRecord = z.output<typeof FormRecordSchema>
export type Compiled = { ok: true; value: ServiceForm } | { ok: false; error: Problem[] }

/** Deeper than this nothing of a form goes; also keeps what reads it from running out of stack. */
const DEEPEST = 40

/**
 * A record as a form to fill in. The one door between data and citizens: what is published went through here, and what is wrong is
 * named with its place.
 */
export function compileRecord(record: unknown, texts: unknown): Compiled {
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return refused([{ place: '', code: 'not_a_record' }])
  if (tooDeep(record) || tooDeep(texts)) return refused([{ place: '', code: 'too_deep' }])
  const read = FormRecordSchema.safeParse(record)
  if (!read.success) return refused(read.error.issues.flatMap((issue) => problemsOf(issue)))
  const words = TextsSchema.safeParse(texts)
  if (!words.success) return refused(words.error.issues.flatMap((issue) => problemsOf(issue, 'texts')))
  const own: ServiceTexts = { az: words.data.az, en: words.data.en ?? {}, ru: words.data.ru ?? {} }
  const definition = read.data as ServiceDefinition
  const problems = checkDefinition(definition, own)
  return problems.length > 0 ? refused(problems) : { ok: true, value: { definition, texts: withCommon(own), source: 'record' } }
}

const refused = (error: Problem[]): Compiled => ({ ok: false, error })

function problemsOf(issue: z.core.$ZodIssue, before?: string): Problem[] {
  const place = [...(before ? [before] : []), ...issue.path].join('.')
  if (issue.code === 'unrecognized_keys') return issue.keys.map((name) => ({ place, code: 'unknown_part', params: { name } }))
  return [{ place, code: 'wrong_value', params: { reason: issue.code } }]
}

function tooDeep(value: unknown, left = DEEPEST): boolean {
  if (typeof value !== 'object' || value === null) return false
  return left === 0 || Object.values(value).some((inner) => tooDeep(inner, left - 1))
}
