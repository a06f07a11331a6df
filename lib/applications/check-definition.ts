import { z } from 'zod'
import { type Expr, factsIn, partsOf } from './expr'
import { namesIn } from './conditions'
import { checkTexts, type ServiceTexts } from './check-texts'
import { type Field, factsNeededBy, fieldsOf, type ServiceDefinition, type StepDefinition, type When } from './definition'
import type { Problem, ProblemCode } from './problems'

export { linesOf, type ServiceTexts, type TextTree, textKeys } from './check-texts'

const Name = z.string().regex(/^[a-z][a-zA-Z0-9]*$/)
const Code = z.string().regex(/^[a-z][a-z0-9_]*$/)

/** What the compiler cannot see of a folder: how names are spelt. */
const Shape = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]+$/),
  version: z.int().min(0),
  minutes: z.int().min(1).max(120),
  eligibility: z.array(z.object({ code: Code, reads: z.array(z.string()).min(1) })),
  steps: z
    .array(
      z.object({
        code: Code,
        fields: z.array(z.object({ name: Name, kind: z.string() })).min(1),
        rules: z.array(z.object({ code: Code, field: Name })).optional(),
      }),
    )
    .min(1),
  declarations: z.array(Code).min(1),
})

/**
 * What is wrong with a service's definition and texts; an empty list when it can be used. A test runs it for every folder, the
 * admin section before it publishes a form, so that a half-made form never meets a citizen.
 */
export function checkDefinition(definition: ServiceDefinition, texts: ServiceTexts): Problem[] {
  const shape = Shape.safeParse(definition)
  if (!shape.success) return shape.error.issues.map((issue) => problem(issue.path.join('.'), 'wrong_value', { reason: issue.code }))
  return [
    ...names(definition),
    ...conditions(definition),
    ...definition.steps.flatMap((step, index) => stepProblems(definition, step, index)),
    ...wholeForm(definition),
    ...checkTexts(definition, texts),
  ]
}

const problem = (place: string, code: ProblemCode, params?: Problem['params']): Problem => ({
  place,
  code,
  ...(params ? { params } : {}),
})

function names(definition: ServiceDefinition): Problem[] {
  const repeated = (place: string, all: readonly string[]) =>
    all.flatMap((name, index) =>
      all.indexOf(name) !== index ? [problem(place.replace('#', String(index)), 'repeated', { name })] : [],
    )
  return [
    ...definition.steps.flatMap((step, at) =>
      step.fields.flatMap((field, index) => {
        const before = [...definition.steps.slice(0, at).flatMap((one) => [...one.fields]), ...step.fields.slice(0, index)]
        const place = `steps.${at}.fields.${index}`
        const inner = field.kind === 'group' ? field.fields : field.kind === 'table' ? field.columns : []
        const part = field.kind === 'table' ? 'columns' : 'fields'
        return [
          ...(before.some(({ name }) => name === field.name) ? [problem(place, 'repeated', { name: field.name })] : []),
          ...repeated(
            `${place}.${part}.#`,
            inner.map(({ name }) => name),
          ),
        ]
      }),
    ),
    ...repeated(
      'steps.#',
      definition.steps.map(({ code }) => code),
    ),
    ...repeated(
      'eligibility.#',
      definition.eligibility.map(({ code }) => code),
    ),
    ...repeated('declarations.#', definition.declarations),
  ]
}

const valuesOf = (field: Field): readonly string[] | null =>
  field.kind === 'choice' || field.kind === 'choices' ? field.options : field.kind === 'yes_no' ? ['yes', 'no'] : null

