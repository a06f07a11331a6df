import type { Metadata } from 'next'
import { ConsentCard } from '@/components/consents/consent-card'
import { STATUS_TONES } from '@/components/consents/words'
import { Page } from '@/components/layout'
import { DataTable, Pagination, Panel, StatusTag, TextLink } from '@/components/ui'
import { type ConsentSummary, listConsents } from '@/lib/consents'
import { formatDate, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'

export async function generateMetadata({ params }: PageProps<'/[locale]/consents'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'consents')('title') } : {}
}

export default async function ConsentsPage({ searchParams }: PageProps<'/[locale]/consents'>) {
  const ctx = await requireCtx('citizen')
  const { pending, active, past } = await listConsents(ctx, { page: pageNumber((await searchParams).page) })

  const { locale } = ctx
  const t = getTranslator(locale, 'consents')
  const ui = getTranslator(locale, 'ui')
  const cards = (rows: ConsentSummary[]) => (
    <div className="grid gap-3">
      {rows.map((consent) => (
        <ConsentCard key={consent.id} consent={consent} locale={locale} />
      ))}
    </div>
  )
  return (
    <Page title={t('title')} lead={t('lead')}>
      <div className="grid gap-6">
        <Panel id="pending" title={t('list.pending')} icon="inbox">
          {pending.length > 0 ? cards(pending) : <p className="text-muted">{t('list.noPending')}</p>}
        </Panel>
        <Panel id="active" title={t('list.active')} icon="shield-check">
          {active.length > 0 ? cards(active) : <p className="text-muted">{t('list.noActive')}</p>}
        </Panel>
        <Panel id="past" title={t('list.past')} icon="history">
          <DataTable
            caption={t('list.past')}
            captionHidden
            columns={[
              {
                header: t('list.partner'),
                primary: true,
                cell: ({ id, partnerName }) => (
                  <TextLink href={`/${locale}/consents/${id}`}>{localized(locale, partnerName)}</TextLink>
                ),
              },
              { header: t('list.purpose'), cell: ({ purpose }) => localized(locale, purpose) },
              { header: t('list.asked'), cell: ({ requestedAt }) => formatDate(locale, requestedAt) },
              {
                header: t('list.status'),
                cell: ({ status }) => <StatusTag tone={STATUS_TONES[status]}>{t(`status.${status}`)}</StatusTag>,
              },
            ]}
            rows={past.rows}
            rowKey={({ id }) => id}
            empty={t('list.noPast')}
          />
          {past.pageCount > 1 && (
            <Pagination
              page={past.page}
              pageCount={past.pageCount}
              hrefFor={(page) => `/${locale}/consents?page=${page}#past`}
              labels={{
                nav: ui('pagination.nav'),
                previous: ui('pagination.previous'),
                next: ui('pagination.next'),
                page: ui('pagination.page'),
              }}
            />
          )}
        </Panel>
      </div>
    </Page>
  )
}
