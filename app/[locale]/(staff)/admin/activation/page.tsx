import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Button, DateField, ErrorSummary, Notice, TextField } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { canActivateAccounts, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { messageOf } from './_parts/words'
import { lookUp } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/activation'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'login')('activation.title') } : {}
}

/** The operator has the visitor's document in hand and types what it says. */
export default async function ActivationPage({ searchParams }: PageProps<'/[locale]/admin/activation'>) {
  const ctx = await requireCtx('staff')
  if (!canActivateAccounts(ctx.actor)) notFound()
  const attempt = await recallAttempt(ctx, (await searchParams).attempt, 'activation')

  const { locale } = ctx
  const t = getTranslator(locale, 'login')
  const forms = getTranslator(locale, 'forms')
  const labels: Record<string, string> = { pin: t('activation.pin'), birthDate: t('activation.birthDate') }
  const errors = (attempt?.errors ?? []).map((error) => ({
    field: error.field,
    message: messageOf(locale, error),
    code: error.code,
  }))
  const typed = (name: string) => (typeof attempt?.values[name] === 'string' ? attempt.values[name] : undefined)
  const problem = (name: string) => errors.find((error) => error.field === name)?.message
  return (
    <Page
      title={t('activation.title')}
      lead={t('activation.lead')}
      notice={
        <ErrorSummary
          title={forms('summaryTitle')}
          // "Fill in this field" twice would not say which.
          errors={errors.map(({ field, message, code }) => ({
            field,
            message: code === 'required' && labels[field] ? `${labels[field]}: ${message}` : message,
          }))}
        />
      }
      width="text"
    >
      <form action={lookUp} noValidate>
        <TextField
          name="pin"
          label={t('activation.pin')}
          hint={t('activation.pinHint')}
          error={problem('pin')}
          defaultValue={typed('pin')}
          width="sm"
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <DateField
          name="birthDate"
          legend={t('activation.birthDate')}
          hint={t('activation.birthDateHint')}
          error={problem('birthDate')}
          value={{ day: typed('birthDate.day'), month: typed('birthDate.month'), year: typed('birthDate.year') }}
          labels={{ day: forms('day'), month: forms('month'), year: forms('year') }}
          required
        />
        <Button>{t('activation.find')}</Button>
      </form>
      <div className="mt-8">
        <Notice tone="info">{t('activation.logged')}</Notice>
      </div>
    </Page>
  )
}
