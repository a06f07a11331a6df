import { Button, ButtonLink, ErrorSummary, HiddenFields, Notice, TextLink } from '@/components/ui'
import { type BookingPath, bookingHref, hiddenChoices } from '@/components/queue/booking-path'
import { TimePicker } from '@/components/queue/time-picker'
import { formatDay, getTranslator, localized } from '@/lib/i18n'
import type { LocalizedText } from '@/db/columns'
import type { Applicant, Ctx } from '@/lib/platform/context'
import type { Day } from '@/lib/platform/time'
import { listFreeTimes } from '@/lib/queue'

/** Fourth step: the free times of the day. Sent without a choice, it says what is missing. */
export async function ChooseTime({
  ctx,
  path,
  centre,
  day,
  check,
  services,
  own,
  hidden,
  action,
}: {
  ctx: Ctx<Applicant>
  path: BookingPath
  centre: { code: string; name: LocalizedText }
  day: Day
  check: boolean
  services: readonly string[]
  /** Places the visit that is moved has now. */
  own?: readonly string[]
  hidden: Record<string, string>
  /** Keeps the chosen time and goes on. */
  action: (form: FormData) => Promise<void>
}) {
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const times = await listFreeTimes(ctx, { centreCode: centre.code, services, own }, day)
  const otherDay = bookingHref(path, { day: undefined, slot: undefined })
  return (
    <>
      {check && times.length > 0 && (
        <ErrorSummary title={t('errors.title')} errors={[{ field: 'slot', message: t('errors.choose_time') }]} />
      )}
      <h2 className="mb-1 text-2xl">{t('book.time.title')}</h2>
      <p className="mb-4 text-muted">
        {localized(locale, centre.name)} · <TextLink href={otherDay}>{t('book.time.otherDay')}</TextLink>
      </p>
      {times.length === 0 ? (
        <>
          <Notice tone="warning">{t('book.time.none')}</Notice>
          <ButtonLink href={otherDay}>{t('book.time.otherDay')}</ButtonLink>
        </>
      ) : (
        <form action={action} noValidate>
          <HiddenFields values={{ ...hiddenChoices(path, { slot: undefined }), ...hidden }} />
          <TimePicker
            locale={locale}
            legend={t('book.time.legend', { day: formatDay(locale, day, { weekday: true }) })}
            times={times}
            together={services.length > 1}
            error={check ? t('errors.choose_time') : undefined}
          />
          <Button>{t('book.time.continue')}</Button>
        </form>
      )}
    </>
  )
}
