import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { ErrorSummary } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { canManageClients, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { create } from '../actions'
import { ClientForm } from '../_parts/client-form'
import { labelOf, messageOf } from '../_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/clients/new'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'clients')('form.newTitle') } : {}
}

/** The safest answers stand in a new form. */
const DEFAULTS = {
  kind: 'private',
  requiredLevel: 'substantial',
  profile: 'fapi2',
  idTokenAlg: 'PS256',
  requirePar: 'yes',
  dpopBound: 'yes',
}

export default async function NewClientPage({ params, searchParams }: PageProps<'/[locale]/admin/clients/new'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  if (!canManageClients(ctx.actor)) notFound()
  const attempt = await recallAttempt(ctx, (await searchParams).attempt, 'clients.new')

  const t = getTranslator(locale, 'clients')
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  const key = attempt?.values.idempotencyKey
  return (
    <Page
      title={t('form.newTitle')}
      lead={t('form.newLead')}
      breadcrumbs={[{ href: `/${locale}/admin/clients`, label: t('title') }]}
      notice={
        <ErrorSummary
          title={getTranslator(locale, 'forms')('summaryTitle')}
          errors={errors.map(({ field, message }) => ({ field, message: `${labelOf(locale, field)}: ${message}` }))}
        />
      }
      width="text"
    >
      <ClientForm
        locale={locale}
        action={create}
        values={attempt?.values ?? DEFAULTS}
        errors={errors}
        hidden={{ idempotencyKey: typeof key === 'string' ? key : newKey() }}
        isNew
      />
    </Page>
  )
}
