import { Panel, SummaryList } from '@/components/ui'
import type { OfficerCase } from '@/lib/applications'
import { formatDate, formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'

/** The decision: outcome, each ground with the value it rests on, the words, who and when. */
export function DecisionPanel({ found, locale }: { found: OfficerCase; locale: Locale }) {
  const t = getTranslator(locale, 'applications')
  const work = getTranslator(locale, 'workqueue')
  const { decision } = found
  if (!decision) return null
  const findings = decision.findings.filter(({ value, remedy }) => value || remedy)
  return (
    <Panel title={t('case.decision')} tone={decision.outcome === 'approved' ? 'success' : 'danger'}>
      <SummaryList
        rows={[
          { key: t('list.status'), value: t(`staffStatus.${decision.outcome}`) },
          ...(decision.grounds.length > 0
            ? [{ key: t('case.grounds'), value: decision.grounds.map(({ name }) => localized(locale, name)).join('; ') }]
            : []),
          ...findings.map(({ ground, value, remedy }) => {
            const name = decision.grounds.find(({ code }) => code === ground)?.name
            const agency = value?.agencyCode ? found.agencyNames[value.agencyCode] : undefined
            return {
              id: `finding-${ground}`,
              key: work('finding.title', { ground: name ? localized(locale, name) : ground }),
              value: (
                <>
                  {value && <span className="block wrap-anywhere">{`${value.label}: ${value.shown}`}</span>}
                  {remedy && <span className="block font-normal wrap-anywhere">{`${work('finding.remedy')}: ${remedy}`}</span>}
                </>
              ),
              ...(agency && value?.asOf
                ? {
                    source: work('finding.source', {
                      agency: localized(locale, agency),
                      day: formatDate(locale, new Date(value.asOf)),
                    }),
                  }
                : {}),
            }
          }),
          ...(decision.explanation
            ? [
                {
                  key: t('case.explanation'),
                  value: <span className="whitespace-pre-line wrap-anywhere">{decision.explanation}</span>,
                },
              ]
            : []),
          { key: t('case.decidedBy'), value: localized(locale, decision.position) },
          { key: t('case.decidedAt'), value: formatDateTime(locale, decision.decidedAt) },
        ]}
      />
    </Panel>
  )
}
