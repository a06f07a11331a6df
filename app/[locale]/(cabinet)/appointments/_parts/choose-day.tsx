import { Notice, TextLink } from '@/components/ui'
import { type BookingPath, bookingHref } from '@/components/queue/booking-path'
import { DayList } from '@/components/queue/day-list'
import { getTranslator, localized } from '@/lib/i18n'
import type { LocalizedText } from '@/db/columns'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'
import { listFreeDays } from '@/lib/queue'

/** Third step: the days of the centre, holidays by name. */
export async function ChooseDay({
  ctx,
  path,
  centre,
  services,
  own,
}: {
  ctx: Ctx<Applicant>
  path: BookingPath
  centre: { code: string; name: LocalizedText }
  services: readonly string[]
  /** Places the visit that is moved has now. */
  own?: readonly string[]
}) {
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const days = await listFreeDays(ctx, { centreCode: centre.code, services, own })
  return (
    <>
      <h2 className="mb-1 text-2xl">{t('book.day.title')}</h2>
      <p className="text-muted">
        {localized(locale, centre.name)} ·{' '}
        <TextLink href={bookingHref(path, { centre: undefined, day: undefined, slot: undefined })}>{t('book.change')}</TextLink>
      </p>
      <p className="mb-4 text-muted">{services.length > 1 ? t('book.day.leadTogether') : t('book.day.lead')}</p>
      {days.every((day) => day.free === 0) && <Notice tone="warning">{t('book.day.none')}</Notice>}
      <DayList locale={locale} path={path} days={days} today={dayInBaku(ctx.now)} />
    </>
  )
}
