import { Button, ButtonLink, Card, EmptyState, HiddenFields, Pagination, TextField } from '@/components/ui'
import { type BookingPath, bookingHref, errandsOf, errandsText, hiddenChoices } from '@/components/queue/booking-path'
import { getTranslator, localized } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { listVisitableServices } from '@/lib/queue'

/** First step: which service the visit is for; or one more service of the same visit. */
export async function ChooseService({
  ctx,
  path,
  query,
  page,
}: {
  ctx: Ctx<Applicant>
  path: BookingPath
  query: string
  page: number
}) {
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const found = await listVisitableServices(ctx, { query, page })
  const chosen = errandsOf(path.service)
  const more: Record<string, string> = chosen.length > 0 ? { add: '1' } : {}
  const pageHref = (n: number) =>
    `${path.base}?${new URLSearchParams({ ...hiddenChoices(path), ...more, ...(query && { q: query }), page: String(n) })}`
  return (
    <>
      <h2 className="mb-4 text-2xl">{chosen.length > 0 ? t('book.errands.addTitle') : t('book.service.title')}</h2>
      <search>
        <form method="get" action={path.base} className="mb-2 flex max-w-text flex-wrap items-end gap-x-3">
          <HiddenFields values={{ ...hiddenChoices(path), ...more }} />
          <div className="min-w-52 flex-1">
            <TextField
              name="q"
              label={t('book.service.search')}
              hint={t('book.service.hint')}
              defaultValue={query}
              width="full"
              type="search"
              maxLength={200}
            />
          </div>
          <div className="mb-6">
            <Button kind="secondary">{t('book.service.submit')}</Button>
          </div>
        </form>
      </search>
      {found.total === 0 ? (
        <EmptyState
          title={t('book.service.none', { query })}
          action={<ButtonLink href={`/${locale}/services`}>{t('book.service.toAll')}</ButtonLink>}
        >
          {t('book.service.noneText')}
        </EmptyState>
      ) : (
        <>
          <p className="mb-3 text-muted">
            {query ? t('book.service.count', { count: found.total }) : t('book.service.all', { count: found.total })}
          </p>
          <ul className="grid max-w-text gap-3">
            {found.rows.map((service) => (
              <li key={service.code}>
                <Card
                  title={localized(locale, service.name)}
                  href={bookingHref(path, { service: errandsText([...chosen, { service: service.code }]) })}
                >
                  <p className="text-sm text-muted">
                    {localized(locale, service.agencyName)} · {t('book.service.minutes', { count: service.windowMinutes })}
                  </p>
                </Card>
              </li>
            ))}
          </ul>
          <Pagination
            page={found.page}
            pageCount={found.pageCount}
            hrefFor={pageHref}
            labels={{ nav: t('pages.nav'), previous: t('pages.previous'), next: t('pages.next'), page: t('pages.page') }}
          />
        </>
      )}
      {chosen.length > 0 && (
        <div className="mt-6">
          <ButtonLink kind="quiet" href={bookingHref(path)}>
            {t('book.errands.noMore')}
          </ButtonLink>
        </div>
      )}
    </>
  )
}
