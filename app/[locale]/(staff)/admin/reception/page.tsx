import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { refusalWords } from '@/components/assist/words'
import { Page } from '@/components/layout'
import { Button, ErrorSummary, HiddenFields, Notice, Panel, RadioGroup, Select, Tabs, TextField, TextLink } from '@/components/ui'
import { findCentre } from '@/lib/catalogue'
import { getTranslator, isLocale, LOCALES, localized } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import { recallAttempt } from '@/lib/platform/forms'
import { newKey } from '@/lib/platform/ids'
import { findKioskServices, listMostUsed, operatedCentres } from '@/lib/queue'
import { PRIORITY_REASONS } from '@/lib/queue/model'
import { give, receive } from './actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/reception'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'assist')('reception.title') } : {}
}

export default async function ReceptionPage({ searchParams }: PageProps<'/[locale]/admin/reception'>) {
  const ctx = await requireCtx('staff')
  const codes = operatedCentres(ctx.actor)
  const search = await searchParams
  const text = (name: string) => {
    const value = search[name]
    return typeof value === 'string' ? value.slice(0, 100) : ''
  }
  const centreCode = codes.includes(text('centre')) ? text('centre') : codes[0]
  if (!centreCode) notFound()
  const { locale } = ctx
  const t = getTranslator(locale, 'assist')
  const query = text('q')
  const [centres, services, attempt] = await Promise.all([
    Promise.all(codes.map((code) => findCentre(ctx, code))),
    query ? findKioskServices(ctx, centreCode, query) : listMostUsed(ctx, centreCode),
    recallAttempt(ctx, search.attempt, 'queue.reception'),
  ])
  const centre = centres.find((one) => one?.code === centreCode)
  const errors = (attempt?.errors ?? []).map(({ field, code }) => ({ field, message: refusalWords(locale, code) }))
  const errorOf = (name: string) => errors.find(({ field }) => field === name)?.message
  const value = (name: string, otherwise = '') => {
    const typed = attempt?.values[name]
    return typeof typed === 'string' ? typed : otherwise
  }
  const priorities = [
    { value: '', label: t('reception.noPriority') },
    ...PRIORITY_REASONS.map((reason) => ({ value: reason, label: t(`reception.reasons.${reason}`) })),
  ]
  const key = /^[\w-]{44}$/.test(text('key')) ? text('key') : null
  return (
    <Page
      title={t('reception.title')}
      lead={centre ? localized(locale, centre.name) : t('reception.lead')}
      notice={
        <>
          {errors.length > 0 && <ErrorSummary title={t('errors.title')} errors={errors} />}
          {key && text('given') && (
            <div role="status">
              <Notice tone="success" title={t('reception.given', { number: text('given') })}>
                {t('reception.givenText')} <TextLink href={`/${locale}/ticket/${key}`}>{t('reception.open')}</TextLink>
              </Notice>
            </div>
          )}
        </>
      }
    >
      {codes.length > 1 && (
        <Tabs
          label={t('reception.centre')}
          items={centres.flatMap((one) =>
            one
              ? [
                  {
                    href: `/${locale}/admin/reception?centre=${one.code}`,
                    label: localized(locale, one.name),
                    current: one.code === centreCode,
                  },
                ]
              : [],
          )}
        />
      )}
      <div className="grid max-w-3xl gap-8">
        <Panel title={t('reception.booked')}>
          <form action={receive} noValidate>
            <HiddenFields values={{ centre: centreCode, idempotencyKey: newKey() }} />
            <TextField
              name="reference"
              label={t('reception.reference')}
              defaultValue={value('reference')}
              error={errorOf('reference')}
              width="md"
              autoComplete="off"
              spellCheck={false}
              maxLength={40}
            />
            <Button>{t('reception.receive')}</Button>
          </form>
        </Panel>
        <Panel title={t('reception.walkIn')}>
          <form method="get" className="mb-4 flex flex-wrap items-end gap-3">
            <HiddenFields values={{ centre: centreCode }} />
            <div className="min-w-52 flex-1">
              <TextField
                name="q"
                type="search"
                label={t('reception.search')}
                hint={t('reception.searchHint')}
                defaultValue={query}
                width="full"
                maxLength={100}
              />
            </div>
            <div className="mb-6">
              <Button kind="secondary">{t('reception.find')}</Button>
            </div>
          </form>
          <form action={give} noValidate>
            <HiddenFields values={{ centre: centreCode, q: query, idempotencyKey: newKey() }} />
            <RadioGroup
              name="service"
              legend={t('reception.service')}
              error={errorOf('service')}
              options={services.map((one) => ({
                value: one.code,
                label: localized(locale, one.name),
                hint: localized(locale, one.agencyName),
              }))}
              defaultValue={value('service')}
            />
            <TextField
              name="pin"
              label={t('reception.pin')}
              hint={t('reception.pinHint')}
              defaultValue={value('pin')}
              error={errorOf('pin')}
              width="sm"
              maxLength={7}
              autoComplete="off"
              spellCheck={false}
            />
            <Select
              name="priority"
              label={t('reception.priority')}
              hint={t('reception.priorityHint')}
              options={priorities}
              defaultValue={value('priority')}
            />
            <RadioGroup
              name="language"
              legend={t('reception.language')}
              inline
              options={LOCALES.map((one) => ({ value: one, label: t(`languages.${one}`) }))}
              defaultValue={value('language', 'az')}
            />
            <Button>{t('reception.give')}</Button>
          </form>
        </Panel>
      </div>
    </Page>
  )
}
