import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ErrorSummary, Tabs, Toast } from '@/components/ui'
import { canEditSearch } from '@/lib/catalogue'
import { SEARCH_MAX_LENGTH } from '@/lib/catalogue/model'
import { getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { storable } from '@/lib/platform/forms/model'
import { pageNumber } from '@/lib/platform/pages'
import { Explain } from './_parts/explain'
import { Misses } from './_parts/misses'
import { Phrases } from './_parts/phrases'
import { Synonyms } from './_parts/synonyms'
import { doneCode, labelOf, messageOf, type Shown, VIEWS, viewOf } from './_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/search'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'search')('title') } : {}
}

const one = (value: string | string[] | undefined, most: number): string =>
  storable((Array.isArray(value) ? value[0] : value) ?? '').slice(0, most)

export default async function SearchWordsPage({ params, searchParams }: PageProps<'/[locale]/admin/search'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  if (!canEditSearch(ctx.actor)) notFound()
  const asked = await searchParams
  const view = viewOf(asked.view)
  const attempt = await recallAttempt(ctx, asked.attempt, `search.${view}`)
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  const shown: Shown = {
    locale,
    page: pageNumber(asked.page),
    values: Object.fromEntries(Object.entries(attempt?.values ?? {}).map(([name, value]) => [name, [value].flat()[0]])),
    error: (field) => errors.find((error) => error.field === field)?.message,
  }

  const t = getTranslator(locale, 'search')
  const done = doneCode(asked.done)
  const here = `/${locale}/admin/search`
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      notice={
        <>
          {done && <Toast tone="success">{t(`done.${done}`)}</Toast>}
          <ErrorSummary
            title={getTranslator(locale, 'forms')('summaryTitle')}
            errors={errors.map(({ field, message }) => ({ field, message: `${labelOf(locale, field)}: ${message}` }))}
          />
        </>
      }
      width="wide"
    >
      <Tabs
        label={t('title')}
        items={VIEWS.map((code) => ({ href: `${here}?view=${code}`, label: t(`views.${code}`), current: code === view }))}
      />
      {view === 'misses' && <Misses ctx={ctx} shown={shown} />}
      {view === 'synonyms' && <Synonyms ctx={ctx} shown={shown} miss={one(asked.miss, 120)} />}
      {view === 'phrases' && <Phrases ctx={ctx} shown={shown} miss={one(asked.miss, 120)} service={one(asked.service, 80)} />}
      {view === 'explain' && <Explain ctx={ctx} locale={locale} query={one(asked.q, SEARCH_MAX_LENGTH)} />}
    </Page>
  )
}
