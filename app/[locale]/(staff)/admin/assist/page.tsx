import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { refusalWords } from '@/components/assist/words'
import { Page } from '@/components/layout'
import { Button, ErrorSummary, RadioGroup, TextField, Toast } from '@/components/ui'
import { getTranslator, isLocale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { check } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/assist'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'assist')('title') } : {}
}

/** Who calls, or stands at the reception: nothing is shown before it is sure. */
export default async function AssistPage({ searchParams }: PageProps<'/[locale]/admin/assist'>) {
  const ctx = await requireCtx('staff')
  if (!ctx.actor.permissions.has('queue.assist')) notFound()
  const { locale } = ctx
  const search = await searchParams
  const t = getTranslator(locale, 'assist')
  const attempt = await recallAttempt(ctx, search.attempt, 'queue.check_caller')
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({ field, message: refusalWords(locale, code) }))
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const value = (name: string) => {
    const typed = attempt?.values[name]
    return typeof typed === 'string' ? typed : ''
  }
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      width="text"
      notice={
        <>
          {search.done === 'ended' && <Toast>{t('done.ended')}</Toast>}
          {errors.length > 0 && <ErrorSummary title={t('errors.title')} errors={errors} />}
        </>
      }
    >
      <form action={check} className="grid gap-2" noValidate>
        <RadioGroup
          name="place"
          legend={t('check.place')}
          inline
          options={[
            { value: 'phone', label: t('check.phone') },
            { value: 'reception', label: t('check.reception') },
          ]}
          defaultValue={value('place') || 'phone'}
        />
        <TextField
          name="pin"
          label={t('check.pin')}
          defaultValue={value('pin')}
          error={errorOf('pin')}
          width="sm"
          maxLength={7}
          autoComplete="off"
          spellCheck={false}
        />
        <TextField
          name="birthDate"
          label={t('check.birthDate')}
          hint={t('check.birthHint')}
          defaultValue={value('birthDate')}
          error={errorOf('birthDate')}
          width="md"
          autoComplete="off"
        />
        <TextField
          name="cardNumber"
          label={t('check.card')}
          hint={t('check.cardHint')}
          defaultValue={value('cardNumber')}
          error={errorOf('cardNumber')}
          width="md"
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
        />
        <fieldset className="mt-2 border-t border-line pt-4">
          <legend className="pe-3 font-semibold">{t('check.or')}</legend>
          <TextField
            name="patronymic"
            label={t('check.patronymic')}
            defaultValue={value('patronymic')}
            error={errorOf('patronymic')}
            width="md"
            maxLength={60}
            autoComplete="off"
          />
          <TextField
            name="phoneEnd"
            label={t('check.phoneEnd')}
            defaultValue={value('phoneEnd')}
            error={errorOf('phoneEnd')}
            width="xs"
            inputMode="numeric"
            maxLength={4}
            autoComplete="off"
          />
        </fieldset>
        <div>
          <Button>{t('check.submit')}</Button>
        </div>
      </form>
    </Page>
  )
}
