import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Button, ErrorSummary, HiddenFields } from '@/components/ui'
import { workError } from '@/components/workqueue/words'
import { findTemplate, templatePlaces } from '@/lib/applications'
import { getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { isId } from '@/lib/platform/ids'
import { change, drop } from '../actions'
import { TemplateForm } from '../_parts/template-form'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/templates/[id]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'workqueue')('templates.title') } : {}
}

export default async function TemplatePage({ params, searchParams }: PageProps<'/[locale]/admin/templates/[id]'>) {
  const [{ id }, { attempt }] = await Promise.all([params, searchParams])
  const ctx = await requireCtx('staff')
  const { locale } = ctx
  const template = isId(id) ? await findTemplate(ctx, id) : null
  if (!template?.mayChange) notFound()
  const [places, typed] = await Promise.all([templatePlaces(ctx), recallAttempt(ctx, attempt, 'workqueue.template')])

  const t = getTranslator(locale, 'workqueue')
  const hidden = { templateId: template.id, version: String(template.version) }
  return (
    <Page
      title={template.title}
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
        action={change}
        hidden={hidden}
        services={places.services.filter(({ agencyCode }) => agencyCode === template.agencyCode)}
        initial={template}
        typed={typed}
      />
      <form action={drop} className="mt-8">
        <HiddenFields values={hidden} />
        <Button kind="danger">{t('templates.drop')}</Button>
      </form>
    </Page>
  )
}
