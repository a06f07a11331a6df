import { Panel, SummaryList } from '@/components/ui'
import type { CitizenCase } from '@/lib/applications'
import { formatDateTime, formatDay, formatMoney, getTranslator, type Locale, localized } from '@/lib/i18n'

/** Number, dates, body and fee of a case. */
export function CaseFacts({ application, locale }: { application: CitizenCase; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  return (
    <Panel title={t('apply.facts')}>
      <SummaryList
        rows={[
          { key: t('case.reference'), value: application.reference ?? '' },
          ...(application.submittedAt
            ? [{ key: t('case.submittedAt'), value: formatDateTime(locale, application.submittedAt) }]
            : []),
          { key: t('case.agency'), value: localized(locale, application.service.agency.name) },
          { key: t('case.fee'), value: application.feeQepik === 0 ? t('case.noFee') : formatMoney(locale, application.feeQepik) },
          ...(application.turn ? [{ key: t('case.due'), value: dueWords(application, locale) }] : []),
        ]}
      />
    </Panel>
  )
}

/** The promised day, and how many working days are left of it. */
export function dueWords(application: CitizenCase, locale: Locale): string {
  const t = getTranslator(locale, 'applications')
  if (application.status === 'information_requested') return t('case.paused')
  const { dueOn, workingDaysLeft } = application
  if (!dueOn || workingDaysLeft === null) return ''
  const left =
    workingDaysLeft >= 0 ? t('case.daysLeft', { count: workingDaysLeft }) : t('case.daysOver', { count: -workingDaysLeft })
  return `${t('case.dueBy', { day: formatDay(locale, dueOn) })}, ${left}`
}
