import type { Metadata } from 'next'
import { KioskShell } from '@/components/hall/kiosk-shell'
import { BigLink, KioskTitle, ServiceTarget } from '@/components/hall/kiosk-parts'
import { OnScreenKeys } from '@/components/hall/on-screen-keys'
import { Pagination } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { storable } from '@/lib/platform/forms/model'
import { pageNumber, pageOf } from '@/lib/platform/pages'
import { findKioskServices, listKioskLines, listMostUsed } from '@/lib/queue'
import type { KioskService } from '@/lib/queue/model'
import { baseOf, IDLE_SECONDS, kioskScreen } from '../../_parts/screen'
import { NotConnected } from '../../_parts/not-connected'

const PAGE_SIZE = 10

export async function generateMetadata({ params }: PageProps<'/[locale]/kiosk/[centre]/services'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'kiosk')('services.title'), robots: { index: false } } : {}
}

const first = (value: string | string[] | undefined): string =>
  storable((Array.isArray(value) ? value[0] : value) ?? '').slice(0, 80)

/** Choosing what one comes for: what most come for, a search, or a line and then its services. */
export default async function KioskServices({ params, searchParams }: PageProps<'/[locale]/kiosk/[centre]/services'>) {
  const [{ ctx, locale, centre, base, device, trouble, keep }, asked] = await Promise.all([kioskScreen(params), searchParams])
  if (!device) return <NotConnected locale={locale} trouble={trouble} />
  const query = first(asked.q).trim()
  const [lines, mostUsed, found] = await Promise.all([
    listKioskLines(ctx, centre),
    listMostUsed(ctx, centre),
    query ? findKioskServices(ctx, centre, query) : [],
  ])
  const line = lines.find((one) => one.code === first(asked.line)) ?? (lines.length === 1 && asked.all ? lines[0] : undefined)
  const page = line ? pageNumber(asked.page) : 1
  const listed = line
    ? pageOf(line.services.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE), line.services.length, page, PAGE_SIZE)
    : null

  const t = getTranslator(locale, 'kiosk')
  const ui = getTranslator(locale, 'ui')
  const search = new URLSearchParams(
    Object.entries({ q: query, line: line?.code ?? '', page: page > 1 ? String(page) : '' }).filter(([, value]) => value),
  ).toString()
  const here = (one: string) => (search ? `${one}?${search}` : one)
  return (
    <KioskShell
      locale={locale}
      centreName={localized(locale, device.centreName)}
      start={base}
      back={line || query ? `${base}/services` : base}
      inLanguage={(one) => here(`${baseOf(one, centre)}/services`)}
      idleSeconds={IDLE_SECONDS}
      keep={keep}
    >
      <KioskTitle lead={line || query ? undefined : t('services.lead')}>
        {line ? localized(locale, line.name) : query ? t('services.found', { query, count: found.length }) : t('services.title')}
      </KioskTitle>
      {!line && (
        <form action={`${base}/services`} className="mb-8">
          <label htmlFor="q" className="block text-lg font-semibold">
            {t('services.search')}
          </label>
          <div className="mt-2 flex flex-wrap gap-3">
            <input
              id="q"
              name="q"
              type="search"
              defaultValue={query}
              maxLength={80}
              autoComplete="off"
              className="min-w-0 flex-1 rounded-md border-2 border-line-strong bg-surface px-4"
            />
            <button type="submit" className="rounded-md bg-primary px-8 text-xl font-semibold text-on-primary">
              {t('services.submit')}
            </button>
          </div>
          <OnScreenKeys
            layout="letters"
            locale={locale}
            words={{
              open: t('keys.open'),
              close: t('keys.close'),
              erase: t('keys.erase'),
              space: t('keys.space'),
              label: t('keys.label'),
            }}
          />
        </form>
      )}
      {query && !line ? (
        found.length === 0 ? (
          <p className="text-xl">{t('services.none')}</p>
        ) : (
          <Targets services={found} locale={locale} base={base} label={t('services.results')} online={t('services.online')} />
        )
      ) : line && listed ? (
        <>
          <Targets
            services={listed.rows}
            locale={locale}
            base={base}
            label={localized(locale, line.name)}
            online={t('services.online')}
          />
          <Pagination
            page={listed.page}
            pageCount={listed.pageCount}
            hrefFor={(number) => `${base}/services?line=${encodeURIComponent(line.code)}&page=${number}`}
            labels={{
              nav: ui('pagination.nav'),
              previous: ui('pagination.previous'),
              next: ui('pagination.next'),
              page: ui('pagination.page'),
            }}
          />
        </>
      ) : (
        <div className="grid gap-10">
          <section aria-labelledby="most-used">
            <h2 id="most-used" className="mb-4 text-2xl">
              {t('services.mostUsed')}
            </h2>
            <Targets services={mostUsed} locale={locale} base={base} label={t('services.mostUsed')} online={t('services.online')} />
          </section>
          <section aria-labelledby="groups">
            <h2 id="groups" className="mb-4 text-2xl">
              {t('services.groups')}
            </h2>
            <ul className="grid gap-4 md:grid-cols-2 portrait:grid-cols-1">
              {lines.map((one) => (
                <li key={one.code}>
                  <BigLink href={`${base}/services?line=${encodeURIComponent(one.code)}`} title={localized(locale, one.name)}>
                    {t('services.count', { count: one.services.length })}
                  </BigLink>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </KioskShell>
  )
}

function Targets({
  services,
  locale,
  base,
  label,
  online,
}: {
  services: readonly KioskService[]
  locale: Parameters<typeof localized>[0]
  base: string
  label: string
  online: string
}) {
  return (
    <ul aria-label={label} className="mb-6 grid gap-4 md:grid-cols-2">
      {services.map((service) => (
        <li key={service.code}>
          <ServiceTarget
            href={`${base}/service/${service.code}`}
            name={localized(locale, service.name)}
            agency={localized(locale, service.agencyName)}
            tag={service.online ? online : undefined}
          />
        </li>
      ))}
    </ul>
  )
}
