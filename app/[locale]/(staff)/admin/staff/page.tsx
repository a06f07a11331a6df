import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ListSearch } from '@/components/admin/list-search'
import { Page } from '@/components/layout'
import { ButtonLink, DataTable, Pagination, StatusTag, TextLink } from '@/components/ui'
import { STAFF_STATUSES } from '@/db/vocabulary/identity'
import { formatPersonName, getTranslator, isLocale, localized } from '@/lib/i18n'
import { listStaff, requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'
import { STATUS_TONES } from './_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/staff'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'staff')('title') } : {}
}

export default async function StaffListPage({ params, searchParams }: PageProps<'/[locale]/admin/staff'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const search = await searchParams
  const query = typeof search.q === 'string' ? search.q : ''
  const status = STAFF_STATUSES.find((one) => one === search.status)
  const found = await listStaff(ctx, { page: pageNumber(search.page), query, status })
  if (!found.ok) notFound()

  const t = getTranslator(locale, 'staff')
  const ui = getTranslator(locale, 'ui')
  const { rows, page, pageCount, total } = found.value
  const here = `/${locale}/admin/staff`
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          <ButtonLink href={`/${locale}/admin/roles`} kind="secondary">
            {t('role.link')}
          </ButtonLink>
          <ButtonLink href={`${here}/new`}>{t('add')}</ButtonLink>
        </>
      }
    >
      <ListSearch
        action={here}
        query={query}
        choice={{
          name: 'status',
          value: status,
          label: t('search.status'),
          all: t('search.all'),
          options: STAFF_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        }}
        words={{ query: t('search.label'), submit: t('search.submit'), found: t('search.found', { count: total }) }}
      />
      <DataTable
        caption={t('title')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={t('search.empty')}
        columns={[
          {
            header: t('columns.name'),
            primary: true,
            cell: (row) => <TextLink href={`${here}/${row.id}`}>{formatPersonName(row)}</TextLink>,
          },
          { header: t('columns.pin'), cell: (row) => row.pin },
          {
            header: t('columns.place'),
            cell: (row) => [row.centre, row.agency].flatMap((place) => (place ? localized(locale, place) : [])).join(', '),
          },
          { header: t('columns.position'), cell: (row) => localized(locale, row.position) },
          {
            header: t('columns.roles'),
            cell: (row) => row.roles.map((role) => localized(locale, role)).join(', ') || t('noRoles'),
          },
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
