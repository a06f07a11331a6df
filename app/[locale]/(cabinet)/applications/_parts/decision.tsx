import { Findings } from '@/components/applications/findings'
import { Panel, SummaryList } from '@/components/ui'
import type { CitizenCase } from '@/lib/applications'
import { formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'

/** The decision: of a refusal first why, ground by ground, then who decided and when. */
export function Decision({ application, locale }: { application: CitizenCase; locale: Locale }) {
  const { decision, service } = application
  if (!decision) return null
  const t = getTranslator(locale, 'applications')
  const refused = decision.outcome === 'rejected'
  return (
    <Panel title={t('case.decision')} tone={refused ? 'danger' : 'success'}>
      <p className="mb-4 text-lg font-semibold">{t(`case.${decision.outcome}`)}</p>
      {!refused && <p className="mb-4 max-w-text">{application.next.approved}</p>}
      {refused && (
        <div className="mb-5">
          <Findings grounds={decision.grounds} findings={decision.findings} agencyNames={application.agencyNames} locale={locale} />
        </div>
      )}
      <SummaryList
        rows={[
          ...(decision.explanation
            ? [
                {
                  key: t('case.explanation'),
                  value: (
                    <span className="whitespace-pre-line wrap-anywhere">
                      {decision.automatic && refused ? t('life.silenceNo') : decision.explanation}
                    </span>
                  ),
                },
              ]
            : []),
          { key: t('case.decidedBy'), value: `${localized(locale, service.agency.name)}, ${localized(locale, decision.position)}` },
          { key: t('case.decidedAt'), value: formatDateTime(locale, decision.decidedAt) },
        ]}
      />
    </Panel>
  )
}
