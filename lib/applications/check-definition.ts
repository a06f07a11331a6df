import { z } from 'zod'
import { LOCALES } from '@/lib/i18n/locales'
import { namesIn } from './conditions'
import { type EligibilityRule, type Field, fieldsOf, type ServiceDefinition } from './definition'
import { COMMON_TEXTS } from './services/common'

const Name = z.string().regex(/^[a-z][a-zA-Z0-9]*$/)
const Code = z.string().regex(/^[a-z][a-z0-9_]*$/)

const Shape = z.object({
  code: z.string().regex(/^[a-z][a-z0-9-]+$/),
  version: z.int().min(0),
  minutes: z.int().min(1).max(120),
  applicants: z.enum(['people', 'companies', 'any']).optional(),
  eligibility: z.array(z.object({ code: Code, reads: z.array(z.string()).min(1), lines: z.array(Code).min(1).optional() })),
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
  after: z.enum(['visit', 'wait']),
})

export type TextTree = { [key: string]: string | TextTree }
export type ServiceTexts = Record<(typeof LOCALES)[number], TextTree>

/**
 * What is wrong with a service's definition and texts; an empty list when it can be used. Run by a test for every service, so that a
 * half-made form never meets a citizen.
 */
export function checkDefinition(definition: ServiceDefinition, texts: ServiceTexts): string[] {
  const shape = Shape.safeParse(definition)
  const problems = shape.success ? [] : shape.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
  // Of a company no register is asked; people are told whether they can apply before they fill anything in.
  if (definition.applicants !== 'companies' && definition.eligibility.length === 0)
    problems.push('eligibility: a form for people needs a rule')
  return [...problems, ...names(definition), ...conditions(definition), ...references(definition), ...words(definition, texts)]
}

function names(definition: ServiceDefinition): string[] {
  const repeated = (kind: string, all: string[]) =>
    all.filter((name, index) => all.indexOf(name) !== index).map((name) => `${kind} '${name}' appears twice`)
  return [
    ...repeated(
      'field',
      fieldsOf(definition).map((field) => field.name),
    ),
    ...repeated(
      'step',
      definition.steps.map((step) => step.code),
    ),
    ...repeated(
      'eligibility rule',
      definition.eligibility.map((rule) => rule.code),
    ),
  ]
}

const valuesOf = (field: Field): readonly string[] | null =>
  field.kind === 'choice' || field.kind === 'choices' ? field.options : field.kind === 'yes_no' ? ['yes', 'no'] : null

function conditions(definition: ServiceDefinition): string[] {
  const problems: string[] = []
  const before = new Map<string, Field>()
  const look = (where: string, when: Parameters<typeof namesIn>[0]) => {
    for (const { field, values } of namesIn(when)) {
      const asked = before.get(field)
      const known = asked && valuesOf(asked)
      if (!asked) problems.push(`${where}: its condition names '${field}', which is not asked before it`)
      else if (known)
        for (const value of values) if (!known.includes(value)) problems.push(`${where}: '${field}' is never '${value}'`)
    }
  }
  for (const step of definition.steps) {
    look(`step '${step.code}'`, step.when)
    for (const field of step.fields) {
      look(`field '${field.name}'`, field.when)
      before.set(field.name, field)
    }
  }
  return problems
}

function references(definition: ServiceDefinition): string[] {
  const fields = fieldsOf(definition)
  const problems: string[] = []
  const has = (name: string) => fields.some((field) => field.name === name)
  for (const step of definition.steps)
    for (const rule of step.rules ?? [])
      if (!step.fields.some((field) => field.name === rule.field))
        problems.push(`rule '${rule.code}': its step has no field '${rule.field}'`)
  for (const field of fields) {
    if (field.kind === 'child' && !definition.eligibility.some((rule) => rule.code === field.qualifiedBy))
      problems.push(`field '${field.name}': no eligibility rule '${field.qualifiedBy}'`)
    if (field.kind === 'declaration' && field.prefill)
      problems.push(`field '${field.name}': a declaration is never filled in for anybody`)
  }
  const by = definition.claim?.by
  if (typeof by === 'object' && !has(by.field)) problems.push(`claim: no field '${by.field}'`)
  if (definition.speedField && !has(definition.speedField)) problems.push(`speedField: no field '${definition.speedField}'`)
  return problems
}

/** Codes of the lines a rule can give. */
export const linesOf = (rule: EligibilityRule): readonly string[] =>
  'lines' in rule ? rule.lines : [`${rule.code}_met`, `${rule.code}_not_met`]

/** Keys every service must have in every language. */
export function textKeys(definition: ServiceDefinition): string[] {
  return [
    'lead',
    'prepare',
    'next.submitted',
    'next.approved',
    ...definition.steps.flatMap((step) => [
      `steps.${step.code}.title`,
      ...(step.elsewhere ? [`steps.${step.code}.elsewhere`] : []),
      ...(step.rules ?? []).map((rule) => `errors.${rule.code}`),
    ]),
    ...fieldsOf(definition).flatMap((field) => [
      `fields.${field.name}.label`,
      ...(field.kind === 'choice' || field.kind === 'choices'
        ? field.options.map((option) => `fields.${field.name}.options.${option}`)
        : []),
    ]),
    ...definition.eligibility.flatMap((rule) => [
      `eligibility.${rule.code}.title`,
      `eligibility.${rule.code}.failed`,
      ...linesOf(rule).map((line) => `lines.${line}`),
    ]),
    ...definition.declarations.map((code) => `declarations.${code}`),
  ]
}

/** Keys a service may have beside those. */
const EXTRA = /^(steps\.\w+\.lead|fields\.\w+\.(hint|hints\.\w+)|errors\.\w+(\.\w+)?)$/

function words(definition: ServiceDefinition, texts: ServiceTexts): string[] {
  const needed = textKeys(definition)
  return LOCALES.flatMap((locale) => {
    const present = flatten(texts[locale])
    const source = new Set(flatten(texts.az))
    return [
      ...needed.filter((key) => !present.includes(key)).map((key) => `texts.${locale}: '${key}' is missing`),
      ...present
        .filter((key) => !needed.includes(key) && !EXTRA.test(key))
        .map((key) => `texts.${locale}: '${key}' belongs to nothing`),
      ...[...source]
        .filter((key) => !present.includes(key) && !needed.includes(key))
        .map((key) => `texts.${locale}: '${key}' is missing`),
    ]
  })
}

const flatten = (tree: TextTree, prefix = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) => (typeof value === 'string' ? [prefix + key] : flatten(value, `${prefix}${key}.`)))
