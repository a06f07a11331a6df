import { ButtonLink } from '@/components/ui'
import { Alternatives } from '@/components/queue/alternatives'
import { type BookingPath, bookingHref } from '@/components/queue/booking-path'
import { getTranslator } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { listAlternatives } from '@/lib/queue'

/** Somebody was quicker: the nearest three free times, and the ways back to choose freely. */
export async function Taken({
  ctx,
  path,
  slotId,
  services,
  lapsed = false,
}: {
  ctx: Ctx<Applicant>
  path: BookingPath
  slotId: string
  services: readonly string[]
  /** It had been kept for this person, and the time for that ran out. */
  lapsed?: boolean
}) {
  const t = getTranslator(ctx.locale, 'queue')
  const offered = await listAlternatives(ctx, {
    slotId: slotId.split(',')[0] ?? '',
    serviceCode: services[0] ?? '',
    more: services.slice(1),
  })
  return (
    <>
      <p className="mb-4 max-w-text text-lg">
        {lapsed && `${t('taken.lapsed')} `}
        {offered.length > 0 && t('taken.text')}
      </p>
      <div className="max-w-text">
        <Alternatives locale={ctx.locale} path={path} offered={offered} />
      </div>
      <div className="mt-6 flex flex-wrap gap-3">
        <ButtonLink kind="secondary" href={bookingHref(path, { slot: undefined })}>
          {t('taken.otherTime')}
        </ButtonLink>
        <ButtonLink kind="quiet" href={bookingHref(path, { centre: undefined, day: undefined, slot: undefined })}>
          {t('taken.otherCentre')}
        </ButtonLink>
      </div>
    </>
  )
}
