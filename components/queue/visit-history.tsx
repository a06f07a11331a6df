import { Timeline } from '@/components/ui'
import { formatDateTime, getTranslator, type Locale, localized } from '@/lib/i18n'
import type { AppointmentAction, VisitStep } from '@/lib/queue/model'
import type { Tone } from '@/components/ui'
import { formatWhen } from './when'

const TONES: Partial<Record<AppointmentAction, Tone>> = {
  book: 'success',
  move: 'info',
  finish: 'success',
  cancel: 'neutral',
  miss: 'danger',
}

/** What happened to a visit, oldest first, from its history rows. */
export function VisitHistory({ locale, steps }: { locale: Locale; steps: readonly VisitStep[] }) {
  const t = getTranslator(locale, 'queue')
  return (
    <Timeline
      label={t('visit.history')}
      items={steps.map((step, index) => ({
        title: step.action === 'call' ? t('step.call', { number: step.counterNumber ?? 0 }) : t(`step.${step.action}`),
        at: formatDateTime(locale, step.at),
        detail:
          step.action === 'book' || step.action === 'move'
            ? t('step.place', { centre: localized(locale, step.centreName), when: formatWhen(locale, step.startsAt) })
            : undefined,
        tone: TONES[step.action],
        current: index === steps.length - 1,
      }))}
    />
  )
}
