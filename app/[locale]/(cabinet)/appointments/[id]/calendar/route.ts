import { visitCalendar } from '@/components/queue/visit-calendar'
import { orUnavailable, requireCtx } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { isId } from '@/lib/platform/ids'
import { calendarFile, findVisit } from '@/lib/queue'

/** The visit as a calendar file, for its owner only. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/appointments/[id]/calendar'>): Promise<Response> {
  const ctx = await requireCtx('applicant')
  const { id } = await params
  const visit = isId(id) ? await orUnavailable(() => findVisit(ctx, id)) : null
  if (!visit) return new Response(null, { status: 404 })
  const portal = env().PORTAL_URL
  const file = calendarFile(visitCalendar(ctx.locale, visit, { portal, path: `/appointments/${visit.id}`, now: ctx.now }))
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${visit.reference}.ics"`,
    },
  })
}
