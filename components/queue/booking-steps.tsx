import { Steps } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import { type BookingPath, bookingHref } from './booking-path'

const STEPS = ['service', 'centre', 'day', 'time', 'check'] as const
export type BookingStep = (typeof STEPS)[number]

/** The steps of booking; finished ones lead back with the choices made before them. Moving a visit has no service step. */
export function BookingSteps({ locale, path, current, moving = false }: { locale: Locale; path: BookingPath; current: BookingStep; moving?: boolean }) {
  const t = getTranslator(locale, 'queue')
  const back: Record<BookingStep, string> = {
    service: bookingHref(path, { service: undefined, centre: undefined, day: undefined, slot: undefined }),
    centre: bookingHref(path, { centre: undefined, day: undefined, slot: undefined }),
    day: bookingHref(path, { day: undefined, slot: undefined }),
    time: bookingHref(path, { slot: undefined }),
    check: bookingHref(path),
  }
  const steps = moving ? STEPS.slice(1) : STEPS
  const at = steps.indexOf(current)
  return (
    <Steps
      label={t('book.steps.label')}
      doneLabel={t('book.steps.done')}
      items={steps.map((step, index) => ({
        label: t(`book.steps.${step}`),
        href: index < at ? back[step] : undefined,
        state: index < at ? 'done' : index === at ? 'current' : 'todo',
      }))}
    />
  )
}
