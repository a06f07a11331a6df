import { z } from 'zod'
import type { RawAnswers } from '@/db/schema/applications'
import { type FieldError, formErrors } from '@/lib/platform/forms/model'
import { holds } from './conditions'
import type { Answer, Answers, Field, ServiceDefinition, StepDefinition, World } from './definition'
import { holdsTrue } from './expr'
import { childrenOffered, fieldSchema, isEmpty, rawOf } from './fields'

/** One step as it stands: the fields asked now, and what is wrong. */
export type ReadStep = { step: StepDefinition; fields: Field[]; errors: FieldError[] }
export type Reading = {
  /** Steps asked now, in order. */
  steps: ReadStep[]
  answers: Answers
  /** Nothing is missing or wrong. */
  complete: boolean
}

/**
 * Walks the form in order: which steps and fields are asked, what the typed answers mean, what is wrong. A field that is
 * not asked (any more) has no answer, so nothing hidden can decide anything.
 */
export function readAnswers(definition: ServiceDefinition, raw: RawAnswers, world: World): Reading {
  const answers: Record<string, Answer> = {}
  const steps = definition.steps.flatMap((step): ReadStep[] => {
    const scope = { answers, facts: world.facts, today: world.today }
    if (!holds(step.when, scope)) return []
    const fields: Field[] = []
    const errors: FieldError[] = []
    for (const field of step.fields) {
      if (!holds(field.when, scope)) continue
      fields.push(field)
      if (field.kind === 'fact') continue
      const read = readField(definition, field, raw, world)
      if (!read.ok) errors.push(...read.errors)
      else if (read.value !== undefined) answers[field.name] = read.value
    }
    const wrong = new Set(errors.map((error) => error.field.split('.')[0]))
    for (const rule of step.rules ?? []) {
      if (wrong.has(rule.field) || !fields.some((field) => field.name === rule.field)) continue
      if (!('test' in rule ? holdsTrue(rule.test, scope) : rule.holds(scope))) errors.push({ field: rule.field, code: rule.code })
    }
    return [{ step, fields, errors }]
  })
  return { steps, answers, complete: steps.every((step) => step.errors.length === 0) }
}

function readField(definition: ServiceDefinition, field: Field, raw: RawAnswers, world: World) {
  const typed = rawOf(field, raw)
  if (isEmpty(typed)) {
    if (field.optional) return { ok: true as const, value: undefined }
    return { ok: false as const, errors: [{ field: field.name, code: missing(field) }] }
  }
  const rule = field.kind === 'child' ? definition.eligibility.find((one) => one.code === field.qualifiedBy) : undefined
  const children = field.kind === 'child' ? childrenOffered(field, rule, world) : []
  const parsed = fieldSchema(field, world, children).safeParse(typed)
  if (parsed.success) return { ok: true as const, value: parsed.data }
  const errors = formErrors(parsed.error).map((error) => ({
    ...error,
    field: field.kind === 'address' && error.field ? `${field.name}.${error.field}` : field.name,
  }))
  return { ok: false as const, errors }
}

const CHOSEN = new Set(['choice', 'choices', 'yes_no', 'listed', 'child'])
const missing = (field: Field): string =>
  field.kind === 'declaration' ? 'declaration_needed' : CHOSEN.has(field.kind) ? 'choose' : 'required'

/** The check of the whole form as one zod schema: raw answers in, answers out. */
export const formSchema = (definition: ServiceDefinition, world: World) => schemaOver((raw) => readAnswers(definition, raw, world))

/** The check of one step; other answers count only for what it asks. */
export const stepSchema = (definition: ServiceDefinition, stepCode: string, world: World) =>
  schemaOver((raw) => {
    const reading = readAnswers(definition, raw, world)
    return { ...reading, steps: reading.steps.filter(({ step }) => step.code === stepCode) }
  })

const Raw: z.ZodType<RawAnswers> = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

function schemaOver(read: (raw: RawAnswers) => Reading) {
  return Raw.transform((raw, ctx): Answers => {
    const reading = read(raw)
    for (const error of reading.steps.flatMap((step) => step.errors))
      ctx.addIssue({ code: 'custom', message: error.code, path: error.field.split('.') })
    return reading.answers
  })
}
