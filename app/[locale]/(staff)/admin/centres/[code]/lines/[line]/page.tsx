import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Button, Checkbox, CheckboxGroup, HiddenFields, RadioGroup, TextArea, TextField } from '@/components/ui'
import { LINE_RELEASES } from '@/db/vocabulary/queue'
import { getTranslator, isLocale, localized } from '@/lib/i18n'
import { listLines, listVisitAgencies } from '@/lib/queue'
import { Confirm } from '../../../_parts/confirm'
import { openPlan } from '../../../_parts/open-plan'
import { PlanFrame, tabHref } from '../../../_parts/plan-frame'
import { saveLine } from '../../../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]/lines/[line]'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('tabs.lines') } : {}
}

export default async function LinePage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]/lines/[line]'>) {
  const { line: code } = await params
  const { locale, ctx, centre, search, attempt, t, errors, errorOf, field, value, ticked, isTicked } = await openPlan(
    { params, searchParams },
    'lines',
  )
  const [lines, agencies] = await Promise.all([listLines(ctx, centre), listVisitAgencies(ctx)])
  const line = lines.find((one) => one.code === code)
  if (!line && code !== 'new') notFound()
  const here = `${tabHref(locale, centre.code, 'lines')}/${code}`
  const number = (name: string, kept: number) => field(name, String(kept))
  return (
    <PlanFrame locale={locale} centre={centre} tab="lines" search={search} errors={errors}>
      <h2 className="text-xl">{line ? localized(locale, line.name) : t('lines.new')}</h2>
      {attempt && search.confirm ? (
        <Confirm ctx={ctx} locale={locale} attempt={attempt} action={saveLine} cancelHref={`${here}?attempt=${search.attempt}`} />
      ) : (
        <form action={saveLine} noValidate className="max-w-text">
          <HiddenFields values={{ centreCode: centre.code, code: line?.code ?? '', version: String(line?.version ?? 0) }} />
          <TextField {...field('name.az', line?.name.az)} label={t('lines.nameAz')} maxLength={80} width="full" required />
          <TextField
            {...field('name.en', line?.name.en)}
            label={t('lines.nameEn')}
            maxLength={80}
            width="full"
            optional={t('optional')}
          />
          <TextField
            {...field('name.ru', line?.name.ru)}
            label={t('lines.nameRu')}
            maxLength={80}
            width="full"
            optional={t('optional')}
          />
          <TextField {...field('ticketLetter', line?.ticketLetter)} label={t('lines.letter')} maxLength={1} width="xs" required />
          <TextField
            {...number('counters', line?.counters ?? 1)}
            label={t('lines.counters')}
            hint={t('lines.countersHint')}
            inputMode="numeric"
            width="xs"
          />
          <TextField
            {...number('publicPercent', line?.publicPercent ?? 40)}
            label={t('lines.publicPercent')}
            inputMode="numeric"
            width="xs"
            suffix="%"
          />
          <TextField
            {...number('reservePercent', line?.reservePercent ?? 10)}
            label={t('lines.reservePercent')}
            inputMode="numeric"
            width="xs"
            suffix="%"
          />
          <TextField
            {...number('gridMinutes', line?.gridMinutes ?? 15)}
            label={t('lines.gridMinutes')}
            inputMode="numeric"
            width="xs"
          />
          <TextField
            {...number('bufferMinutes', line?.bufferMinutes ?? 0)}
            label={t('lines.bufferMinutes')}
            inputMode="numeric"
            width="xs"
          />
          <TextField
            {...number('horizonDays', line?.horizonDays ?? 30)}
            label={t('lines.horizonDays')}
            inputMode="numeric"
            width="xs"
          />
          <RadioGroup
            name="release"
            legend={t('lines.release')}
            options={LINE_RELEASES.map((release) => ({ value: release, label: t(`lines.release_${release}`) }))}
            defaultValue={value('release', line?.release ?? 'open')}
            error={errorOf('release')}
          />
          <CheckboxGroup
            name="agencyCodes"
            legend={t('lines.agencies')}
            options={agencies.map((agency) => ({ value: agency.code, label: localized(locale, agency.name) }))}
            defaultValues={ticked('agencyCodes', line?.agencyCodes ?? [])}
            error={errorOf('agencyCodes')}
          />
          <TextArea
            {...field('serviceCodes', line?.serviceCodes.join('\n'))}
            label={t('lines.services')}
            hint={t('lines.servicesHint')}
            maxLength={4_000}
          />
          <Checkbox
            name="anonymousTickets"
            label={t('lines.anonymous')}
            defaultChecked={isTicked('anonymousTickets', line?.anonymousTickets ?? true)}
          />
          <Checkbox
            name="active"
            label={t('lines.activeLabel')}
            error={errorOf('active')}
            defaultChecked={isTicked('active', line?.active ?? true)}
          />
          <Button>{t('save')}</Button>
        </form>
      )}
    </PlanFrame>
  )
}
