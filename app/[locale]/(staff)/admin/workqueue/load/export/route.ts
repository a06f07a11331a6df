import { FIGURES } from '@/components/workqueue/figures'
import { csvOf } from '@/lib/admin'
import { getLoad, type LoadFigures } from '@/lib/applications'
import { getTranslator, localized } from '@/lib/i18n'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { dayInBaku } from '@/lib/platform/time'

/** The figures of the load page as a file for a spreadsheet. The same right as the page; without it there is no such address. */
export async function GET(request: Request): Promise<Response> {
  const ctx = await requireCtx('staff')
  const load = await orUnavailable(() => getLoad(ctx, new URL(request.url).searchParams.get('agency') ?? undefined))
  if (!load) return new Response(null, { status: 404 })

  const { locale } = ctx
  const t = getTranslator(locale, 'workqueue')
  const figures = (row: LoadFigures) => FIGURES.map((figure) => row[figure] ?? '')
  const rows: (string | number)[][] = [[t('load.part'), t('load.name'), ...FIGURES.map((figure) => t(`load.figure.${figure}`))]]
  rows.push([t('load.total'), localized(locale, load.agency.name), ...figures(load.total)])
  for (const part of ['services', 'officers', 'offices'] as const)
    for (const line of load[part])
      rows.push([
        t(`load.${part}`),
        line.name === null ? t('load.nobody') : typeof line.name === 'string' ? line.name : localized(locale, line.name),
        ...figures(line),
      ])
  return new Response(csvOf(rows), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="load-${dayInBaku(ctx.now)}.csv"`,
      'cache-control': 'private, no-store',
    },
  })
}
