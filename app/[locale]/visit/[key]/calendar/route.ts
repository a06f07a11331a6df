import { visitCalendar } from '@/components/queue/visit-calendar'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { calendarFile, findLinkedVisit } from '@/lib/queue'

/** The visit of a link as a calendar file. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/visit/[key]/calendar'>): Promise<Response> {
  const ctx = await requireCtx('anyone')
  const { key } = await params
  const visit = await orUnavailable(() => findLinkedVisit(ctx, key))
  if (!visit) return new Response(null, { status: 404 })
  const portal = env().PORTAL_URL
  const file = calendarFile(visitCalendar(ctx.locale, visit, { portal, path: `/visit/${key}`, now: ctx.now }))
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${visit.reference}.ics"`,
      'x-robots-tag': 'noindex',
    },
  })
}
