import type { ReactNode } from 'react'
import { SourceLine } from '@/components/ui'
import type { LocalizedText } from '@/db/columns'
import { formatDate, getTranslator, type Locale, localized } from '@/lib/i18n'

export type ShownFinding = {
  ground: string
  rule?: string
  value?: { label: string; shown: string; agencyCode?: string; asOf?: string }
  remedy?: string
}
type Ground = { code: string; name: LocalizedText }

/** A refusal as data: each ground with its rule, the value it was judged by and where that came from, and what would change it. */
export function Findings({
  grounds,
  findings,
  agencyNames,
  locale,
}: {
  grounds: readonly Ground[]
  findings: readonly ShownFinding[]
  agencyNames: Record<string, LocalizedText>
  locale: Locale
}) {
  const t = getTranslator(locale, 'applications')
  const source = ({ agencyCode, asOf }: NonNullable<ShownFinding['value']>) => {
    const agency = agencyCode ? agencyNames[agencyCode] : undefined
    return agency && asOf
      ? t('life.refusal.source', { agency: localized(locale, agency), at: formatDate(locale, new Date(asOf)) })
      : null
  }
  return (
    <ol className="grid gap-5">
      {grounds.map((ground) => (
        <li key={ground.code} className="border-s-4 border-danger ps-4">
          <h3 className="text-lg">{localized(locale, ground.name)}</h3>
          {findings
            .filter((finding) => finding.ground === ground.code)
            .map((finding, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a decision never changes; its findings have no other key
              <dl key={index} className="mt-2 grid gap-2">
                {finding.rule && <Line term={t('life.refusal.rule')}>{finding.rule}</Line>}
                {finding.value && (
                  <Line term={t('life.refusal.value')}>
                    {finding.value.label}: <strong>{finding.value.shown}</strong>
                    {source(finding.value) && <SourceLine>{source(finding.value)}</SourceLine>}
                  </Line>
                )}
                {finding.remedy && <Line term={t('life.refusal.remedy')}>{finding.remedy}</Line>}
              </dl>
            ))}
        </li>
      ))}
    </ol>
  )
}

const Line = ({ term, children }: { term: string; children: ReactNode }) => (
  <div>
    <dt className="text-sm text-muted">{term}</dt>
    <dd className="whitespace-pre-line wrap-anywhere">{children}</dd>
  </div>
)
