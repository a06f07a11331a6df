import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslator, isLocale } from '@/lib/i18n'
import { findRules } from '@/lib/queue'
import { openPlan } from '../../_parts/open-plan'
import { PlanFrame } from '../../_parts/plan-frame'
import { RulesForm } from '../../_parts/rules-form'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]/rules'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('tabs.rules') } : {}
}

export default async function CentreRulesPage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]/rules'>) {
  const { locale, ctx, centre, search, t, errors, field } = await openPlan({ params, searchParams }, 'rules')
  const rules = await findRules(ctx, centre.code)
  if (!rules) notFound()
  return (
    <PlanFrame locale={locale} centre={centre} tab="rules" search={search} errors={errors} lead={t('rules.lead')}>
      <RulesForm locale={locale} centreCode={centre.code} rules={rules} field={field} />
    </PlanFrame>
  )
}
