import type { Metadata } from 'next'
import { Section } from '@/components/catalogue/section'
import { Page, PublicShell } from '@/components/layout'
import { DataTable, Stat, Tabs, TextLink } from '@/components/ui'
import { formatNumber, getTranslator, localized } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { listWaitAccuracy, totalAccuracy } from '@/lib/queue'
import { type CentreAccuracy, MIN_TOLD } from '@/lib/queue/model'
import { pageMetadata } from '../../(public)/_parts/metadata'
import { localeOf } from '../../(public)/_parts/params'

export async function generateMetadata({ params }: PageProps<'/[locale]/waits/accuracy'>): Promise<Metadata> {
  const locale = localeOf((await params).locale)
  const t = getTranslator(locale, 'waits')
  return pageMetadata(locale, '/waits/accuracy', t('accuracy.title'), t('accuracy.lead'))
}

export default async function AccuracyPage({ params, searchParams }: PageProps<'/[locale]/waits/accuracy'>) {
  const locale = localeOf((await params).locale)
  const days = (await searchParams).days === '7' ? 7 : 30
  const ctx = await requireCtx('anyone')
  const rows = await orUnavailable(() => listWaitAccuracy(ctx, days))
  const t = getTranslator(locale, 'waits')
  const common = getTranslator(locale, 'catalogue')
  const shown = rows.filter((row) => row.heldPercent !== null)
  const few = rows.filter((row) => row.heldPercent === null && row.told > 0).length
  const total = totalAccuracy(rows)
  const minutes = (value: number | null) =>
    value === null ? t('accuracy.few') : t('accuracy.minutes', { minutes: formatNumber(locale, Math.round(value * 10) / 10) })
  const percent = (value: number | null) => (value === null ? t('accuracy.few') : t('accuracy.percent', { percent: value }))
  const column = (header: string, cell: (row: CentreAccuracy) => string) => ({ header, align: 'end' as const, cell })

  return (
    <PublicShell locale={locale} perRequest>
      <Page
        title={t('accuracy.title')}
        lead={t('accuracy.lead')}
        breadcrumbs={[
          { href: `/${locale}`, label: common('crumbs.home') },
          { href: `/${locale}/waits`, label: t('page.title') },
        ]}
      >
        <Tabs
          label={t('accuracy.period')}
          items={[
            { href: `/${locale}/waits/accuracy?days=7`, label: t('accuracy.days7'), current: days === 7 },
            { href: `/${locale}/waits/accuracy`, label: t('accuracy.days30'), current: days === 30 },
          ]}
        />
        {shown.length === 0 ? (
          <p className="my-6">{t('accuracy.nothing', { least: MIN_TOLD })}</p>
        ) : (
          <>
            <Section id="overall" title={t('accuracy.overall')}>
              <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
                <Stat label={t('accuracy.promise')} value={percent(total.heldPercent)} hint={t('accuracy.promiseHint')} />
                <Stat label={t('accuracy.told')} value={formatNumber(locale, total.told)} />
                <Stat label={t('accuracy.error')} value={minutes(total.errorMinutes)} />
                <Stat label={t('accuracy.naive')} value={minutes(total.naiveErrorMinutes)} />
              </div>
            </Section>
            <Section id="centres" title={t('accuracy.table')}>
              <DataTable
                caption={t('accuracy.table')}
                captionHidden
                rows={shown}
                rowKey={(row) => row.centreCode}
                empty={t('accuracy.nothing', { least: MIN_TOLD })}
                columns={[
                  {
                    header: t('accuracy.centre'),
                    primary: true,
                    cell: (row) => (
                      <TextLink href={`/${locale}/centres/${row.centreCode}`} className="inline-flex min-h-11 items-center">
                        {localized(locale, row.name)}
                      </TextLink>
                    ),
                  },
                  column(t('accuracy.count'), (row) => formatNumber(locale, row.told)),
                  column(t('accuracy.held'), (row) => percent(row.heldPercent)),
                  column(t('accuracy.broken'), (row) => percent(row.brokenByFivePercent)),
                  column(t('accuracy.ourError'), (row) => minutes(row.errorMinutes)),
                  column(t('accuracy.naiveError'), (row) => minutes(row.naiveErrorMinutes)),
                ]}
              />
            </Section>
          </>
        )}
        {few > 0 && <p className="my-4 text-muted">{t('accuracy.hidden', { count: few, least: MIN_TOLD })}</p>}
        <Section id="how" title={t('accuracy.howTitle')}>
          <div className="grid max-w-prose gap-3">
            {([1, 2, 3, 4, 5] as const).map((number) => (
              <p key={number}>{t(`accuracy.how${number}`)}</p>
            ))}
            <p>
              <TextLink href={`/${locale}/waits`} className="inline-flex min-h-11 items-center">
                {t('accuracy.live')}
              </TextLink>
            </p>
          </div>
        </Section>
      </Page>
    </PublicShell>
  )
}
