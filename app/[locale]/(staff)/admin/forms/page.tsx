import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ListSearch } from '@/components/admin/list-search'
import { Page } from '@/components/layout'
import { DataTable, Pagination, StatusTag, TextLink } from '@/components/ui'
import { type FormLine, LIST_STATES, listForms } from '@/lib/applications'
import { formatDateTime, getTranslator, isLocale, LOCALES, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'
import { STATE_TONES } from './_parts/tones'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/forms'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'builder')('title') } : {}
}

export default async function FormListPage({ params, searchParams }: PageProps<'/[locale]/admin/forms'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const search = await searchParams
  const query = typeof search.q === 'string' ? search.q.slice(0, 80) : ''
  const state = LIST_STATES.find((one) => one === search.state)
  const found = await listForms(ctx, { page: pageNumber(search.page), query, state })
  if (!found) notFound()

  const t = getTranslator(locale, 'builder')
  const ui = getTranslator(locale, 'ui')
  const here = `/${locale}/admin/forms`
  const missing = (row: FormLine) =>
    row.openVersion === null
      ? '–'
      : LOCALES.flatMap((language) => (row.missing[language] ? [`${t(`lang.${language}`)}: ${row.missing[language]}`] : [])).join(
          ', ',
        ) || t('list.nothingMissing')
  return (
    <Page title={t('title')} lead={t('lead')}>
      <ListSearch
        action={here}
        query={query}
        choice={{
          name: 'state',
          value: state,
          label: t('list.state'),
          all: t('list.all'),
          options: LIST_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        }}
        words={{ query: t('list.search'), submit: t('list.submit'), found: t('list.found', { count: found.total }) }}
      />
      <DataTable
        caption={t('title')}
        captionHidden
        rows={found.rows}
        rowKey={(row) => row.code}
        empty={t('list.empty')}
        columns={[
          {
            header: t('list.columns.service'),
            primary: true,
            cell: (row) => <TextLink href={`${here}/${row.code}`}>{localized(locale, row.name)}</TextLink>,
          },
          { header: t('list.columns.agency'), cell: (row) => localized(locale, row.agency) },
          {
            header: t('list.columns.state'),
            cell: (row) => <StatusTag tone={STATE_TONES[row.state]}>{t(`state.${row.state}`)}</StatusTag>,
          },
          { header: t('list.columns.version'), cell: (row) => row.openVersion ?? row.publishedVersion ?? '–' },
          { header: t('list.columns.missing'), cell: missing },
          { header: t('list.columns.changed'), cell: (row) => (row.updatedAt ? formatDateTime(locale, row.updatedAt) : '–') },
        ]}
      />
      <Pagination
        page={found.page}
        pageCount={found.pageCount}
        hrefFor={(n) => `${here}?${new URLSearchParams({ ...(query && { q: query }), ...(state && { state }), page: String(n) })}`}
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