/** Conditions and values name only what was asked before them, and values an answer can have. */
function conditions(definition: ServiceDefinition): Problem[] {
  const problems: Problem[] = []
  const before = new Map<string, Field>()
  const everywhere = new Set(fieldsOf(definition).map(({ name }) => name))
  const look = (place: string, when: When | undefined, row: ReadonlyMap<string, Field> = new Map()) => {
    for (const { field, values } of namesIn(when)) {
      const asked = row.get(field) ?? before.get(field)
      const known = asked && valuesOf(asked)
      if (!asked) problems.push(problem(place, everywhere.has(field) ? 'asked_later' : 'unknown_answer', { name: field }))
      else if (known)
        for (const value of values) if (!known.includes(value)) problems.push(problem(place, 'never_value', { name: field, value }))
    }
    for (const expr of testsIn(when)) problems.push(...exprProblems(place, expr))
  }
  const lookAt = (place: string, field: Field, row?: ReadonlyMap<string, Field>) => {
    look(place, field.when, row)
    if (field.kind === 'computed') look(place, { test: field.value }, row)
  }
  definition.steps.forEach((step, at) => {
    look(`steps.${at}`, step.when)
    step.fields.forEach((field, index) => {
      const place = `steps.${at}.fields.${index}`
      lookAt(place, field)
      const inner = field.kind === 'group' ? field.fields : field.kind === 'table' ? field.columns : []
      const row = new Map<string, Field>()
      inner.forEach((one, position) => {
        lookAt(`${place}.${field.kind === 'table' ? 'columns' : 'fields'}.${position}`, one, row)
        row.set(one.name, one)
      })
      before.set(field.name, field)
    })
    step.rules?.forEach((rule, index) => {
      if ('test' in rule) look(`steps.${at}.rules.${index}`, { test: rule.test })
    })
  })
  definition.routes?.forEach((route, index) => {
    look(`routes.${index}`, route.when)
  })
  if (definition.instantWhen) look('instantWhen', { test: definition.instantWhen })
  return problems
}

function testsIn(when: When | undefined): Expr[] {
  if (!when) return []
  if ('all' in when) return when.all.flatMap(testsIn)
  if ('any' in when) return when.any.flatMap(testsIn)
  if ('not' in when) return testsIn(when.not)
  return 'test' in when ? [when.test] : []
}

/** How many parts an operation takes; the rest takes one or more. */
const PARTS: Readonly<Record<string, readonly [least: number, most: number]>> = {
  not: [1, 1],
  empty: [1, 1],
  equal: [2, 2],
  less: [2, 9],
  at_most: [2, 9],
  one_of: [2, 99],
  subtract: [2, 2],
  divide: [2, 2],
  round: [1, 2],
  years_between: [2, 2],
  days_between: [2, 2],
  add_months: [2, 2],
  add_days: [2, 2],
  if: [3, 3],
}
const exprProblems = (place: string, expr: Expr): Problem[] =>
  partsOf(expr).flatMap((part) => {
    if (!('op' in part)) return []
    const [least, most] = PARTS[part.op] ?? [1, 99]
    return part.of.length < least || part.of.length > most ? [problem(place, 'wrong_number_of_parts', { operation: part.op })] : []
  })

const NOT_IN_ROWS = new Set<Field['kind']>(['group', 'table', 'fact', 'signature', 'child', 'declaration'])
const PREFILLED = new Set<Field['kind']>(['text', 'phone', 'email', 'pin', 'date', 'tin'])

function stepProblems(definition: ServiceDefinition, step: StepDefinition, at: number): Problem[] {
  const last = at === definition.steps.length - 1
  return [
    ...step.fields.flatMap((field, index) => fieldProblems(definition, field, `steps.${at}.fields.${index}`, last)),
    ...(step.rules ?? []).flatMap((rule, index) =>
      step.fields.some(({ name }) => name === rule.field)
        ? []
        : [problem(`steps.${at}.rules.${index}`, 'unknown_rule_field', { name: rule.field })],
    ),
    ...(step.screening && definition.steps.slice(0, at).some(({ screening }) => !screening)
      ? [problem(`steps.${at}`, 'screening_not_first')]
      : []),
    ...(step.screening && !step.rules?.length ? [problem(`steps.${at}`, 'screening_without_rule')] : []),
  ]
}

