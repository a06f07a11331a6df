import { Button, ButtonLink, EmptyState, HiddenFields, Notice, Select } from '@/components/ui'
import { type BookingPath, hiddenChoices } from '@/components/queue/booking-path'
import { CentreList } from '@/components/queue/centre-list'
import { getTranslator, localized } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { listCentreChoices } from '@/lib/queue'

type ChooseCentreProps = {
  ctx: Ctx<Applicant>
  path: BookingPath
  serviceCode: string
  region: string
  /** A centre was named that does not give this service. */
  notServed?: boolean
}

/** Second step: centres by region, each with its nearest free time. */
export async function ChooseCentre({ ctx, path, serviceCode, region, notServed = false }: ChooseCentreProps) {
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const centres = await listCentreChoices(ctx, serviceCode)
  if (centres.length === 0)
    return (
      <EmptyState
        title={t('book.centre.none')}
        action={<ButtonLink href={`/${locale}/services/${serviceCode}`}>{t('book.centre.toService')}</ButtonLink>}
      >
        {t('book.centre.noneText')}
      </EmptyState>
    )
  const regions = new Map(
    centres.map((centre) => [
      centre.regionCode ?? '',
      centre.regionName ? localized(locale, centre.regionName) : t('book.centre.other'),
    ]),
  )
  const shown = region && regions.has(region) ? centres.filter((centre) => (centre.regionCode ?? '') === region) : centres
  return (
    <>
      {notServed && <Notice tone="warning">{t('errors.service_not_here')}</Notice>}
      <h2 className="mb-1 text-2xl">{t('book.centre.title')}</h2>
      <p className="mb-4 text-muted">
        {t('book.centre.lead')} {t('list.baku')}{' '}
        {centres.some((centre) => !centre.addressConfirmed) && t('book.centre.unconfirmedNote')}
      </p>
      {regions.size > 1 && (
        <form method="get" action={path.base} className="mb-8 flex max-w-text flex-wrap items-end gap-3">
          <HiddenFields values={hiddenChoices(path, { centre: undefined, day: undefined, slot: undefined })} />
          <div className="min-w-48 flex-1">
            <Select
              name="region"
              label={t('book.centre.region')}
              compact
              defaultValue={regions.has(region) ? region : ''}
              placeholder={t('book.centre.allRegions')}
              options={[...regions].map(([value, label]) => ({ value, label }))}
            />
          </div>
          <Button kind="secondary">{t('book.centre.filter')}</Button>
        </form>
      )}
      <CentreList locale={locale} path={path} centres={shown} />
    </>
  )
}
