import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Button, ErrorSummary, HiddenFields, Panel, Select, TextField } from '@/components/ui'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { canManageStaff, listWorkplaces, requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { create } from '../actions'
import { messageOf } from '../_parts/words'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/staff/new'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'staff')('new.title') } : {}
}

export default async function NewStaffPage({ params, searchParams }: PageProps<'/[locale]/admin/staff/new'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  const ctx = await requireCtx('staff')
  if (!canManageStaff(ctx.actor)) notFound()
  const attempt = await recallAttempt(ctx, (await searchParams).attempt, 'staff.new')
  const places = await listWorkplaces(ctx)

  const t = getTranslator(locale, 'staff')
  const forms = getTranslator(locale, 'forms')
  const errors = (attempt?.errors ?? []).map((error) => ({ field: error.field, message: messageOf(locale, error) }))
  // "Fill in this field" four times would not say which.
  const labels: Record<string, string> = {
    pin: `${t('new.pin')}: `,
    surname: `${t('new.surname')}: `,
    'position.az': `${t('new.position')}: `,
  }
  const field = (name: string) => ({
    name,
    error: errors.find((error) => error.field === name)?.message,
    defaultValue: typeof attempt?.values[name] === 'string' ? attempt.values[name] : undefined,
  })
  const options = (rows: { code: string; name: Parameters<typeof localized>[1] }[]) =>
    rows.map(({ code, name }) => ({ value: code, label: localized(locale, name) }))
  return (
    <Page
      title={t('new.title')}
      lead={t('new.lead')}
      breadcrumbs={[{ href: `/${locale}/admin/staff`, label: t('title') }]}
      notice={
        <ErrorSummary
          title={forms('summaryTitle')}
          errors={errors.map(({ field: name, message }) => ({ field: name, message: `${labels[name] ?? ''}${message}` }))}
        />
      }
      width="text"
    >
      <form action={create} noValidate>
        <HiddenFields
          values={{ idempotencyKey: typeof attempt?.values.idempotencyKey === 'string' ? attempt.values.idempotencyKey : newKey() }}
        />
        <TextField
          {...field('pin')}
          label={t('new.pin')}
          hint={t('new.pinHint')}
          width="sm"
          maxLength={20}
          autoComplete="off"
          spellCheck={false}
          required
        />
        <TextField {...field('surname')} label={t('new.surname')} maxLength={80} autoComplete="off" spellCheck={false} required />
        <div className="mb-6">
          <Panel title={t('new.place')}>
            <Select
              {...field('agencyCode')}
              label={t('new.agency')}
              placeholder={t('new.none')}
              options={options(places.agencies)}
            />
            <Select
              {...field('centreCode')}
              label={t('new.centre')}
              hint={t('new.centreHint')}
              placeholder={t('new.none')}
              options={options(places.centres)}
            />
          </Panel>
        </div>
        <div className="mb-6">
          <Panel title={t('new.position')}>
            <p className="mb-4 text-muted">{t('new.positionHint')}</p>
            <TextField {...field('position.az')} label={t('new.inAz')} maxLength={120} required />
            <TextField {...field('position.en')} label={t('new.inEn')} optional={forms('optional')} maxLength={120} />
            <TextField {...field('position.ru')} label={t('new.inRu')} optional={forms('optional')} maxLength={120} />
          </Panel>
        </div>
        <Button>{t('new.submit')}</Button>
      </form>
    </Page>
  )
}
