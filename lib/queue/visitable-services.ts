import { and, arrayOverlaps, asc, count, eq, gt, type SQL, sql } from 'drizzle-orm'
import { agencies, services } from '@/db/schema'
import { foldedWords } from '@/lib/catalogue/model'
import type { Ctx } from '@/lib/platform/context'
import { type Page, pageOf } from '@/lib/platform/pages'
import { VISIT_CHANNELS, type VisitableService } from './model'

const SIZE = 10

/** Services a visit can be booked for; those that contain every word of the question, wherever it stands. */
export async function listVisitableServices(
  ctx: Ctx,
  { query, page }: { query: string; page: number },
): Promise<Page<VisitableService>> {
  const words: SQL[] = foldedWords(query).map((word) => sql`${services.searchText} like ${`%${word.replace(/[%_\\\\]/g, '')}%`}`)
  const visitable = and(
    eq(services.appointmentable, true),
    gt(services.windowMinutes, 0),
    arrayOverlaps(services.channelCodes, [...new Set(Object.values(VISIT_CHANNELS))]),
    ...words,
  )
  const [rows, [total]] = await Promise.all([
    ctx.db
      .select({ code: services.code, name: services.name, agencyName: agencies.name, windowMinutes: services.windowMinutes })
      .from(services)
      .innerJoin(agencies, eq(agencies.code, services.agencyCode))
      .where(visitable)
      .orderBy(asc(services.position), asc(services.code))
      .limit(SIZE)
      .offset((page - 1) * SIZE),
    ctx.db.select({ count: count() }).from(services).where(visitable),
  ])
  return pageOf(rows, total?.count ?? 0, page, SIZE)
}
