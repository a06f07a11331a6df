import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ErrorSummary, Toast } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { findRules } from '@/lib/queue'
import { fieldsOf } from '../_parts/open-plan'
import { RulesForm } from '../_parts/rules-form'
import { doneInWords } from '../_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/rules'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('rules.titleDefault') } : {}
}

/** Rules of the queue that hold at every centre that has not said otherwise; for administrators. */
export default async function DefaultRulesPage({ params, searchParams }: PageProps<'/[locale]/admin/centres/rules'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const rules = await findRules(ctx, '')
  if (!rules) notFound()
  const search = await searchParams
  const { errors, field } = fieldsOf(locale, await recallAttempt(ctx, search.attempt, 'plan.rules.'))

  const t = getTranslator(locale, 'plan')
  const forms = getTranslator(locale, 'forms')
  const done = doneInWords(locale, search)
  return (
    <Page
      title={t('rules.titleDefault')}
      lead={t('rules.leadDefault')}
      breadcrumbs={[{ href: `/${locale}/admin/centres`, label: t('title') }]}
      notice={
        <>
          {done && <Toast>{done}</Toast>}
          <ErrorSummary title={forms('summaryTitle')} errors={errors} />
        </>
      }
    >
      <RulesForm locale={locale} centreCode="" rules={rules} field={field} />
    </Page>
  )
}
