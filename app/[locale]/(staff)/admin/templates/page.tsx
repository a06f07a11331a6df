import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ButtonLink, DataTable, TextLink, Toast } from '@/components/ui'
import { listTemplates, templatePlaces, type TemplateView } from '@/lib/applications'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'

const DONE = ['template_saved', 'template_dropped'] as const

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/templates'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'workqueue')('templates.title') } : {}
}

export default async function TemplatesPage({ searchParams }: PageProps<'/[locale]/admin/templates'>) {
  const search = await searchParams
  const ctx = await requireCtx('staff')
  const { locale } = ctx
  const [templates, places] = await Promise.all([listTemplates(ctx), templatePlaces(ctx)])
  if (!templates) notFound()

  const t = getTranslator(locale, 'workqueue')
  const here = `/${locale}/admin/templates`
  const done = DONE.find((code) => code === search.done)
  return (
    <Page
      title={t('templates.title')}
      lead={t('templates.lead')}
      breadcrumbs={[{ href: `/${locale}/admin/workqueue`, label: t('title') }]}
      notice={done && <Toast>{t(`done.${done}`)}</Toast>}
      actions={places.agencies.length > 0 && <ButtonLink href={`${here}/new`}>{t('templates.add')}</ButtonLink>}
    >
      <DataTable<TemplateView>
        caption={t('templates.title')}
        captionHidden
        rows={templates}
        rowKey={(row) => row.id}
        empty={t('templates.empty')}
        columns={[
          {
            header: t('templates.name'),
            primary: true,
            cell: (row) => (row.mayChange ? <TextLink href={`${here}/${row.id}`}>{row.title}</TextLink> : row.title),
          },
          {
            header: t('templates.service'),
            cell: (row) => (row.serviceName ? localized(locale, row.serviceName) : t('templates.anyService')),
          },
        ]}
      />
    </Page>
  )
}
