import { Panel, SummaryList, TextLink } from '@/components/ui'
import type { CitizenCase } from '@/lib/applications'
import { formatDateTime, formatDay, formatMoney, getTranslator, type Locale, localized } from '@/lib/i18n'

/** Number, dates, body, fee, and the trace of what was sent. */
export function CaseFacts({ application, locale }: { application: CitizenCase; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  const { signature } = application
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
          ...(application.turn && dueWords(application, locale)
            ? [{ key: t('case.due'), value: dueWords(application, locale) }]
            : []),
          { key: t('life.seal.revision'), value: t('life.seal.revisionCount', { count: application.corrections }) },
          ...(signature
            ? [
                {
                  key: t('life.seal.signed'),
                  value: t('life.seal.signedBy', {
                    method: signature.method,
                    at: formatDateTime(locale, new Date(signature.signedAt)),
                  }),
                },
              ]
            : []),
          ...(application.contentHash
            ? [
                {
                  key: t('life.seal.hash'),
                  value: (
                    <>
                      <code className="block text-sm wrap-anywhere">{application.contentHash}</code>
                      <span className="text-sm text-muted">{t('life.seal.hashHint')}</span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      {application.actions.includes('correct') && (
        <p className="mt-4">
          <TextLink href={`/${locale}/applications/${application.id}/correct`}>{t('life.correct.link')}</TextLink>{' '}
          <span className="text-sm text-muted">{t('life.correct.linkHint')}</span>
        </p>
      )}
    </Panel>
  )
}

/** The promised day, and how many working days are left of it. */
export function dueWords(application: CitizenCase, locale: Locale): string {
  const t = getTranslator(locale, 'applications')
  if (application.status === 'information_requested') return t('case.paused')
  const { dueOn } = application
  if (!dueOn || application.workingDaysLeft === null) return ''
  return `${t('case.dueBy', { day: formatDay(locale, dueOn) })}, ${leftWords(application.workingDaysLeft, locale)}`
}

export function leftWords(workingDaysLeft: number, locale: Locale): string {
  const t = getTranslator(locale, 'applications')
  return workingDaysLeft >= 0 ? t('case.daysLeft', { count: workingDaysLeft }) : t('case.daysOver', { count: -workingDaysLeft })
}
