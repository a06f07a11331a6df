import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ListSearch } from '@/components/admin/list-search'
import { Page } from '@/components/layout'
import { ButtonLink, DataTable, Pagination, StatusTag, TextLink } from '@/components/ui'
import { CLIENT_STATUSES } from '@/db/vocabulary/identity'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { listClients, requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'
import { STATUS_TONES } from './_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/clients'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'clients')('title') } : {}
}

export default async function ClientListPage({ params, searchParams }: PageProps<'/[locale]/admin/clients'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const search = await searchParams
  const query = typeof search.q === 'string' ? search.q : ''
  const status = CLIENT_STATUSES.find((one) => one === search.status)
  const found = await listClients(ctx, { page: pageNumber(search.page), query, status })
  if (!found.ok) notFound()

  const t = getTranslator(locale, 'clients')
  const ui = getTranslator(locale, 'ui')
  const { rows, page, pageCount, total } = found.value
  const here = `/${locale}/admin/clients`
  return (
    <Page title={t('title')} lead={t('lead')} actions={<ButtonLink href={`${here}/new`}>{t('add')}</ButtonLink>}>
      <ListSearch
        action={here}
        query={query}
        choice={{
          name: 'status',
          value: status,
          label: t('search.status'),
          all: t('search.all'),
          options: CLIENT_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        }}
        words={{ query: t('search.label'), submit: t('search.submit'), found: t('search.found', { count: total }) }}
      />
      <DataTable
        caption={t('title')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.clientId}
        empty={t('search.empty')}
        columns={[
          {
            header: t('columns.name'),
            primary: true,
            cell: (row) => <TextLink href={`${here}/${row.clientId}`}>{localized(locale, row.name)}</TextLink>,
          },
          { header: 'client_id', cell: (row) => <span className="break-all">{row.clientId}</span> },
          { header: t('columns.owner'), cell: (row) => row.legalName },
          { header: t('columns.kind'), cell: (row) => t(`kind.${row.kind}`) },
          { header: t('columns.profile'), cell: (row) => t(`profile.${row.profile}`) },
          {
            header: t('columns.status'),
            cell: (row) => <StatusTag tone={STATUS_TONES[row.status]}>{t(`status.${row.status}`)}</StatusTag>,
          },
        ]}
      />
      <Pagination
        page={page}
        pageCount={pageCount}
        hrefFor={(n) =>
          `${here}?${new URLSearchParams({ ...(query && { q: query }), ...(status && { status }), page: String(n) })}`
        }
        labels={{
          nav: ui('pagination.nav'),
          previous: ui('pagination.previous'),
          next: ui('pagination.next'),
          page: ui('pagination.page'),
        }}
      />
    </Page>
  )
}
