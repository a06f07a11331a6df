import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { agencyText } from '@/components/catalogue/words'
import { Page } from '@/components/layout'
import { standingInWords, STANDING_TONES } from '@/components/registry/words'
import { Button, DataTable, Pagination, Select, StatusTag, TextField, TextLink } from '@/components/ui'
import { listAgencyNames, listRegistry, REGISTRY_VIEWS } from '@/lib/catalogue'
import { formatDay, getTranslator, isLocale, localized, sortByName } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { pageNumber } from '@/lib/platform/pages'

type Props = PageProps<'/[locale]/admin/catalogue'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'registry')('title') } : {}
}

export default async function RegistryPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const search = await searchParams
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : '')
  const view = REGISTRY_VIEWS.find((known) => known === search.view) ?? 'all'
  // One's own agency first; "all" is a choice.
  const agency = search.agency === undefined ? (ctx.actor.agencyCode ?? '') : text('agency')
  const query = text('q')
  const found = await listRegistry(ctx, { view, agency: agency || null, query, page: pageNumber(search.page) })
  if (!found) notFound()
  const agencies = await listAgencyNames(ctx)

  const t = getTranslator(locale, 'registry')
  const here = `/${locale}/admin/catalogue`
  const hrefFor = (page: number) => `${here}?${new URLSearchParams({ view, agency, q: query, page: String(page) })}`
  return (
    <Page title={t('title')} lead={t('lead')}>
      <form action={here} className="mb-6 grid items-end gap-4 rounded-lg bg-surface p-4 md:grid-cols-4">
        <TextField name="q" label={t('list.query')} defaultValue={query} maxLength={100} />
        <Select
          compact
          name="view"
          label={t('list.view')}
          defaultValue={view}
          options={REGISTRY_VIEWS.map((value) => ({ value, label: t(`list.views.${value}`) }))}
        />
        <Select
          compact
          name="agency"
          label={t('list.agency')}
          defaultValue={agency}
          placeholder={t('list.allAgencies')}
          options={sortByName(
            locale,
            agencies.map(({ code, name }) => ({ value: code, label: agencyText(locale, name) })),
            ({ label }) => label,
          )}
        />
        <Button>{t('list.submit')}</Button>
      </form>
      <p className="mb-3" role="status">
        {t('list.found', { count: found.total })}
      </p>
      <DataTable
        caption={t('list.label')}
        captionHidden
        rows={found.rows}
        rowKey={({ code }) => code}
        empty={t('list.none')}
        columns={[
          {
            header: t('list.service'),
            primary: true,
            cell: ({ code, name }) => <TextLink href={`${here}/${code}`}>{localized(locale, name)}</TextLink>,
          },
          { header: t('list.agency'), cell: ({ agencyName }) => agencyText(locale, agencyName) },
          { header: t('list.version'), align: 'end', cell: ({ version }) => version },
          {
            header: t('list.state'),
            cell: ({ open, announced }) => (
              <span className="flex flex-wrap gap-2">
                {open && <StatusTag tone={STANDING_TONES[open]}>{standingInWords(locale, open, '2026-01-01')}</StatusTag>}
                {announced && <StatusTag tone="info">{standingInWords(locale, 'announced', announced)}</StatusTag>}
                {!open && !announced && '–'}
              </span>
            ),
          },
          { header: t('list.translated'), align: 'end', cell: ({ translated }) => t('list.percent', { percent: translated }) },
          {
            header: t('list.confirmed'),
            cell: ({ confirmedOn }) => (confirmedOn ? formatDay(locale, confirmedOn) : t('list.never')),
          },
        ]}
      />
      <Pagination
        page={found.page}
        pageCount={found.pageCount}
        hrefFor={hrefFor}
        labels={{
          nav: t('list.pages'),
          previous: t('list.previous'),
          next: t('list.next'),
          page: (page) => t('list.page', { page }),
        }}
      />
    </Page>
  )
}