function fieldProblems(definition: ServiceDefinition, field: Field, place: string, last: boolean): Problem[] {
  const { prefill } = field
  const problems: Problem[] = []
  if (field.kind === 'child' && !definition.eligibility.some((rule) => rule.code === field.qualifiedBy))
    problems.push(problem(place, 'unknown_child_rule', { name: field.qualifiedBy }))
  if (field.kind === 'declaration' && prefill) problems.push(problem(place, 'declaration_prefilled'))
  else if (prefill && !PREFILLED.has(field.kind)) problems.push(problem(place, 'prefill_does_not_fit', { kind: field.kind }))
  // An account is changed by its owner as they like; only a register's value is one that must not be changed here.
  if (field.fixed && (!prefill || prefill === 'account.phone' || prefill === 'account.email'))
    problems.push(problem(place, 'fixed_needs_register'))
  if (field.kind === 'signature' && !last) problems.push(problem(place, 'signature_not_last'))
  if (definition.applicants === 'companies' && factsNeededBy(field).length > 0) problems.push(problem(place, 'company_fact'))
  const [least, most] = boundsOf(field)
  if (least !== undefined && most !== undefined && least > most) problems.push(problem(place, 'more_least_than_most'))
  if (field.kind === 'group' || field.kind === 'table') {
    const inner = field.kind === 'group' ? field.fields : field.columns
    const part = field.kind === 'group' ? 'fields' : 'columns'
    if (field.kind === 'group' && field.max < 1) problems.push(problem(place, 'fewer_than_one_row'))
    inner.forEach((one, index) => {
      const at = `${place}.${part}.${index}`
      if (NOT_IN_ROWS.has(one.kind) || (field.kind === 'table' && one.kind === 'address'))
        problems.push(problem(at, 'kind_not_in_rows', { kind: one.kind }))
      else problems.push(...fieldProblems(definition, one, at, last))
    })
  }
  return problems
}

function boundsOf(field: Field): [number | undefined, number | undefined] {
  if (field.kind === 'text') return [field.minLength, field.maxLength]
  return field.kind === 'number' || field.kind === 'money' || field.kind === 'group'
    ? [field.min, field.max]
    : [undefined, undefined]
}

function wholeForm(definition: ServiceDefinition): Problem[] {
  const problems: Problem[] = []
  const fields = fieldsOf(definition)
  const has = (name: string) => fields.some((field) => field.name === name)
  // Of a company no register is asked; people are told whether they can apply before they fill anything in. The generic form knows
  // no more of a service than the registry.
  if (definition.applicants !== 'companies' && definition.version > 0 && definition.eligibility.length === 0)
    problems.push(problem('eligibility', 'no_eligibility'))
  const by = definition.claim?.by
  if (typeof by === 'object' && !has(by.field)) problems.push(problem('claim', 'unknown_claim_field', { name: by.field }))
  const { speedField } = definition
  if (speedField && !fields.some((field) => field.name === speedField && field.kind === 'listed' && field.list === 'speeds'))
    problems.push(problem('speedField', 'unknown_speed_field', { name: speedField }))
  definition.routes?.forEach(({ officeField }, index) => {
    if (officeField && !has(officeField)) problems.push(problem(`routes.${index}`, 'unknown_office_field', { name: officeField }))
  })
  if (definition.family === 'instant' && !definition.instantWhen) problems.push(problem('instantWhen', 'instant_without_rule'))
  definition.eligibility.forEach((rule, index) => {
    if (!('test' in rule)) return
    const place = `eligibility.${index}`
    problems.push(...exprProblems(place, rule.test))
    for (const fact of [...factsIn(rule.test), ...(rule.shows ? factsIn(rule.shows) : [])])
      if (!rule.reads.includes(fact)) problems.push(problem(place, 'fact_not_read', { name: fact }))
    for (const { field } of namesIn({ test: rule.test })) problems.push(problem(place, 'asked_later', { name: field }))
  })
  return problems
}
