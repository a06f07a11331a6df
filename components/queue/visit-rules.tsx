import { Panel } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import { BOOKING_RULES } from '@/lib/queue/model'

/** The rules every visitor is held to, from the same data that enforces them. */
export function VisitRules({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, 'queue')
  const rules = [
    t('rules.early', { minutes: BOOKING_RULES.earlyMinutes }),
    t('rules.late', { minutes: BOOKING_RULES.lateMinutes }),
    t('rules.move', { minutes: BOOKING_RULES.moveClosesMinutesBefore }),
    t('rules.cancel'),
  ]
  return (
    <Panel title={t('rules.title')} icon="info">
      <ul className="grid list-disc gap-1.5 ps-5">
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </Panel>
  )
}
