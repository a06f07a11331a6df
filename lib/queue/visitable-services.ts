import { and, arrayOverlaps, asc, count, eq, gt, inArray } from 'drizzle-orm'
import { agencies, services } from '@/db/schema'
import { askSearch } from '@/lib/catalogue'
import type { Ctx } from '@/lib/platform/context'
import { type Page, pageOf } from '@/lib/platform/pages'
import { VISIT_CHANNELS, type VisitableService } from './model'

const SIZE = 10
/** Answers of the search that are looked through; below that nobody reads. */
const MOST = 120

/** Services a visit can be booked for: all of them, or those that answer the question, best first. */
export async function listVisitableServices(
  ctx: Ctx,
  { query, page }: { query: string; page: number },
): Promise<Page<VisitableService>> {
  const hits = query.trim() ? (await askSearch(ctx, query, MOST)).found.map((service) => service.code) : null
  if (hits?.length === 0) return pageOf([], 0, 1, SIZE)
  const visitable = and(
    eq(services.appointmentable, true),
    gt(services.windowMinutes, 0),
    arrayOverlaps(services.channelCodes, [...new Set(Object.values(VISIT_CHANNELS))]),
    hits ? inArray(services.code, hits) : undefined,
  )
  const all = ctx.db
    .select({ code: services.code, name: services.name, agencyName: agencies.name, windowMinutes: services.windowMinutes })
    .from(services)
    .innerJoin(agencies, eq(agencies.code, services.agencyCode))
    .where(visitable)
    .orderBy(asc(services.position), asc(services.code))
  if (hits) {
    const found = (await all).toSorted((a, b) => hits.indexOf(a.code) - hits.indexOf(b.code))
    const shown = Math.min(page, Math.max(1, Math.ceil(found.length / SIZE)))
    return pageOf(found.slice((shown - 1) * SIZE, shown * SIZE), found.length, shown, SIZE)
  }
  const [rows, [total]] = await Promise.all([
    all.limit(SIZE).offset((page - 1) * SIZE),
    ctx.db.select({ count: count() }).from(services).where(visitable),
  ])
  return pageOf(rows, total?.count ?? 0, page, SIZE)
}
