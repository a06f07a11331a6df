import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ErrorSummary } from '@/components/ui'
import { workError } from '@/components/workqueue/words'
import { listQueueAgencies, templatePlaces } from '@/lib/applications'
import { getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { create } from '../actions'
import { TemplateForm } from '../_parts/template-form'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/templates/new'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'workqueue')('templates.add') } : {}
}

export default async function NewTemplatePage({ searchParams }: PageProps<'/[locale]/admin/templates/new'>) {
  const { attempt } = await searchParams
  const ctx = await requireCtx('staff')
  const { locale } = ctx
  const places = await templatePlaces(ctx)
  const [first] = places.agencies
  if (!first) notFound()
  const [named, typed] = await Promise.all([listQueueAgencies(ctx), recallAttempt(ctx, attempt, 'workqueue.template')])

  const t = getTranslator(locale, 'workqueue')
  const agencies = (named ?? []).filter(({ code }) => places.agencies.includes(code))
  return (
    <Page
      title={t('templates.add')}
      width="text"
      breadcrumbs={[{ href: `/${locale}/admin/templates`, label: t('templates.title') }]}
      notice={
        <ErrorSummary
          title={getTranslator(locale, 'applications')('edit.errors')}
          errors={(typed?.errors ?? []).map((error) => ({ field: error.field, message: workError(locale, error) }))}
        />
      }
    >
      <TemplateForm
        locale={locale}
        action={create}
        hidden={agencies.length > 1 ? {} : { agencyCode: first }}
        {...(agencies.length > 1 ? { agencies } : {})}
        services={places.services}
        typed={typed}
      />
    </Page>
  )
}
