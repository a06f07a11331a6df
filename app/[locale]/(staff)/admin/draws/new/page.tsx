import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Page } from '@/components/layout'
import { Button, ErrorSummary, Notice, Select, TextField } from '@/components/ui'
import { getTranslator, isLocale, localized, translateCode } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { addDays, dayInBaku } from '@/lib/platform/time'
import { listDrawnLines } from '@/lib/queue'
import { announce } from '../actions'

const COMMON = ['required', 'invalid', 'too_long']

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/draws/new'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'fair')('admin.newTitle') } : {}
}

export default async function NewDrawPage({ searchParams }: PageProps<'/[locale]/admin/draws/new'>) {
  const ctx = await requireCtx('staff')
  const lines = await listDrawnLines(ctx)
  if (!lines) notFound()
  const { locale } = ctx
  const t = getTranslator(locale, 'fair')
  const attempt = await recallAttempt(ctx, (await searchParams).attempt, 'queue.announce_draw')
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({
    field,
    message: COMMON.includes(code) ? translateCode(locale, 'forms', code) : translateCode(locale, 'fair', `errors.${code}`),
  }))
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const today = dayInBaku(ctx.now)
  const value = (name: string, otherwise = '') => {
    const typed = attempt?.values[name]
    return typeof typed === 'string' ? typed : otherwise
  }
  const services = [...new Map(lines.flatMap((line) => line.services.map((one) => [one.code, one] as const))).values()]
  return (
    <Page
      title={t('admin.newTitle')}
      lead={t('admin.newLead')}
      breadcrumbs={[{ href: `/${locale}/admin/draws`, label: t('admin.title') }]}
      width="text"
      notice={errors.length > 0 && <ErrorSummary title={t('errors.title')} errors={errors} />}
    >
      {lines.length === 0 ? (
        <Notice tone="info" title={t('admin.noLine')} />
      ) : (
        <form action={announce} className="grid gap-6" noValidate>
          <Select
            name="place"
            label={t('admin.line')}
            options={lines.map((line) => ({
              value: `${line.centreCode}/${line.code}`,
              label: `${localized(locale, line.centreName)}: ${localized(locale, line.name)}`,
            }))}
            defaultValue={value('place')}
            error={errorOf('place')}
          />
          <Select
            name="service"
            label={t('draws.service')}
            options={services.map((one) => ({ value: one.code, label: localized(locale, one.name) }))}
            defaultValue={value('service')}
            error={errorOf('service')}
          />
          <TextField
            name="titleAz"
            label={t('admin.titleAz')}
            defaultValue={value('titleAz')}
            error={errorOf('titleAz')}
            maxLength={120}
          />
          <TextField
            name="titleEn"
            label={t('admin.titleEn')}
            defaultValue={value('titleEn')}
            error={errorOf('titleEn')}
            maxLength={120}
          />
          <TextField
            name="titleRu"
            label={t('admin.titleRu')}
            defaultValue={value('titleRu')}
            error={errorOf('titleRu')}
            maxLength={120}
          />
          <TextField
            name="opensDay"
            type="date"
            label={t('admin.opensDay')}
            defaultValue={value('opensDay', today)}
            error={errorOf('opensDay')}
            width="md"
          />
          <TextField
            name="opensTime"
            type="time"
            label={t('admin.opensTime')}
            defaultValue={value('opensTime', '09:00')}
            error={errorOf('opensTime')}
            width="sm"
          />
          <TextField
            name="closesDay"
            type="date"
            label={t('admin.closesDay')}
            defaultValue={value('closesDay', addDays(today, 5))}
            error={errorOf('closesDay')}
            width="md"
          />
          <TextField
            name="closesTime"
            type="time"
            label={t('admin.closesTime')}
            defaultValue={value('closesTime', '18:00')}
            error={errorOf('closesTime')}
            width="sm"
          />
          <TextField
            name="fromDay"
            type="date"
            label={t('admin.fromDay')}
            defaultValue={value('fromDay', addDays(today, 7))}
            error={errorOf('fromDay')}
            width="md"
          />
          <TextField
            name="untilDay"
            type="date"
            label={t('admin.untilDay')}
            defaultValue={value('untilDay', addDays(today, 11))}
            error={errorOf('untilDay')}
            width="md"
          />
          <div>
            <Button>{t('admin.announce')}</Button>
          </div>
        </form>
      )}
    </Page>
  )
}
