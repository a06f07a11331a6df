import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ComplaintStatusTag } from '@/components/feedback/complaint-status'
import { Page } from '@/components/layout'
import { DataTable, Pagination, Tabs, TextLink } from '@/components/ui'
import { listComplaints } from '@/lib/feedback'
import { ANSWER_WORKING_DAYS, COMPLAINT_VIEWS } from '@/lib/feedback/model'
import { formatDay, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/complaints'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'feedback')('desk.title') } : {}
}

export default async function ComplaintDeskPage({ searchParams }: PageProps<'/[locale]/admin/complaints'>) {
  const ctx = await requireCtx('staff')
  const search = await searchParams
  const view = COMPLAINT_VIEWS.find((one) => one === search.view) ?? 'open'
  const found = await listComplaints(ctx, { view, page: pageNumber(search.page) })
  if (!found) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'feedback')
  const base = `/${locale}/admin/complaints`
  const ui = getTranslator(locale, 'ui')
  return (
    <Page
      title={t('desk.title')}
      lead={t('desk.lead', { days: ANSWER_WORKING_DAYS })}
      breadcrumbs={[{ href: `/${locale}/admin`, label: getTranslator(locale, 'admin')('overview.title') }]}
    >
      <Tabs
        label={t('desk.views')}
        items={COMPLAINT_VIEWS.map((one) => ({
          href: `${base}?view=${one}`,
          label: t(`desk.view.${one}`),
          current: one === view,
          count: found.counts[one],
        }))}
      />
      <DataTable
        caption={t('desk.table')}
        captionHidden
        rows={found.rows}
        rowKey={(row) => row.id}
        empty={t('desk.empty')}
        columns={[
          {
            header: t('desk.column.subject'),
            primary: true,
            cell: (row) => <TextLink href={`${base}/${row.id}`}>{row.subject}</TextLink>,
          },
          { header: t('desk.column.reference'), nowrap: true, cell: (row) => row.reference },
          { header: t('desk.column.centre'), cell: (row) => localized(locale, row.centreName) },
          { header: t('desk.column.status'), cell: (row) => <ComplaintStatusTag locale={locale} status={row.status} /> },
          {
            header: t('desk.column.due'),
            cell: (row) => (
              <>
                {formatDay(locale, row.dueOn)}
                {row.overdue && <span className="block font-semibold text-danger">{t('desk.overdue')}</span>}
              </>
            ),
          },
        ]}
      />
      {found.pageCount > 1 && (
        <Pagination
          page={found.page}
          pageCount={found.pageCount}
          hrefFor={(page) => `${base}?view=${view}&page=${page}`}
          labels={{
            nav: ui('pagination.nav'),
            previous: ui('pagination.previous'),
            next: ui('pagination.next'),
            page: ui('pagination.page'),
          }}
        />
      )}
    </Page>
  )
}
