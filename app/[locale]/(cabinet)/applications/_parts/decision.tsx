import { Panel, SummaryList } from '@/components/ui'
import type { CitizenCase } from '@/lib/applications'
import { formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'

/** The decision with its grounds and its author's post, and what to do when one does not agree. */
export function Decision({ application, locale }: { application: CitizenCase; locale: Locale }) {
  const { decision, service } = application
  if (!decision) return null
  const t = getTranslator(locale, 'applications')
  const refused = decision.outcome === 'rejected'
  return (
    <Panel title={t('case.decision')} tone={refused ? 'danger' : 'success'}>
      <p className="mb-4 text-lg font-semibold">{t(`case.${decision.outcome}`)}</p>
      {!refused && <p className="mb-4 max-w-text">{application.next.approved}</p>}
      <SummaryList
        rows={[
          ...(refused
            ? [{ key: t('case.grounds'), value: decision.grounds.map(({ name }) => localized(locale, name)).join('; ') }]
            : []),
          ...(decision.explanation
            ? [
                {
                  key: t('case.explanation'),
                  value: <span className="whitespace-pre-line wrap-anywhere">{decision.explanation}</span>,
                },
              ]
            : []),
          { key: t('case.decidedBy'), value: `${localized(locale, service.agency.name)}, ${localized(locale, decision.position)}` },
          { key: t('case.decidedAt'), value: formatDateTime(locale, decision.decidedAt) },
        ]}
      />
      {refused && service.dispute && (
        <div className="mt-5">
          <h3 className="text-lg">{t('case.dispute')}</h3>
          <p className="mt-1 max-w-text">
            {localized(locale, service.dispute.name)}.{' '}
            {service.dispute.deadlineDays !== null && t('case.disputeDays', { days: service.dispute.deadlineDays })}
          </p>
        </div>
      )}
    </Panel>
  )
}
