import { notFound } from 'next/navigation'
import { getTranslator, isLocale, translateCode } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import { requireCtx } from '@/lib/identity'
import { type FieldError, type FormAttempt, type FormValues, recallAttempt } from '@/lib/platform/forms'
import { findPlannedCentre } from '@/lib/queue'

type Search = Record<string, string | string[] | undefined>
type Asked = { params: Promise<{ locale: string; code: string }>; searchParams: Promise<Search> }

/** A refusal in words: this domain's own, else the common ones of forms. */
function messageOf(locale: Locale, { code, params }: FieldError): string {
  const t = getTranslator(locale, 'plan') as unknown as { has(key: string): boolean }
  return t.has(`errors.${code}`)
    ? translateCode(locale, 'plan', `errors.${code}`, params)
    : translateCode(locale, 'forms', code, params)
}

/** What was typed into a refused form, or what stands in the records when nothing was. */
export function fieldsOf(locale: Locale, attempt: FormAttempt | null) {
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const values: FormValues | undefined = attempt?.values
  const value = (name: string, kept = ''): string => {
    const typed = values?.[name]
    return values ? (typeof typed === 'string' ? typed : '') : kept
  }
  return {
    errors,
    errorOf,
    value,
    /** Name, what stands in it, and what is wrong with it. */
    field: (name: string, kept = '') => ({ name, defaultValue: value(name, kept), error: errorOf(name) }),
    /** Ticked boxes of one name. */
    ticked: (name: string, kept: readonly string[]) => (values ? [values[name] ?? []].flat() : kept),
    isTicked: (name: string, kept: boolean) => (values ? values[name] !== undefined : kept),
  }
}

/** Opens a page of one centre for those who plan it; everybody else finds nothing. */
export async function openPlan({ params, searchParams }: Asked, form: string) {
  const { locale, code } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const centre = await findPlannedCentre(ctx, code)
  if (!centre) notFound()
  const search = await searchParams
  const attempt = await recallAttempt(ctx, search.attempt, `plan.${form}.${code}`)
  return { locale, ctx, centre, search, attempt, t: getTranslator(locale, 'plan'), ...fieldsOf(locale, attempt) }
}
