import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { DataTable, StatusTag, Tabs, TextLink } from '@/components/ui'
import { listAskedOpinions, type OpinionLine } from '@/lib/applications'
import { formatDate, formatDay, getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/opinions'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'workqueue')('opinions.listTitle') } : {}
}

export default async function OpinionsPage({ searchParams }: PageProps<'/[locale]/admin/opinions'>) {
  const { show } = await searchParams
  const ctx = await requireCtx('staff')
  const { locale } = ctx
  const which = show === 'given' ? 'given' : 'asked'
  const lines = await listAskedOpinions(ctx, which)
  if (!lines) notFound()

  const t = getTranslator(locale, 'workqueue')
  const here = `/${locale}/admin/opinions`
  return (
    <Page
      title={t('opinions.listTitle')}
      lead={t('opinions.listLead')}
      breadcrumbs={[{ href: `/${locale}/admin/workqueue`, label: t('title') }]}
    >
      <Tabs
        label={t('opinions.listTitle')}
        items={[
          { href: here, label: t('opinions.waiting'), current: which === 'asked' },
          { href: `${here}?show=given`, label: t('opinions.answered'), current: which === 'given' },
        ]}
      />
      <DataTable<OpinionLine>
        caption={t('opinions.listTitle')}
        captionHidden
        rows={lines}
        rowKey={(row) => row.id}
        empty={t('opinions.listEmpty')}
        columns={[
          {
            header: t('column.service'),
            primary: true,
            cell: (row) => <TextLink href={`${here}/${row.id}`}>{localized(locale, row.serviceName)}</TextLink>,
          },
          { header: t('opinions.askedBy'), cell: (row) => localized(locale, row.askedBy) },
          { header: t('opinions.askedAt'), cell: (row) => formatDate(locale, row.askedAt) },
          {
            header: t('opinions.answerBy'),
            cell: (row) => (
              <>
                {formatDay(locale, row.answerBy)} {row.late && <StatusTag tone="danger">{t('opinions.late')}</StatusTag>}
              </>
            ),
          },
        ]}
      />
    </Page>
  )
}
