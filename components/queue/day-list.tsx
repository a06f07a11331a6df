import { Anchor } from '@/components/ui'
import { cx } from '@/components/ui/cx'
import { formatShortDay, formatWeekday, getTranslator, type Locale, localized } from '@/lib/i18n'
import { type Day, isoWeekday } from '@/lib/platform/time'
import type { FreeDay } from '@/lib/queue/model'
import { type BookingPath, bookingHref } from './booking-path'

// The first day stands under its weekday; the rest follow by themselves.
const START = [
  '',
  'xl:col-start-1',
  'xl:col-start-2',
  'xl:col-start-3',
  'xl:col-start-4',
  'xl:col-start-5',
  'xl:col-start-6',
  'xl:col-start-7',
]
const CELL =
  'flex h-full min-h-12 items-center justify-between gap-3 rounded-md border px-3.5 py-2.5 xl:min-h-24 xl:flex-col xl:items-start xl:justify-start xl:gap-1 xl:px-3'

/** The days that can be booked: rows on a phone, a calendar on wider screens. Days that cannot be booked say why. */
export function DayList({
  locale,
  path,
  days,
  today,
}: {
  locale: Locale
  path: BookingPath
  days: readonly FreeDay[]
  today: Day
}) {
  const t = getTranslator(locale, 'queue')
  const first = days[0]?.day ?? today
  return (
    <ol className="grid gap-2 sm:grid-cols-2 xl:grid-cols-7" aria-label={t('book.day.title')}>
      {days.map((one) => {
        const words = (
          <>
            <span className="font-semibold">
              {formatShortDay(locale, one.day)}
              <span className="font-normal text-muted max-xl:before:content-[',_'] xl:block xl:text-sm">
                {one.day === today ? t('book.day.today') : formatWeekday(locale, one.day)}
              </span>
            </span>
            <span
              className={cx('text-end text-sm xl:text-start', one.state === 'free' ? 'font-semibold text-success' : 'text-muted')}
            >
              {stateOf(locale, one)}
            </span>
          </>
        )
        return (
          <li key={one.day} className={one.day === first ? START[isoWeekday(first)] : undefined}>
            {one.state === 'free' ? (
              <Anchor
                href={bookingHref(path, { day: one.day })}
                className={cx(
                  CELL,
                  'border-line-strong bg-surface text-ink no-underline hover:border-primary hover:bg-primary-soft',
                )}
              >
                {words}
              </Anchor>
            ) : (
              <div className={cx(CELL, 'border-transparent bg-sunken text-muted')}>{words}</div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function stateOf(locale: Locale, day: FreeDay): string {
  const t = getTranslator(locale, 'queue')
  switch (day.state) {
    case 'free':
      return t('book.day.free', { count: day.free })
    case 'full':
      return t('book.day.full')
    case 'over':
      return t('book.day.over')
    case 'closed':
      return t('book.day.closed')
    case 'holiday':
      return t('book.day.holiday', { name: day.holiday ? localized(locale, day.holiday) : '' })
  }
}
