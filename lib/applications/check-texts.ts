import { createTranslator } from 'use-intl/core'
import { LOCALES } from '@/lib/i18n/locales'
import { type EligibilityRule, type Field, fieldsOf, type ServiceDefinition } from './definition'
import type { Problem } from './problems'
import { COMMON_TEXTS } from './services/common'

export type TextTree = { [key: string]: string | TextTree }
export type ServiceTexts = Record<(typeof LOCALES)[number], TextTree>

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
    ...fieldsOf(definition).flatMap((field) => fieldKeys(field, field.name)),
    ...definition.eligibility.flatMap((rule) => [
      `eligibility.${rule.code}.title`,
      `eligibility.${rule.code}.failed`,
      ...linesOf(rule).map((line) => `lines.${line}`),
    ]),
    ...definition.declarations.map((code) => `declarations.${code}`),
  ]
}

function fieldKeys(field: Field, key: string): string[] {
  return [
    `fields.${key}.label`,
    ...(field.kind === 'choice' || field.kind === 'choices'
      ? field.options.map((option) => `fields.${key}.options.${option}`)
      : []),
    ...(field.kind === 'group' ? field.fields.flatMap((one) => fieldKeys(one, `${key}_${one.name}`)) : []),
    ...(field.kind === 'table'
      ? [
          ...field.rows.map((row) => `fields.${key}.rows.${row}`),
          ...field.columns.flatMap((one) => fieldKeys(one, `${key}_${one.name}`)),
        ]
      : []),
  ]
}

/** Keys a service may have beside those. */
const EXTRA =
  /^(steps\.\w+\.(lead|elsewhere)|fields\.\w+\.(hint|row|add|hints\.\w+|options\.\w+)|errors\.\w+(\.\w+)?|declarations\.\w+|next\.\w+)$/

/** Words that are missing in a language, belong to nothing, or cannot be read. Common words stand in for names many forms share. */
export function checkTexts(definition: ServiceDefinition, texts: ServiceTexts): Problem[] {
  const needed = textKeys(definition)
  const source = new Map(flatten(texts.az))
  return LOCALES.flatMap((locale): Problem[] => {
    const own = new Map(flatten(texts[locale]))
    const common = new Set(flatten(COMMON_TEXTS[locale]).map(([key]) => key))
    const place = (key: string) => `texts.${locale}.${key}`
    const missing = [...new Set([...needed.filter((key) => !common.has(key)), ...source.keys()])].filter(
      (key) => !own.get(key)?.trim(),
    )
    return [
      ...missing.map((key): Problem => ({ place: place(key), code: 'text_missing', params: { key, locale } })),
      ...[...own.keys()]
        .filter((key) => !needed.includes(key) && !EXTRA.test(key) && !common.has(key))
        .map((key): Problem => ({ place: place(key), code: 'text_unused', params: { key, locale } })),
      ...[...own]
        .filter(([, words]) => !readable(words))
        .map(([key]): Problem => ({ place: place(key), code: 'text_broken', params: { key, locale } })),
    ]
  })
}

/** Whether a text can be put into words: its braces fit. */
function readable(words: string): boolean {
  let good = true
  const translate = createTranslator({
    locale: 'az',
    messages: { words },
    // A parameter nobody gave is no mistake of the text.
    onError: ({ code }) => {
      good &&= code !== 'INVALID_MESSAGE'
    },
  })
  translate('words')
  return good
}

const flatten = (tree: TextTree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flatten(value, `${prefix}${key}.`),
  )
