import { orUnavailable, requireCtx } from '@/lib/identity'
import { getTranslator, localized } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { isId } from '@/lib/platform/ids'
import { calendarFile, findVisit } from '@/lib/queue'

/** The visit as a calendar file, for its owner only. */
export async function GET(_request: Request, { params }: RouteContext<'/[locale]/appointments/[id]/calendar'>): Promise<Response> {
  const ctx = await requireCtx('applicant')
  const { id } = await params
  const visit = isId(id) ? await orUnavailable(() => findVisit(ctx, id)) : null
  if (!visit) return new Response(null, { status: 404 })
  const { locale } = ctx
  const t = getTranslator(locale, 'queue')
  const portal = env().PORTAL_URL
  const file = calendarFile({
    uid: `${visit.reference}@${new URL(portal).hostname}`,
    sequence: visit.version,
    startsAt: visit.startsAt,
    durationMinutes: visit.minutes,
    summary: t('visit.title', { service: localized(locale, visit.serviceName) }),
    location: `${localized(locale, visit.centreName)}, ${localized(locale, visit.address)}`,
    description: t('ics.description', { reference: visit.reference, early: visit.rules.earlyMinutes }),
    url: `${portal}/${locale}/appointments/${visit.id}`,
    cancelled: visit.status === 'cancelled',
    madeAt: ctx.now,
  })
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${visit.reference}.ics"`,
    },
  })
}
