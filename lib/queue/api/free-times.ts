import { and, eq, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { centreLines, centres, services } from '@/db/schema'
import { findCentre, servesService } from '@/lib/catalogue'
import { localized } from '@/lib/i18n'
import type { Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { addDays, atBaku, type Day, dayInBaku } from '@/lib/platform/time'
import { queueRulesFor } from '../rules-data'
import { bookableFrom } from '../rules'
import { isOpenPlace, lineOfService } from './open-places'

const p = sql.placeholder

export type OpenTime = {
  slotId: string
  startsAt: Date
  minutes: number
  free: number
  centreCode: string
  centreName: LocalizedText
}

const openTimes = prepared('queue_api_free_times', (db, name) =>
  db
    .select({
      slotId: sql<string>`open.id`,
      startsAt: sql<Date>`open.starts_at`.mapWith((text: string | Date) => new Date(text)),
      minutes: sql<number>`coalesce(nullif(${services.windowMinutes}, 0), open.duration_minutes)`.mapWith(Number),
      free: sql<number>`open.free`.mapWith(Number),
      centreCode: centres.code,
      centreName: centres.name,
    })
    .from(centres)
    .innerJoin(services, eq(services.code, p('serviceCode')))
    .leftJoin(centreLines, lineOfService)
    .innerJoin(
      sql`lateral (
        select place.id, place.starts_at, place.duration_minutes, place.capacity - place.taken as free
        from slots place
        where ${isOpenPlace} and place.starts_at >= ${p('from')} and place.starts_at < ${p('until')}
        order by place.starts_at
        limit ${p('perCentre')}
      ) open`,
      sql`true`,
    )
    .where(
      and(
        eq(services.appointmentable, true),
        eq(centres.status, 'operating'),
        servesService,
        sql`(${p('centre')}::text is null or ${centres.code} = ${p('centre')})`,
      ),
    )
    .orderBy(sql`open.starts_at`, centres.code)
    .prepare(name),
)

const HORIZON_DAYS = 180
/** More times than a day has. */
const MOST = 400

export type FreeTimesAsk = { service: string; centre?: string | undefined; day?: Day | undefined }

const serviceByCode = prepared('queue_api_service', (db, name) =>
  db
    .select({ code: services.code })
    .from(services)
    .where(eq(services.code, p('code')))
    .prepare(name),
)

/**
 * Times anybody may book now: of one centre all of a day, of every centre the nearest one each. A visit that needs several places in a row
 * begins only where they all are free.
 */
export async function findFreeTimes(
  ctx: Ctx,
  { service, centre, day }: FreeTimesAsk,
): Promise<Result<OpenTime[], 'service_not_found' | 'centre_not_found'>> {
  const [known] = await serviceByCode(ctx.db).execute({ code: service })
  if (!known) return err('service_not_found')
  if (centre && !(await findCentre(ctx, centre))) return err('centre_not_found')
  const earliest = bookableFrom(ctx.now, await queueRulesFor(ctx.db, { centreCode: centre, serviceCode: service }))
  const from = day && atBaku(day) > earliest ? atBaku(day) : earliest
  const until = day ? atBaku(addDays(day, 1)) : atBaku(addDays(dayInBaku(ctx.now), HORIZON_DAYS))
  const found = await openTimes(ctx.db).execute({
    serviceCode: service,
    centre: centre ?? null,
    from,
    until,
    now: ctx.now,
    perCentre: centre ? MOST : 1,
  })
  const [first] = found
  const oneDay = centre && !day && first ? dayInBaku(first.startsAt) : undefined
  return ok(oneDay ? found.filter(({ startsAt }) => dayInBaku(startsAt) === oneDay) : found)
}

/** A moment as the interface writes it: with the offset of Baku, so that a clock face can be read from it. */
export function inBaku(at: Date): string {
  return `${new Date(at.getTime() + 4 * 3_600_000).toISOString().slice(0, 19)}+04:00`
}

export const shownTime = (time: OpenTime, locale: Ctx['locale']) => ({
  ...time,
  startsAt: inBaku(time.startsAt),
  centreName: localized(locale, time.centreName),
})
