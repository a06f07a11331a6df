import { and, asc, eq, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { centreLines, centres, services } from '@/db/schema'
import { servesService } from '@/lib/catalogue'
import { localized } from '@/lib/i18n'
import type { Ctx } from '@/lib/platform/context'
import { queueRulesFor } from '../rules-data'
import { bookableFrom } from '../rules'
import { inBaku } from './free-times'
import { isOpenPlace, lineOfService } from './open-places'

const p = sql.placeholder
const ALTERNATIVES = 3

const wanted = sql`(
  select slot.centre_code, slot.starts_at, home.region_code from slots slot join centres home on home.code = slot.centre_code
  where slot.id = ${p('slotId')}) wanted`

/** The nearest few after and before the wanted time; each side is a short walk along the index of the line. */
const near = sql`lateral (
  (select place.id, place.starts_at from slots place
   where ${isOpenPlace} and place.id <> ${p('slotId')} and place.starts_at >= greatest(wanted.starts_at, ${p('from')}::timestamptz)
   order by place.starts_at limit ${ALTERNATIVES})
  union all
  (select place.id, place.starts_at from slots place
   where ${isOpenPlace} and place.id <> ${p('slotId')} and place.starts_at < wanted.starts_at and place.starts_at >= ${p('from')}::timestamptz
   order by place.starts_at desc limit ${ALTERNATIVES})
) near`

const nearest = prepared('queue_api_alternatives', (db, name) =>
  db
    .select({
      slotId: sql<string>`near.id`,
      startsAt: sql<Date>`near.starts_at`.mapWith((at: string | Date) => new Date(at)),
      centreCode: centres.code,
      centreName: centres.name,
      sameCentre: sql<boolean>`${centres.code} = wanted.centre_code`,
    })
    .from(centres)
    .innerJoin(services, eq(services.code, p('serviceCode')))
    .innerJoin(
      wanted,
      sql`(${centres.code} = wanted.centre_code or wanted.region_code is null or ${centres.regionCode} = wanted.region_code)`,
    )
    .leftJoin(centreLines, lineOfService)
    .innerJoin(near, sql`true`)
    .where(and(eq(services.appointmentable, true), eq(centres.status, 'operating'), servesService))
    .orderBy(sql`abs(extract(epoch from near.starts_at - wanted.starts_at))`, sql`near.starts_at`, asc(centres.code))
    .prepare(name),
)

type Found = { slotId: string; startsAt: Date; centreCode: string; centreName: { az: string } }

/** Two at the same centre and one elsewhere, as far as there are any. */
async function find(ctx: Ctx, asked: { slotId: string; serviceCode: string }): Promise<Found[]> {
  const from = bookableFrom(ctx.now, await queueRulesFor(ctx.db, { serviceCode: asked.serviceCode }))
  const found = await nearest(ctx.db).execute({ ...asked, from, now: ctx.now })
  const here = found.filter((one) => one.sameCentre)
  const elsewhere = found.filter((one) => !one.sameCentre)
  const kept = Math.max(ALTERNATIVES - elsewhere.length, ALTERNATIVES - 1)
  return [...here.slice(0, kept), ...elsewhere].slice(0, ALTERNATIVES)
}

/** So long an answer to "what else is free" serves everybody who came too late for the same time. */
const SHARED_MS = 250
const MOST_KEPT = 2_000

const shared = new Map<string, { until: number; found: Promise<Found[]> }>()

/**
 * The nearest free times instead of one that was taken. In a rush hundreds come too late for the same time at once: they share one
 * question to the database.
 */
export async function alternativesTo(ctx: Ctx, asked: { slotId: string; serviceCode: string }) {
  const key = `${asked.slotId} ${asked.serviceCode}`
  const known = shared.get(key)
  const at = performance.now()
  const found = known && known.until > at ? known.found : find(ctx, asked)
  if (found !== known?.found) {
    if (shared.size >= MOST_KEPT) shared.clear()
    shared.set(key, { until: at + SHARED_MS, found })
    // A question that failed answers only those who asked it.
    found.catch(() => shared.delete(key))
  }
  return (await found).map(({ slotId, startsAt, centreCode, centreName }) => ({
    slotId,
    startsAt: inBaku(startsAt),
    centreCode,
    centreName: localized(ctx.locale, centreName),
  }))
}
