import type { ReactNode } from 'react'
import { Page } from '@/components/layout'
import { ErrorSummary, type FieldProblem, Tabs, Toast } from '@/components/ui'
import { getTranslator, localized } from '@/lib/i18n'
import type { Locale } from '@/lib/i18n/locales'
import type { PlannedCentre } from '@/lib/queue'
import { doneInWords } from './words'

export const PLAN_TABS = ['overview', 'hours', 'lines', 'windows', 'officers', 'shifts', 'closures', 'devices', 'rules'] as const
export type PlanTab = (typeof PLAN_TABS)[number]

export const tabHref = (locale: Locale, code: string, tab: PlanTab) =>
  `/${locale}/admin/centres/${code}${tab === 'overview' ? '' : `/${tab}`}`

type Props = {
  locale: Locale
  centre: PlannedCentre
  tab: PlanTab
  search: Record<string, string | string[] | undefined>
  errors?: readonly FieldProblem[]
  lead?: ReactNode
  children: ReactNode
}

/** What every page of a centre's plan has around it: the name, the tabs, and what has just been done or refused. */
export function PlanFrame({ locale, centre, tab, search, errors = [], lead, children }: Props) {
  const t = getTranslator(locale, 'plan')
  const forms = getTranslator(locale, 'forms')
  const done = doneInWords(locale, search)
  return (
    <Page
      title={localized(locale, centre.name)}
      breadcrumbs={[{ href: `/${locale}/admin/centres`, label: t('title') }]}
      notice={
        <>
          {done && <Toast>{done}</Toast>}
          <ErrorSummary title={forms('summaryTitle')} errors={errors} />
        </>
      }
    >
      <Tabs
        label={t('tabs.label')}
        items={PLAN_TABS.map((one) => ({ href: tabHref(locale, centre.code, one), label: t(`tabs.${one}`), current: one === tab }))}
      />
      <h2 className="sr-only">{t(`tabs.${tab}`)}</h2>
      {lead && <p className="mb-6 max-w-text text-muted">{lead}</p>}
      <div className="grid gap-6">{children}</div>
    </Page>
  )
}
