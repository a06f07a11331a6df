import { z } from 'zod'
import type { RawAnswers } from '@/db/schema/applications'
import { type FieldError, formErrors } from '@/lib/platform/forms/model'
import { holds } from './conditions'
import {
  type Answer,
  type Answers,
  factsNeededBy,
  type Field,
  type GroupField,
  type ServiceDefinition,
  type StepDefinition,
  type TableField,
  type World,
} from './definition'
import { type ExprScope, evaluate, factsIn, holdsTrue } from './expr'
import { factValue } from './facts'
import { fieldSchema, isEmpty, rawOf } from './fields'
import { applicantAnswers } from './masks'
import { cellPlaces, type Placed, placed, rowCount, rowPlaces } from './placed'

/** One step as it stands: the fields asked now, and what is wrong. `field` of an error is the name of its control. */
export type ReadStep = { step: StepDefinition; fields: Field[]; errors: FieldError[] }
export type Reading = {
  /** Steps asked now, in order. After a screening question that ends the way there are no more. */
  steps: ReadStep[]
  answers: Answers
  /** Nothing is missing or wrong. */
  complete: boolean
  /** The screening rule that ends the way: this service is not for this person. */
  ended: { step: string; rule: string } | null
}

type Form = Pick<ServiceDefinition, 'eligibility'>
type Walk = { form: Form; raw: RawAnswers; world: World }
type Read = { value?: Answer | undefined; errors: FieldError[] }

/**
 * Walks the form in order: which steps and fields are asked, what the typed answers mean, what is wrong. A field that is
 * not asked (any more) has no answer, so nothing hidden can decide anything.
 */
export function readAnswers(definition: ServiceDefinition, raw: RawAnswers, world: World): Reading {
  const walk: Walk = { form: definition, raw, world }
  const answers: Record<string, Answer> = {}
  const steps: ReadStep[] = []
  let ended: Reading['ended'] = null
  for (const step of definition.steps) {
    if (!holds(step.when, scopeOf(answers, world))) continue
    const read = readPlaces(walk, step.fields.map(placed), answers)
    if (read.asked.length === 0) continue
    Object.assign(answers, read.own)
    const errors = [...read.errors]
    const broken = brokenRules(step, read.asked, errors, walk, answers)
    errors.push(...broken)
    steps.push({ step, fields: read.asked.map(({ field }) => field), errors })
    if (step.screening && broken[0]) {
      ended = { step: step.code, rule: broken[0].code }
      break
    }
  }
  return { steps, answers, complete: ended === null && steps.every((step) => step.errors.length === 0), ended }
}

export const scopeOf = (answers: Answers, { facts, today }: Pick<World, 'facts' | 'today'>) => ({ answers, facts, today })

/** Rules whose answer is there and right by itself. Of a company no rule about a person is asked. */
function brokenRules(
  step: StepDefinition,
  asked: readonly Placed[],
  errors: readonly FieldError[],
  { world }: Walk,
  answers: Answers,
): FieldError[] {
  const scope = scopeOf(answers, world)
  const wrong = new Set(errors.map((error) => error.field.split('.')[0]))
  return (step.rules ?? []).flatMap((rule): FieldError[] => {
    if (wrong.has(rule.field) || !asked.some(({ name }) => name === rule.field)) return []
    if (world.company && 'test' in rule && factsIn(rule.test).length > 0) return []
    const good = 'test' in rule ? holdsTrue(rule.test, scope) : rule.holds(scope)
    return good ? [] : [{ field: rule.field, code: rule.code }]
  })
}

/** Questions in their order; those of a row see the answers of their own row first, then those given before. */
function readPlaces(walk: Walk, places: readonly Placed[], outer: Answers) {
  const own: Record<string, Answer> = {}
  const asked: Placed[] = []
  const errors: FieldError[] = []
  for (const place of places) {
    const scope = scopeOf({ ...outer, ...own }, walk.world)
    if (!isAsked(place.field, scope, walk.world)) continue
    asked.push(place)
    const read = readPlace(walk, place, scope)
    errors.push(...read.errors)
    if (read.value !== undefined) own[place.field.name] = read.value
  }
  return { own, asked, errors }
}

/** Kinds that are asked of a company too, whatever registers a part of them reads. */
const ASKED_OF_ALL = new Set<Field['kind']>(['computed', 'group', 'table'])

