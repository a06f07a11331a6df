import type { Metadata } from 'next'
import { Button, DataTable, HiddenFields, Panel, TextLink, VisuallyHidden } from '@/components/ui'
import { formatDate, formatPersonName, formatTime, formatWeekday, getTranslator, isLocale, localized } from '@/lib/i18n'
import { recallAttempt } from '@/lib/platform/forms'
import { addDays, atBaku, dayInBaku, isDay, isoWeekday } from '@/lib/platform/time'
import { listLines, listOfficers, listShifts } from '@/lib/queue'
import { Confirm } from '../../_parts/confirm'
import { fieldsOf, openPlan } from '../../_parts/open-plan'
import { PlanFrame, tabHref } from '../../_parts/plan-frame'
import { ShiftForm } from '../../_parts/shift-form'
import { addShift, removeShift } from '../../actions'

export async function generateMetadata({ params }: PageProps<'/[locale]/admin/centres/[code]/shifts'>): Promise<Metadata> {
  const { locale } = await params
  return isLocale(locale) ? { title: getTranslator(locale, 'plan')('tabs.shifts') } : {}
}

export default async function ShiftsPage({ params, searchParams }: PageProps<'/[locale]/admin/centres/[code]/shifts'>) {
  const open = await openPlan({ params, searchParams }, 'shifts')
  const { locale, ctx, centre, search, attempt, t } = open
  const removal = await recallAttempt(ctx, search.attempt, `plan.shifts.remove.${centre.code}`)
  const today = dayInBaku(ctx.now)
  const wanted = typeof search.week === 'string' && isDay(search.week) ? search.week : today
  const monday = addDays(wanted, 1 - isoWeekday(wanted))
  const [shifts, officers, lines] = await Promise.all([
    listShifts(ctx, centre.code, monday),
    listOfficers(ctx, centre.code),
    listLines(ctx, centre),
  ])
  const here = tabHref(locale, centre.code, 'shifts')
  const nameOf = (staffId: string) => {
    const officer = officers.find((one) => one.staffId === staffId)
    return officer ? formatPersonName(officer) : t('none')
  }
  const lineOf = (code: string | null) => {
    const line = lines.find((one) => one.code === code)
    return line ? localized(locale, line.name) : t('shifts.anyLine')
  }
  const hoursOf = (shift: { startsAt: Date; endsAt: Date }) =>
    `${formatTime(locale, shift.startsAt)}–${formatTime(locale, shift.endsAt)}`
  const cancelHref = `${here}?week=${monday}&attempt=${search.attempt}`
  const asked = attempt ?? removal
  if (asked && search.confirm)
    return (
      <PlanFrame locale={locale} centre={centre} tab="shifts" search={search}>
        <Confirm ctx={ctx} locale={locale} attempt={asked} action={attempt ? addShift : removeShift} cancelHref={cancelHref} />
      </PlanFrame>
    )
  return (
    <PlanFrame
      locale={locale}
      centre={centre}
      tab="shifts"
      search={search}
      errors={[...open.errors, ...fieldsOf(locale, removal).errors]}
      lead={t('shifts.lead')}
    >
      <nav aria-label={t('tabs.shifts')} className="flex flex-wrap items-center gap-4">
        <TextLink href={`${here}?week=${addDays(monday, -7)}`}>{t('shifts.previous')}</TextLink>
        <strong>
          {t('shifts.week', { from: formatDate(locale, atBaku(monday)), to: formatDate(locale, atBaku(addDays(monday, 6))) })}
        </strong>
        <TextLink href={`${here}?week=${addDays(monday, 7)}`}>{t('shifts.next')}</TextLink>
      </nav>
      {Array.from({ length: 7 }, (_, n) => addDays(monday, n)).map((day) => (
        <Panel key={day} title={`${formatWeekday(locale, day)}, ${formatDate(locale, atBaku(day))}`}>
          <DataTable
            caption={formatDate(locale, atBaku(day))}
            captionHidden
            rows={shifts.filter((shift) => dayInBaku(shift.startsAt) === day)}
            rowKey={(shift) => shift.id}
            empty={t('shifts.empty')}
            columns={[
              { header: t('shifts.officer'), primary: true, cell: (shift) => nameOf(shift.staffId) },
              { header: t('shifts.hours'), nowrap: true, cell: hoursOf },
              {
                header: t('shifts.break'),
                nowrap: true,
                cell: (shift) =>
                  shift.breaks.map((rest) => hoursOf({ startsAt: new Date(rest.from), endsAt: new Date(rest.to) })).join(', ') ||
                  t('none'),
              },
              { header: t('shifts.line'), cell: (shift) => lineOf(shift.lineCode) },
              {
                header: t('shifts.withdraw'),
                cell: (shift) => (
                  <form action={removeShift}>
                    <HiddenFields values={{ centreCode: centre.code, id: shift.id, week: monday }} />
                    <Button kind="quiet">
                      <span aria-hidden="true">{t('shifts.withdraw')}</span>
                      <VisuallyHidden>
                        {t('shifts.withdrawFull', { name: nameOf(shift.staffId), hours: hoursOf(shift) })}
                      </VisuallyHidden>
                    </Button>
                  </form>
                ),
              },
            ]}
          />
        </Panel>
      ))}
      <Panel title={t('shifts.add')} id="add">
        <ShiftForm
          locale={locale}
          centreCode={centre.code}
          week={monday}
          day={monday > today ? monday : today}
          officers={officers}
          lines={lines.filter((line) => line.active)}
          fields={open}
        />
      </Panel>
    </PlanFrame>
  )
}
