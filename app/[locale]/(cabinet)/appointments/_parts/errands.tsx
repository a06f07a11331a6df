import { Verdict } from '@/components/queue/verdict'
import { type BookingPath, bookingHref, type Errand, errandsText, hiddenChoices } from '@/components/queue/booking-path'
import { Button, ButtonLink, ErrorSummary, HiddenFields, Notice, Select, TextLink } from '@/components/ui'
import { formSource } from '@/lib/applications'
import type { ServiceDetails } from '@/lib/catalogue/model'
import { getTranslator, localized } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { judgeVisit, listFamily } from '@/lib/queue'

type ErrandsProps = {
  ctx: Ctx<Applicant>
  path: BookingPath
  errands: readonly Errand[]
  services: ReadonlyMap<string, ServiceDetails>
  most: number
  /** The same service twice for the same person. */
  repeated: boolean
}

/** What the visit is for, for whom, and whether one need come at all: said before a time is given. */
export async function Errands({ ctx, path, errands, services, most, repeated }: ErrandsProps) {
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const own = [...new Set(errands.filter((errand) => !errand.member).map((errand) => errand.service))]
  const [family, verdicts] = await Promise.all([
    listFamily(ctx),
    Promise.all(
      [...services.values()].map(async (service) => ({
        service,
        verdict: await judgeVisit(ctx, service, own.includes(service.code)),
        applyHref: (await formSource(ctx, service.code)) ? `/${locale}/apply/${service.code}` : null,
      })),
    ),
  ])
  const members = family.ok ? family.members : []
  const goAnyway = verdicts.some(({ service, verdict }) => service.online || verdict.missing.length > 0)
  return (
    <div className="max-w-text">
      {repeated && <ErrorSummary title={t('errors.title')} errors={[{ field: 'who0', message: t('book.errands.repeated') }]} />}
      <h2 className="mb-4 text-2xl">{t('book.errands.title')}</h2>
      <form method="get" action={path.base} noValidate>
        <HiddenFields
          values={{
            ...hiddenChoices(path, { service: errandsText(errands.map(({ service }) => ({ service }))), go: undefined }),
            go: '1',
          }}
        />
        <ol className="mb-4 grid gap-3">
          {errands.map((errand, n) => {
            const service = services.get(errand.service)
            const name = service ? localized(locale, service.name) : errand.service
            return (
              <li key={errandsText(errands.slice(0, n + 1))} className="rounded-lg border border-line bg-surface p-4">
                <p className="font-semibold">{name}</p>
                {service && <p className="text-sm text-muted">{t('book.service.minutes', { count: service.windowMinutes })}</p>}
                {members.length > 0 && (
                  <div className="mt-3">
                    <Select
                      name={`who${n}`}
                      label={t('book.errands.who')}
                      defaultValue={errand.member ?? 'self'}
                      options={[
                        { value: 'self', label: t('book.errands.self') },
                        ...members.map(({ key, name: member, kinship }) => ({
                          value: key,
                          label: t(`book.errands.${kinship}`, { name: member }),
                        })),
                      ]}
                    />
                  </div>
                )}
                {errands.length > 1 && (
                  <TextLink
                    href={bookingHref(path, { service: errandsText(errands.filter((_, other) => other !== n)), go: undefined })}
                    className="mt-2 inline-flex min-h-11 items-center"
                  >
                    {t('book.errands.remove', { name })}
                  </TextLink>
                )}
              </li>
            )
          })}
        </ol>
        {!family.ok && <Notice tone="info">{t('book.errands.registerDown')}</Notice>}
        {errands.length < most && (
          <p className="mb-6">
            <TextLink
              href={`${bookingHref(path, { go: undefined })}&add=1`}
              className="inline-flex min-h-11 items-center font-semibold"
            >
              {t('book.errands.add')}
            </TextLink>
          </p>
        )}
        <div className="mb-6 grid gap-6">
          {verdicts.map(({ service, verdict, applyHref }) => (
            <Verdict key={service.code} locale={locale} service={service} verdict={verdict} applyHref={applyHref} />
          ))}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button kind={goAnyway ? 'secondary' : 'primary'}>{goAnyway ? t('book.errands.goAnyway') : t('book.errands.go')}</Button>
          <ButtonLink kind="quiet" href={path.base}>
            {t('book.errands.other')}
          </ButtonLink>
        </div>
      </form>
    </div>
  )
}
