import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Button, ButtonLink, CardGrid, DataTable, Select, Stat } from '@/components/ui'
import { FIGURES, figureText } from '@/components/workqueue/figures'
import { getLoad, type LoadLine } from '@/lib/applications'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/workqueue/load'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'workqueue')('load.title') } : {}
}

export default async function LoadPage({ searchParams }: PageProps<'/[locale]/admin/workqueue/load'>) {
  const { agency } = await searchParams
  const ctx = await requireCtx('staff')
  const load = await getLoad(ctx, typeof agency === 'string' ? agency : undefined)
  if (!load) notFound()

  const { locale } = ctx
  const t = getTranslator(locale, 'workqueue')
  const here = `/${locale}/admin/workqueue/load`
  const table = (title: string, rows: readonly LoadLine[]) => (
    <section className="mt-8">
      <h2 className="mb-3 text-xl">{title}</h2>
      <DataTable<LoadLine>
        caption={title}
        captionHidden
        rows={rows}
        rowKey={(row) => row.key}
        empty={t('load.empty')}
        columns={[
          {
            header: t('load.name'),
            primary: true,
            cell: (row) =>
              row.name === null ? t('load.nobody') : typeof row.name === 'string' ? row.name : localized(locale, row.name),
          },
          ...FIGURES.map((figure) => ({
            header: t(`load.figure.${figure}`),
            align: 'end' as const,
            cell: (row: LoadLine) => figureText(locale, row[figure]),
          })),
        ]}
      />
    </section>
  )
  return (
    <Page
      title={t('load.title')}
      lead={t('load.lead', { agency: localized(locale, load.agency.name) })}
      breadcrumbs={[{ href: `/${locale}/admin/workqueue`, label: t('title') }]}
      actions={
        <ButtonLink kind="secondary" href={`${here}/export?agency=${load.agency.code}`}>
          {t('load.export')}
        </ButtonLink>
      }
    >
      {load.agencies.length > 1 && (
        <form action={here} className="mb-6 flex flex-wrap items-end gap-3">
          <Select
            name="agency"
            label={t('load.agency')}
            defaultValue={load.agency.code}
            options={load.agencies.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))}
            compact
          />
          <Button kind="secondary">{t('load.show')}</Button>
        </form>
      )}
      <CardGrid columns={4}>
        {FIGURES.map((figure) => (
          <Stat key={figure} label={t(`load.figure.${figure}`)} value={figureText(locale, load.total[figure])} />
        ))}
      </CardGrid>
      {table(t('load.services'), load.services)}
      {table(t('load.officers'), load.officers)}
      {load.offices.length > 0 && table(t('load.offices'), load.offices)}
    </Page>
  )
}
