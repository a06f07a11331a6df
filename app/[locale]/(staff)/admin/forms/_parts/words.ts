import type { FormDraft } from '@/lib/applications'
import { findField, labelOf, operandsOf, textKey, valuesOf } from '@/lib/applications'
import { getTranslator, type Locale, translateCode } from '@/lib/i18n'
import type { FieldError } from '@/lib/platform/forms'

const known = (locale: Locale, key: string, params?: Record<string, string | number>): string | undefined => {
  const found = translateCode(locale, 'builder', key, params)
  return found === key.split('.').at(-1) ? undefined : found
}

export const messageOf = (locale: Locale, { code, params }: FieldError): string =>
  known(locale, `errors.${code}`, params) ?? translateCode(locale, 'forms', code, params)

export const stepName = (draft: FormDraft, locale: Locale, code: string): string =>
  labelOf(draft.texts, `steps.${code}.title`, locale, code)
export const fieldName = (draft: FormDraft, locale: Locale, path: string): string =>
  labelOf(draft.texts, `${textKey(path)}.label`, locale, path)

const factName = (locale: Locale, code: string): string => translateCode(locale, 'activity', `field.${code}`)

/** What a rule compares, in words: "Date of birth (register): age". */
export function operandName(draft: FormDraft, locale: Locale, operand: string): string {
  const t = getTranslator(locale, 'builder')
  if (operand === 'today') return t('operand.today')
  const [head = '', ...rest] = operand.split(':')
  const tail = rest.join(':')
  if (head === 'age' || head === 'count' || head === 'sum') return t(`operand.${head}`, { what: operandName(draft, locale, tail) })
  if (head === 'fact') {
    const [code = '', part] = tail.split('@')
    const what = t('operand.register', { what: factName(locale, code) })
    return part ? (known(locale, `operand.part_${part}`, { what }) ?? what) : what
  }
  const [name = '', row, column] = tail.split('.')
  const inner = column ?? row
  const key = column ? `${textKey(name)}.rows.${row}` : ''
  return [
    fieldName(draft, locale, name),
    ...(column ? [labelOf(draft.texts, key, locale, row ?? '')] : []),
    ...(inner ? [fieldName(draft, locale, `${name}.${inner}`)] : []),
  ].join(': ')
}

export const operandOptions = (draft: FormDraft, locale: Locale) =>
  operandsOf(draft.record).map(({ operand }) => ({ value: operand, label: operandName(draft, locale, operand) }))

/** What a condition can name: answers asked before it, each with the values it can have. */
export function conditionOptions(draft: FormDraft, locale: Locale, before: { step: string } | { path: string } | null) {
  const t = getTranslator(locale, 'builder')
  const app = getTranslator(locale, 'applications')
  const names: string[] = []
  search: for (const step of draft.record.steps) {
    if (before && 'step' in before && step.code === before.step) break
    for (const field of step.fields) {
      if (before && 'path' in before && field.name === before.path.split('.')[0]) break search
      if (!['fact', 'signature', 'declaration'].includes(field.kind)) names.push(field.name)
    }
  }
  return names.flatMap((name) => {
    const field = fieldName(draft, locale, name)
    const values = valuesOf(draft.record, name) ?? []
    const yesNo = findField(draft.record, name)?.kind === 'yes_no'
    const worded = (value: string) =>
      yesNo ? app(value === 'yes' ? 'yes' : 'no') : labelOf(draft.texts, `${textKey(name)}.options.${value}`, locale, value)
    return [
      ...values.map((value) => ({ value: `${name}=${value}`, label: t('when.equals', { field, value: worded(value) }) })),
      ...(yesNo ? [] : [{ value: `${name}?`, label: t('when.filled', { field }) }]),
    ]
  })
}

export type ProblemWords = { place: string; reason: string; href: string }

/** Where a mistake is and what it is, in words, with the page that puts it right. */
export function problemWords(
  draft: FormDraft,
  locale: Locale,
  code: string,
  problem: { place: string; code: string; params?: Record<string, string | number> },
): ProblemWords {
  const t = getTranslator(locale, 'builder')
  const edit = `/${locale}/admin/forms/${code}/edit`
  const { words, path } = placeWords(draft, locale, problem.place)
  const reason = known(locale, `problems.code.${problem.code}`, problem.params) ?? t('problems.other', { code: problem.code })
  return { place: words, reason, href: path ? `${edit}/${path}` : edit }
}

