import { type BookingPath, bookingHref } from '@/components/queue/booking-path'
import { ButtonLink } from '@/components/ui'
import { formatDay, getTranslator, translateCode } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import { findBookingPause } from '@/lib/queue'

/** Which way leads on from a refusal. */
const TO_OWN_VISITS = new Set(['already_booked', 'too_many_visits', 'same_time', 'move_closed', 'booking_paused'])
const TO_ERRANDS = new Set(['family_unknown', 'too_many_services'])

/** A refusal that alternatives do not help: the reason in words, and the way on. */
export async function Refusal({ ctx, path, code }: { ctx: Ctx<Applicant>; path: BookingPath; code: string }) {
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const until = code === 'booking_paused' ? await findBookingPause(ctx, path.centre) : null
  return (
    <>
      <p className="mb-6 max-w-text text-lg">
        {until
          ? t('errors.booking_paused_until', { day: formatDay(locale, dayInBaku(until)) })
          : `${translateCode(locale, 'queue', `errors.${code}`)}.`}
      </p>
      <div className="flex flex-wrap gap-3">
        {TO_OWN_VISITS.has(code) && <ButtonLink href={`/${locale}/appointments`}>{t('visit.toList')}</ButtonLink>}
        {TO_ERRANDS.has(code) && (
          <ButtonLink href={bookingHref(path, { go: undefined, centre: undefined, day: undefined, slot: undefined })}>
            {t('book.errands.change')}
          </ButtonLink>
        )}
        {code !== 'booking_paused' && (
          <ButtonLink
            kind={TO_OWN_VISITS.has(code) || TO_ERRANDS.has(code) ? 'secondary' : 'primary'}
            href={bookingHref(path, { slot: undefined })}
          >
            {t('taken.otherTime')}
          </ButtonLink>
        )}
      </div>
    </>
  )
}