/** Whether a question stands now. A company is not asked what only registers about people could answer. */
export const isAsked = (field: Field, scope: ExprScope, world: Pick<World, 'company'>): boolean =>
  holds(field.when, scope) && !(world.company && !ASKED_OF_ALL.has(field.kind) && factsNeededBy(field).length > 0)

function readPlace(walk: Walk, place: Placed, scope: ReturnType<typeof scopeOf>): Read {
  const { field } = place
  switch (field.kind) {
    case 'fact':
    case 'signature':
      return { errors: [] }
    case 'computed':
      return { value: computedValue(field, scope), errors: [] }
    case 'file':
      return readFiles(walk, { ...place, field })
    case 'group':
      return readGroup(walk, field, scope.answers)
    case 'table':
      return readTable(walk, field, scope.answers)
    default:
      return readTyped(walk, place)
  }
}

/** What a computed field is worth; none when something it needs is missing. */
export function computedValue(field: Field & { kind: 'computed' }, scope: ExprScope): string | number | undefined {
  const value = evaluate(field.value, scope)
  if (field.as === 'number' || field.as === 'money')
    return typeof value === 'number' ? (field.as === 'money' ? Math.round(value) : value) : undefined
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}

function readFiles({ world }: Walk, { field, name }: Placed & { field: { kind: 'file' } }): Read {
  const files = world.files[name] ?? []
  if (files.length === 0) return { errors: demanded(field) ? [{ field: name, code: 'file_needed' }] : [] }
  const errors =
    field.max && files.length > field.max ? [{ field: name, code: 'too_many_files', params: { maximum: field.max } }] : []
  return { value: files.map(({ id }) => id), errors }
}

function readGroup(walk: Walk, field: GroupField, outer: Answers): Read {
  const rows: Answers[] = []
  const errors: FieldError[] = []
  const count = rowCount(field, walk.raw)
  for (let row = 0; row < count; row++) {
    const read = readPlaces(walk, rowPlaces(field, row), outer)
    rows.push(read.own)
    errors.push(...read.errors)
  }
  return { value: rows.length > 0 ? rows : undefined, errors }
}

function readTable(walk: Walk, field: TableField, outer: Answers): Read {
  const rows: Record<string, Answers> = {}
  const errors: FieldError[] = []
  for (const row of field.rows) {
    const read = readPlaces(walk, cellPlaces(field, row), outer)
    rows[row] = read.own
    errors.push(...read.errors)
  }
  const empty = Object.values(rows).every((row) => Object.keys(row).length === 0)
  // A table that may be left out is either left out or filled in.
  if (field.optional && empty && errors.every(({ code }) => MISSING.has(code))) return { errors: [] }
  return { value: { rows }, errors }
}

function readTyped({ form, raw, world }: Walk, place: Placed): Read {
  const { field, name } = place
  const typed = (field.fixed && offeredValue(world, field)) || rawOf(place, raw)
  if (isEmpty(typed)) return { errors: demanded(field) ? [{ field: name, code: missing(field) }] : [] }
  const parsed = fieldSchema(field, form, world).safeParse(typed)
  if (parsed.success) return { value: parsed.data, errors: [] }
  const errors = formErrors(parsed.error).map((error) => ({
    ...error,
    field: field.kind === 'address' && error.field ? `${name}.${error.field}` : name,
  }))
  return { errors }
}

/** Whether leaving it out keeps the form from being sent. */
const demanded = (field: Field): boolean => !field.optional && applicantAnswers(field)

/** What a register, or the account, offers as the answer. */
export function offeredValue(
  world: Pick<World, 'facts' | 'account' | 'company'>,
  { prefill }: Pick<Field, 'prefill'>,
): string | undefined {
  if (!prefill) return undefined
  if (prefill === 'account.phone') return world.account.phone ?? undefined
  if (prefill === 'account.email') return world.account.email ?? undefined
  const value = world.company ? null : factValue(world.facts, prefill)
  if (typeof value === 'string') return value || undefined
  return value !== null && typeof value === 'object' && 'number' in value ? value.number : undefined
}

const CHOSEN = new Set(['choice', 'choices', 'yes_no', 'listed', 'child', 'relative', 'document'])
const missing = (field: Field): string =>
  field.kind === 'declaration' ? 'declaration_needed' : CHOSEN.has(field.kind) ? 'choose' : 'required'
const MISSING = new Set(['declaration_needed', 'choose', 'required', 'file_needed'])

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
      ctx.addIssue({
        code: 'custom',
        message: error.code,
        path: error.field.split('.'),
        ...(error.params ? { params: error.params } : {}),
      })
    return reading.answers
  })
}