/** A place: a path in the record (`steps.1.fields.0`, `eligibility.0`), or of words `texts.<locale>.<key>`. */
function placeWords(draft: FormDraft, locale: Locale, place: string): { words: string; path: string } {
  const t = getTranslator(locale, 'builder')
  const text = /^texts\.(az|en|ru)\.(.+)$/.exec(place)
  if (text) {
    const inner = keyWords(draft, locale, text[2] ?? '')
    return { ...inner, words: t('place.inLanguage', { place: inner.words, language: t(`lang.${text[1] as Locale}`) }) }
  }
  const [area = '', first, part, second, , third] = place.split('.')
  const { record } = draft
  const step = area === 'steps' ? record.steps[Number(first)] : undefined
  if (step && part === 'fields') {
    const field = step.fields[Number(second)]
    const inner = field && ('fields' in field ? field.fields : 'columns' in field ? field.columns : [])[Number(third)]
    if (field) {
      const path = inner ? `${field.name}.${inner.name}` : field.name
      return { words: t('place.field', { name: fieldName(draft, locale, path) }), path: `fields/${path}` }
    }
  }
  if (step && part === 'rules') {
    const rule = step.rules?.[Number(second)]
    if (rule) return keyWords(draft, locale, `errors.${rule.code}`)
  }
  if (step) return { words: t('place.step', { name: stepName(draft, locale, step.code) }), path: `steps/${step.code}` }
  const rule = area === 'eligibility' ? record.eligibility[Number(first)] : undefined
  if (rule) return keyWords(draft, locale, `eligibility.${rule.code}`)
  if (area === 'eligibility') return { words: t('rules.eligibility'), path: 'rules' }
  if (area === 'routes') return { words: t('place.route', { name: String(Number(first) + 1) }), path: 'rules' }
  if (area === 'claim') return { words: t('settings.claim'), path: 'settings' }
  if (area === 'speedField') return { words: t('settings.speedField'), path: 'settings' }
  return { words: t('place.record'), path: 'settings' }
}

/** The thing a text belongs to. */
function keyWords(draft: FormDraft, locale: Locale, key: string): { words: string; path: string } {
  const t = getTranslator(locale, 'builder')
  const [area = '', name = ''] = key.split('.')
  switch (area) {
    case 'steps':
      return { words: t('place.step', { name: stepName(draft, locale, name) }), path: `steps/${name}` }
    case 'fields': {
      const path = findField(draft.record, name) ? name : (pathOfKey(draft, name) ?? name)
      return {
        words: t('place.field', { name: fieldName(draft, locale, path) }),
        path: findField(draft.record, path) ? `fields/${path}` : '',
      }
    }
    case 'eligibility':
    case 'lines': {
      const rule = name.replace(/_(not_)?met$/, '')
      const code = draft.record.eligibility.some((one) => one.code === name) ? name : rule
      return {
        words: t('place.eligibility', { name: labelOf(draft.texts, `eligibility.${code}.title`, locale, code) }),
        path: `rules?eligibility=${code}`,
      }
    }
    case 'declarations':
      return { words: t('place.declaration', { name: labelOf(draft.texts, key, locale, name) }), path: `rules?declaration=${name}` }
    case 'errors': {
      const step = draft.record.steps.find((one) => one.rules?.some((rule) => rule.code === name))
      return {
        words: t('place.rule', { name: labelOf(draft.texts, key, locale, name) }),
        path: step ? `steps/${step.code}?rule=${name}` : '',
      }
    }
    case 'lead':
    case 'prepare':
    case 'next': {
      const words = { lead: t('settings.lead'), prepare: t('settings.prepare'), submitted: t('settings.submitted') }
      return {
        words: t('place.text', { name: words[(name || area) as 'lead'] ?? t('settings.approved') }),
        path: 'settings',
      }
    }
    default:
      return { words: key ? t('place.setting', { name: key }) : t('place.record'), path: 'settings' }
  }
}

const pathOfKey = (draft: FormDraft, key: string): string | undefined =>
  draft.record.steps
    .flatMap((step) =>
      step.fields.flatMap((field) => {
        const parts = 'fields' in field ? field.fields : 'columns' in field ? field.columns : []
        return parts.map((part) => ({ path: `${field.name}.${part.name}`, key: `${field.name}_${part.name}` }))
      }),
    )
    .find((one) => one.key === key)?.path

/** The thing a line of a comparison is about. */
export function changeName(draft: FormDraft, other: FormDraft, locale: Locale, what: string, name: string): string {
  const t = getTranslator(locale, 'builder')
  const has = (one: FormDraft) =>
    what === 'field' ? findField(one.record, name) !== null : one.record.steps.some(({ code }) => code === name)
  const of = has(draft) ? draft : other
  switch (what) {
    case 'step':
      return t('place.step', { name: stepName(of, locale, name) })
    case 'field':
      return t('place.field', { name: fieldName(of, locale, name) })
    case 'rule':
      return t('place.rule', { name: labelOf(draft.texts, `errors.${name}`, locale, name) })
    case 'eligibility':
      return t('place.eligibility', { name: labelOf(draft.texts, `eligibility.${name}.title`, locale, name) })
    case 'declaration':
      return t('place.declaration', { name: labelOf(draft.texts, `declarations.${name}`, locale, name) })
    case 'order':
      return t('place.order')
    case 'setting':
      return known(locale, `settings.${name}`) ?? t('place.setting', { name })
    default:
      return keyWords(of, locale, name).words
  }
}
