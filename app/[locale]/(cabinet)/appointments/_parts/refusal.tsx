import { ButtonLink } from '@/components/ui'
import { type BookingPath, bookingHref } from '@/components/queue/booking-path'
import { getTranslator, type Locale, translateCode } from '@/lib/i18n'

/** Which way leads on from a refusal. */
const TO_OWN_VISITS = new Set(['already_booked', 'too_many_visits', 'same_time', 'move_closed'])

/** A refusal that alternatives do not help: the reason in words, and the way on. */
export function Refusal({ locale, path, code }: { locale: Locale; path: BookingPath; code: string }) {
  const t = getTranslator(locale, 'queue')
  return (
    <>
      <p className="mb-6 max-w-text text-lg">{translateCode(locale, 'queue', `errors.${code}`)}.</p>
      <div className="flex flex-wrap gap-3">
        {TO_OWN_VISITS.has(code) && <ButtonLink href={`/${locale}/appointments`}>{t('visit.toList')}</ButtonLink>}
        <ButtonLink kind={TO_OWN_VISITS.has(code) ? 'secondary' : 'primary'} href={bookingHref(path, { slot: undefined })}>
          {t('taken.otherTime')}
        </ButtonLink>
      </div>
    </>
  )
}
