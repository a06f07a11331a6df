import { csvDialect, csvOf, getDayFigures } from '@/lib/admin'
import { getTranslator, localized } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { APPOINTMENT_STATUSES } from '@/lib/queue/model'
import { askedDay } from '../asked-day'

/** The day's figures as a file for a spreadsheet. The same right as the page; without it there is no such address. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await requireCtx('staff')
  const asked = new URL(request.url).searchParams
  const day = askedDay(asked.get('day'), ctx.now)
  const figures = await orUnavailable(() => getDayFigures(ctx, day, asked.get('place') ?? undefined))
  if (!figures) return new Response(null, { status: 404 })

  const { locale } = ctx
  const t = getTranslator(locale, 'admin')
  const { visits, applications } = figures
  const rows: (string | number)[][] = [
    [t('reports.column.part'), t('reports.column.what'), t('reports.column.figure'), t('reports.column.value')],
  ]
  if (visits) {
    for (const status of APPOINTMENT_STATUSES)
      rows.push([t('reports.visits'), t('reports.byStatus'), t(`status.${status}`), visits.byStatus[status]])
    for (const { hour, booked, served } of visits.byHour) {
      rows.push(
        [t('reports.visits'), clock(hour), t('reports.column.booked'), booked],
        [t('reports.visits'), clock(hour), t('status.served'), served],
      )
    }
    for (const figure of ['waitMinutes', 'serviceMinutes'] as const) {
      const minutes = visits.times[figure]
      rows.push([t('reports.visits'), t('reports.times'), t(`reports.${figure}`), minutes === null ? '' : Math.round(minutes)])
    }
  }
  for (const row of applications ?? []) {
    for (const figure of ['received', 'approved', 'rejected', 'overdue'] as const)
      rows.push([t('reports.applications'), localized(locale, row.name), t(`reports.${figure}`), row[figure]])
  }
  return new Response(csvOf(rows, csvDialect(locale)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="report-${day}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
