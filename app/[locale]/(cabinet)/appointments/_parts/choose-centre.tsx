import { type BookingPath, bookingHref, hiddenChoices } from '@/components/queue/booking-path'
import { CentreList } from '@/components/queue/centre-list'
import { formatWhen } from '@/components/queue/when'
import { Button, ButtonLink, EmptyState, HiddenFields, Notice, Select, TextLink } from '@/components/ui'
import { getTranslator, localized } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { kilometresBetween, listCentreChoices, listDistricts } from '@/lib/queue'
import type { CentreChoice } from '@/lib/queue/model'

type ChooseCentreProps = {
  ctx: Ctx<Applicant>
  path: BookingPath
  services: readonly string[]
  /** A centre was named that does not give this service. */
  notServed?: boolean
}

/** How much earlier another centre must be to be pointed at: a day is worth a longer way, an hour is not. */
const SOONER_HOURS = 12

/** Second step: centres, those near the chosen district first, each with its nearest free time for the whole visit. */
export async function ChooseCentre({ ctx, path, services, notServed = false }: ChooseCentreProps) {
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const [centres, districts] = await Promise.all([listCentreChoices(ctx, services), listDistricts(ctx)])
  if (centres.length === 0)
    return (
      <EmptyState
        title={services.length > 1 ? t('book.centre.noneTogether') : t('book.centre.none')}
        action={
          services.length > 1 ? (
            <ButtonLink href={bookingHref(path, { go: undefined })}>{t('book.errands.change')}</ButtonLink>
          ) : (
            <ButtonLink href={`/${locale}/services/${services[0]}`}>{t('book.centre.toService')}</ButtonLink>
          )
        }
      >
        {services.length > 1 ? t('book.centre.noneTogetherText') : t('book.centre.noneText')}
      </EmptyState>
    )
  const start = districts.find((district) => district.code === path.from)
  const measured = centres.map((centre) => ({ ...centre, kilometres: start && kilometresTo(start, centre) }))
  const shown = start
    ? measured.toSorted((a, b) => (a.kilometres ?? Number.POSITIVE_INFINITY) - (b.kilometres ?? Number.POSITIVE_INFINITY))
    : measured
  const sooner = start ? soonerElsewhere(shown) : null
  return (
    <>
      {notServed && <Notice tone="warning">{t('errors.service_not_here')}</Notice>}
      <h2 className="mb-1 text-2xl">{t('book.centre.title')}</h2>
      <p className="mb-4 text-muted">
        {t('book.centre.lead')} {t('list.baku')}{' '}
        {centres.some((centre) => !centre.addressConfirmed) && t('book.centre.unconfirmedNote')}
      </p>
      <form method="get" action={path.base} className="mb-6 flex max-w-text flex-wrap items-end gap-3">
        <HiddenFields values={hiddenChoices(path, { from: undefined, centre: undefined, day: undefined, slot: undefined })} />
        <div className="min-w-48 flex-1">
          <Select
            name="from"
            label={t('book.centre.from')}
            compact
            defaultValue={start?.code ?? ''}
            placeholder={t('book.centre.anywhere')}
            options={districts.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))}
          />
        </div>
        <Button kind="secondary">{t('book.centre.filter')}</Button>
      </form>
      {sooner && (
        <div className="mb-6 max-w-text">
          <Notice tone="info" title={t('book.centre.soonerTitle')}>
            {t('book.centre.sooner', { centre: localized(locale, sooner.name), when: formatWhen(locale, sooner.nextFreeAt) })}{' '}
            <TextLink href={bookingHref(path, { centre: sooner.code, day: undefined, slot: undefined })}>
              {t('book.centre.soonerGo')}
            </TextLink>
          </Notice>
        </div>
      )}
      <CentreList locale={locale} path={path} centres={shown} near={Boolean(start)} />
    </>
  )
}

type Measured = CentreChoice & { kilometres: number | undefined }

function kilometresTo(start: { latitude: number; longitude: number }, { latitude, longitude }: CentreChoice): number | undefined {
  return latitude === null || longitude === null ? undefined : kilometresBetween(start, { latitude, longitude })
}

/** The centre with the first free time, when it is clearly earlier than the nearest one's. */
function soonerElsewhere(centres: readonly Measured[]): (Measured & { nextFreeAt: Date }) | null {
  const [nearest] = centres
  const free = centres.filter((centre): centre is Measured & { nextFreeAt: Date } => centre.nextFreeAt !== null)
  const [first] = free.toSorted((a, b) => a.nextFreeAt.getTime() - b.nextFreeAt.getTime())
  if (!nearest || !first || first.code === nearest.code) return null
  const by = nearest.nextFreeAt ? nearest.nextFreeAt.getTime() - first.nextFreeAt.getTime() : Number.POSITIVE_INFINITY
  return by >= SOONER_HOURS * 3_600_000 ? first : null
}
