import type { Metadata } from 'next'
import { Section } from '@/components/catalogue/section'
import { LineRange } from '@/components/hall/wait-range'
import { Page, PublicShell } from '@/components/layout'
import { ButtonLink, DataTable, Disclosure, EmptyState, TextLink } from '@/components/ui'
import { formatTime, getTranslator, type Locale, localized, sortByName } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { listCentreWaits, noteToldToAll } from '@/lib/queue'
import { type CentreWaits, lineWords } from '@/lib/queue/model'
import { pageMetadata } from '../(public)/_parts/metadata'
import { localeOf } from '../(public)/_parts/params'

export async function generateMetadata({ params }: PageProps<'/[locale]/waits'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'waits')
  return pageMetadata(locale, '/waits', t('page.title'), t('page.lead'))
}

// Made for every visitor: a cached page would show the hall of whenever somebody last looked. The plays behind it are shared.
export default async function WaitsPage({ params }: PageProps<'/[locale]/waits'>) {
  const locale = localeOf((await params).locale)
  const ctx = await requireCtx('anyone')
  const centres = await orUnavailable(() => listCentreWaits(ctx))
  await noteToldToAll(ctx, 'centre_page', centres)
  const t = getTranslator(locale, 'waits')
  const common = getTranslator(locale, 'catalogue')
  const closed = centres.filter((centre) => !centre.open)
  const regions = [
    ...Map.groupBy(
      centres.filter((centre) => centre.open),
      (centre) => centre.regionCode ?? '',
    ),
  ].map(([code, rows]) => ({
    code: code || 'elsewhere',
    name: rows[0]?.regionName ? localized(locale, rows[0].regionName) : t('page.elsewhere'),
    rows: sortByName(locale, rows, (row) => localized(locale, row.name)),
  }))

  return (
    <PublicShell locale={locale} perRequest>
      <Page
        title={t('page.title')}
        lead={t('page.lead')}
        breadcrumbs={[
          { href: `/${locale}`, label: common('crumbs.home') },
          { href: `/${locale}/centres`, label: common('crumbs.centres') },
        ]}
        actions={<ButtonLink href={`/${locale}/appointments/book`}>{common('centre.book')}</ButtonLink>}
      >
        <p className="mb-2 flex flex-wrap items-center gap-x-6">
          <span className="text-muted">{t('page.asOf', { time: formatTime(locale, ctx.now) })}</span>
          <TextLink href={`/${locale}/waits`} className="inline-flex min-h-11 items-center">
            {t('page.refresh')}
          </TextLink>
          <TextLink href={`/${locale}/waits/accuracy`} className="inline-flex min-h-11 items-center">
            {t('page.accuracyLink')}
          </TextLink>
        </p>
        {regions.length === 0 && <EmptyState title={t('page.none')} />}
        {sortByName(locale, regions, (region) => region.name).map((region) => (
          <Section key={region.code} id={region.code} title={region.name}>
            <RegionTable locale={locale} name={region.name} centres={region.rows} />
          </Section>
        ))}
        {closed.length > 0 && (
          <Disclosure summary={t('page.closedNow', { count: closed.length })} open={regions.length === 0}>
            <ul className="mt-3 gap-x-8 sm:columns-2">
              {sortByName(locale, closed, (centre) => localized(locale, centre.name)).map((centre) => (
                <li key={centre.centreCode} className="break-inside-avoid">
                  <TextLink
                    id={centre.centreCode}
                    href={`/${locale}/centres/${centre.centreCode}`}
                    className="inline-flex min-h-11 items-center"
                  >
                    {localized(locale, centre.name)}
                  </TextLink>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </Page>
    </PublicShell>
  )
}

function RegionTable({ locale, name, centres }: { locale: Locale; name: string; centres: readonly CentreWaits[] }) {
  const t = getTranslator(locale, 'waits')
  return (
    <DataTable
      caption={name}
      captionHidden
      rows={centres}
      rowKey={(centre) => centre.centreCode}
      empty={t('page.none')}
      columns={[
        {
          header: t('page.centre'),
          primary: true,
          cell: (centre) => (
            <TextLink
              id={centre.centreCode}
              href={`/${locale}/centres/${centre.centreCode}`}
              className="inline-flex min-h-11 items-center"
            >
              {localized(locale, centre.name)}
            </TextLink>
          ),
        },
        { header: t('page.wait'), cell: (centre) => <Waits locale={locale} centre={centre} /> },
        { header: t('page.waiting'), align: 'end', cell: (centre) => centre.waiting },
        { header: t('page.windows'), align: 'end', cell: (centre) => centre.openCounters },
      ]}
    />
  )
}

/** Lines for which the same is told need no names. */
function Waits({ locale, centre }: { locale: Locale; centre: CentreWaits }) {
  const t = getTranslator(locale, 'waits')
  const [first] = centre.lines
  if (!first) return null
  if (centre.lines.every((line) => lineWords(t, line) === lineWords(t, first)))
    return <LineRange locale={locale} line={first} className="font-semibold" />
  return (
    <ul className="grid gap-1">
      {centre.lines.map((line) => (
        <li key={line.lineCode}>
          <span className="text-muted">{localized(locale, line.name)}: </span>
          <LineRange locale={locale} line={line} className="font-semibold" />
        </li>
      ))}
    </ul>
  )
}
