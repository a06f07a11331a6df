import type { Metadata } from 'next'
import { StatusLabel } from '@/components/applications/status-label'
import { Page } from '@/components/layout'
import { ButtonLink, DataTable, EmptyState, Pagination, Tabs, TextLink, Toast } from '@/components/ui'
import { LIST_VIEWS, listApplications } from '@/lib/applications'
import { formatDate, formatDay, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'

const DONE = ['saved', 'discarded'] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/applications'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'applications')('list.title') } : {}
}

export default async function ApplicationsPage({ searchParams }: PageProps<'/[locale]/applications'>) {
  const search = await searchParams
  const ctx = await requireCtx('applicant')
  const { locale } = ctx
  const view = LIST_VIEWS.find((one) => one === search.view) ?? 'running'
  const list = await listApplications(ctx, { view, page: pageNumber(search.page) })

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
      {list.rows.length === 0 ? (
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
              cell: (row) => <TextLink href={`${base}/${row.id}`}>{localized(locale, row.serviceName)}</TextLink>,
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
        hrefFor={(page) => `${base}?view=${view}&page=${page}`}
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
