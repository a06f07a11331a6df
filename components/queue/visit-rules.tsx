import { Panel } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import type { ShownRules } from '@/lib/queue/model'

/** The rules every visitor is held to, from the same data that enforces them. */
export function VisitRules({ locale, rules }: { locale: Locale; rules: ShownRules }) {
  const t = getTranslator(locale, 'queue')
  const lines = [
    t('rules.early', { minutes: rules.earlyMinutes }),
    t('rules.late', { minutes: rules.lateMinutes }),
    t('rules.move', { minutes: rules.moveClosesMinutesBefore }),
    t('rules.cancel'),
    ...(rules.noShowLimit > 0
      ? [t('rules.noShow', { limit: rules.noShowLimit, days: rules.noShowDays, pause: rules.noShowPauseDays })]
      : []),
  ]
  return (
    <Panel title={t('rules.title')} icon="info">
      <ul className="grid list-disc gap-1.5 ps-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Panel>
  )
}
