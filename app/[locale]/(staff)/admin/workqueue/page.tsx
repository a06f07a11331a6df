import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StatusLabel } from '@/components/applications/status-label'
import { Page } from '@/components/layout'
import { Button, DataTable, Pagination, StatusTag, Tabs, TextField, TextLink } from '@/components/ui'
import { countQueue, listQueue, listQueueAgencies, QUEUE_VIEWS, type QueueLine } from '@/lib/applications'
import { formatDate, formatDay, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/workqueue'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('queue.title') } : {}
}

export default async function WorkqueuePage({ searchParams }: PageProps<'/[locale]/admin/workqueue'>) {
  const search = await searchParams
  const ctx = await requireCtx('staff')
  const { locale } = ctx
  const agencies = await listQueueAgencies(ctx)
  if (!agencies) notFound()
  const view = QUEUE_VIEWS.find((one) => one === search.view) ?? 'unassigned'
  const reference = typeof search.reference === 'string' ? search.reference.trim().slice(0, 40) : ''
  const [list, counts] = await Promise.all([
    listQueue(ctx, { view, page: pageNumber(search.page), ...(reference ? { reference } : {}) }),
    countQueue(ctx),
  ])

  const t = getTranslator(locale, 'applications')
  const ui = getTranslator(locale, 'ui')
  const base = `/${locale}/admin/workqueue`
  const mixed = reference !== '' || view === 'all' || view === 'overdue'
  const asked = reference ? `reference=${encodeURIComponent(reference)}` : `view=${view}`
  return (
    <Page
      title={t('queue.title')}
      lead={t('queue.lead', { agency: agencies.map(({ name }) => localized(locale, name)).join(', ') })}
    >
      <form action={base} className="mb-6 flex flex-wrap items-end gap-x-3">
        <TextField
          name="reference"
          label={t('queue.search')}
          hint={t('queue.searchHint')}
          defaultValue={reference}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
        />
        <div className="mb-6">
          <Button kind="secondary">{t('queue.searchSubmit')}</Button>
        </div>
      </form>
      {reference ? (
        <p className="mb-4" role="status">
          {t('queue.found', { reference, count: list.total })} <TextLink href={base}>{t('queue.clear')}</TextLink>
        </p>
      ) : (
        <Tabs
          label={t('queue.views')}
          items={QUEUE_VIEWS.map((one) => ({
            href: `${base}?view=${one}`,
            label: t(`queue.view.${one}`),
            current: one === view,
            count: counts[one],
          }))}
        />
      )}
      <DataTable<QueueLine>
        caption={t('queue.caption')}
        captionHidden
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={t('queue.empty')}
        columns={[
          {
            header: t('queue.reference'),
            primary: true,
            cell: (row) => (
              <TextLink href={`/${locale}/admin/applications/${row.id}`} className="whitespace-nowrap">
                {row.reference}
              </TextLink>
            ),
          },
          { header: t('queue.service'), cell: (row) => localized(locale, row.serviceName) },
          ...(agencies.length > 1
            ? [
                {
                  header: t('queue.agency'),
                  cell: (row: QueueLine) => {
                    const agency = agencies.find(({ code }) => code === row.agencyCode)
                    return agency ? localized(locale, agency.name) : ui('noValue')
                  },
                },
              ]
            : []),
          {
            header: t('queue.submitted'),
            cell: (row) => <span className="sm:whitespace-nowrap">{formatDate(locale, row.submittedAt)}</span>,
          },
          {
            header: t('queue.due'),
            cell: (row) => (
              <>
                <span className="sm:whitespace-nowrap">{row.dueOn ? formatDay(locale, row.dueOn) : ui('noValue')}</span>{' '}
                {row.overdue && <StatusTag tone="danger">{t('queue.overdue')}</StatusTag>}
              </>
            ),
          },
          // A view of one status, or of one officer, need not repeat it on every line.
          ...(mixed || view === 'mine'
            ? [
                {
                  header: t('queue.status'),
                  cell: (row: QueueLine) => <StatusLabel status={row.status} locale={locale} forStaff />,
                },
              ]
            : []),
          ...(mixed || view === 'waiting'
            ? [{ header: t('queue.officer'), cell: (row: QueueLine) => t(`queue.assigned.${row.assigned}`) }]
            : []),
        ]}
      />
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        hrefFor={(page) => `${base}?${asked}&page=${page}`}
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
