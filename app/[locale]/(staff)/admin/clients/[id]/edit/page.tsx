import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ErrorSummary } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { findClient, requireCtx, valuesOf } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { change } from '../../actions'
import { ClientForm } from '../../_parts/client-form'
import { labelOf, messageOf } from '../../_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/clients/[id]/edit'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'clients')('card.edit') } : {}
}

export default async function EditClientPage({ params, searchParams }: PageProps<'/[locale]/admin/clients/[id]/edit'>) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  const client = await findClient(ctx, id)
  if (!client) notFound()
  const attempt = await recallAttempt(ctx, (await searchParams).attempt, `clients.edit.${client.clientId}`)

  const t = getTranslator(locale, 'clients')
  const name = localized(locale, client.name)
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  const here = `/${locale}/admin/clients`
  return (
    <Page
      title={t('form.editTitle', { client: name })}
      breadcrumbs={[
        { href: here, label: t('title') },
        { href: `${here}/${client.clientId}`, label: name },
      ]}
      notice={
        <ErrorSummary
          title={getTranslator(locale, 'forms')('summaryTitle')}
          errors={errors.map(({ field, message }) => ({
            field,
            message: field === 'main' ? message : `${labelOf(locale, field)}: ${message}`,
          }))}
        />
      }
      width="text"
    >
      {/* After a refused form the version is the one of now: whoever saves again has seen that something changed. */}
      <ClientForm
        locale={locale}
        action={change}
        values={attempt?.values ?? valuesOf(client)}
        errors={errors}
        hidden={{ clientId: client.clientId, version: String(client.version) }}
        isNew={false}
      />
    </Page>
  )
}
