import type { Metadata } from 'next'
import { StatusLabel } from '@/components/applications/status-label'
import { Page } from '@/components/layout'
import {
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  HiddenFields,
  Pagination,
  Select,
  StatusTag,
  Tabs,
  TextLink,
  Toast,
} from '@/components/ui'
import { type ApplicationStatus, LIST_VIEWS, type ListView, listApplications } from '@/lib/applications'
import { formatDate, formatDay, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'

const DONE = ['saved', 'discarded'] as const
/** Statuses a view can be narrowed to. */
const STATUSES: Record<ListView, readonly ApplicationStatus[]> = {
  running: ['submitted', 'in_review', 'information_requested', 'decision_proposed'],
  drafts: [],
  finished: ['approved', 'rejected', 'withdrawn'],
}

export async function generateMetadata({ params }: PageProps<'/[locale]/applications'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('list.title') } : {}
}

export default async function ApplicationsPage({ searchParams }: PageProps<'/[locale]/applications'>) {
  const search = await searchParams
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  const view = LIST_VIEWS.find((one) => one === search.view) ?? 'running'
  const status = STATUSES[view].find((one) => one === search.status)
  const asked = [search.service].flat()[0]
  const service = asked && /^[a-z0-9-]{1,80}$/.test(asked) ? asked : undefined
  const list = await listApplications(ctx, { view, page: pageNumber(search.page), filter: { status, service } })
  const narrow = `${status ? `&status=${status}` : ''}${service ? `&service=${service}` : ''}`

  const t = getTranslator(locale, 'applications')
  const ui = getTranslator(locale, 'ui')
  const base = `/${locale}/applications`
  const done = DONE.find((code) => code === search.done)
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      notice={done && <Toast>{t(`done.${done}`)}</Toast>}
      actions={
        <ButtonLink kind="secondary" href={`/${locale}/services`}>
          {t('list.new')}
        </ButtonLink>
      }
    >
      <Tabs
        label={t('list.views')}
        items={LIST_VIEWS.map((one) => ({
          href: `${base}?view=${one}`,
          label: t(`list.view.${one}`),
          current: one === view,
          count: list.counts[one],
        }))}
      />
      {(list.services.length > 1 || (STATUSES[view].length > 0 && list.counts[view] > 1) || narrow) && (
        <form
          method="get"
          className="no-print my-6 flex flex-wrap items-end gap-x-4 [&>div]:mb-0 [&>div]:min-w-52"
          aria-label={t('life.list.filter')}
        >
          <HiddenFields values={{ view }} />
          {list.services.length > 0 && (
            <Select
              name="service"
              label={t('life.list.service')}
              defaultValue={service ?? ''}
              options={[
                { value: '', label: t('life.list.all') },
                ...list.services.map(({ code, name }) => ({ value: code, label: localized(locale, name) })),
              ]}
            />
          )}
          {STATUSES[view].length > 0 && (
            <Select
              name="status"
              label={t('life.list.status')}
              defaultValue={status ?? ''}
              options={[
                { value: '', label: t('life.list.anyStatus') },
                ...STATUSES[view].map((one) => ({ value: one, label: t(`status.${one}`) })),
              ]}
            />
          )}
          <Button kind="secondary">{t('life.list.apply')}</Button>
        </form>
      )}
      {list.rows.length === 0 && narrow ? (
        <p>{t('life.list.empty')}</p>
      ) : list.rows.length === 0 ? (
        <EmptyState title={t(`list.empty.${view}`)} action={<ButtonLink href={`/${locale}/services`}>{t('list.new')}</ButtonLink>}>
          {t('list.emptyBody')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t(`list.view.${view}`)}
          captionHidden
          rows={list.rows}
          rowKey={(row) => row.id}
          empty={t(`list.empty.${view}`)}
          columns={[
            {
              header: t('list.service'),
              primary: true,
              cell: (row) => (
                <>
                  <TextLink href={`${base}/${row.id}`}>{localized(locale, row.serviceName)}</TextLink>
                  {row.unread > 0 && (
                    <>
                      {' '}
                      <StatusTag tone="info">{t('life.list.unread', { count: row.unread })}</StatusTag>
                    </>
                  )}
                </>
              ),
            },
            ...(view === 'drafts'
              ? []
              : [
                  {
                    header: t('list.reference'),
                    cell: (row: (typeof list.rows)[number]) => <span className="whitespace-nowrap">{row.reference}</span>,
                  },
                ]),
            { header: t('list.status'), cell: (row) => <StatusLabel status={row.status} locale={locale} /> },
            { header: t('list.updated'), cell: (row) => formatDate(locale, row.updatedAt) },
            ...(view === 'running'
              ? [
                  {
                    header: t('life.list.turn'),
                    cell: (row: (typeof list.rows)[number]) =>
                      row.turn === 'citizen' ? (
                        <strong>{t('life.list.you')}</strong>
                      ) : (
                        t(row.turn ? 'life.list.state' : 'life.list.nobody')
                      ),
                  },
                  {
                    header: t('list.due'),
                    cell: (row: (typeof list.rows)[number]) => (row.dueOn ? formatDay(locale, row.dueOn) : ui('noValue')),
                  },
                ]
              : []),
          ]}
        />
      )}
      <Pagination
        page={list.page}
        pageCount={list.pageCount}
        hrefFor={(page) => `${base}?view=${view}${narrow}&page=${page}`}
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
