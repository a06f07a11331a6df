import { Steps, TextLink } from '@/components/ui'
import { getTranslator, type Locale } from '@/lib/i18n'
import { type BookingPath, bookingHref } from './booking-path'

const STEPS = ['service', 'centre', 'day', 'time', 'check'] as const
export type BookingStep = (typeof STEPS)[number]

/** The steps of booking; finished ones lead back with the choices made before them. Moving a visit has no service step. */
export function BookingSteps({
  locale,
  path,
  current,
  moving = false,
}: {
  locale: Locale
  path: BookingPath
  current: BookingStep
  moving?: boolean
}) {
  const t = getTranslator(locale, 'queue')
  const back: Record<BookingStep, string> = {
    service: bookingHref(path, { go: undefined, centre: undefined, day: undefined, slot: undefined }),
    centre: bookingHref(path, { centre: undefined, day: undefined, slot: undefined }),
    day: bookingHref(path, { day: undefined, slot: undefined }),
    time: bookingHref(path, { slot: undefined }),
    check: bookingHref(path),
  }
  const steps = moving ? STEPS.slice(1) : STEPS
  const at = steps.indexOf(current)
  const before = steps[at - 1]
  return (
    <>
      {/* Five rows of steps would push the question off a phone's screen. */}
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-4 sm:hidden">
        <p className="font-semibold text-muted">
          {t('book.steps.at', { at: at + 1, of: steps.length, name: t(`book.steps.${current}`) })}
        </p>
        {before && (
          <TextLink href={back[before]} className="inline-flex min-h-11 items-center">
            {t('book.steps.back', { name: t(`book.steps.${before}`) })}
          </TextLink>
        )}
      </div>
      <div className="max-sm:hidden">
        <Steps
          label={t('book.steps.label')}
          doneLabel={t('book.steps.done')}
          items={steps.map((step, index) => ({
            label: t(`book.steps.${step}`),
            href: index < at ? back[step] : undefined,
            state: index < at ? 'done' : index === at ? 'current' : 'todo',
          }))}
        />
      </div>
    </>
  )
}
