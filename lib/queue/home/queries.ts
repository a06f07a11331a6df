import { and, asc, eq, gte, inArray, sql } from 'drizzle-orm'
import { appointments, centreLines, centres, homeVisitAreas, homeVisits, services, slots } from '@/db/schema'
import type { LocalizedText } from '@/db/columns'
import type { Ctx } from '@/lib/platform/context'
import { minutesAfter } from '@/lib/platform/time'
import { freeForPublic } from '../places'
import { visibleTo } from '../policy'
import { queueRulesFor } from '../rules-data'
import { FREE_OF_FEE, type HomeArea, type HomeVisit } from './model'

/** Areas a team drives to at present, with the services it gives there. */
export async function listHomeAreas(ctx: Ctx): Promise<HomeArea[]> {
  return ctx.db
    .select({
      code: homeVisitAreas.code,
      centreCode: homeVisitAreas.centreCode,
      lineCode: homeVisitAreas.lineCode,
      name: homeVisitAreas.name,
      places: homeVisitAreas.places,
      regionCodes: homeVisitAreas.regionCodes,
      travelMinutes: homeVisitAreas.travelMinutes,
      feeQepik: homeVisitAreas.feeQepik,
      confirmed: homeVisitAreas.confirmed,
      serviceCodes: centreLines.serviceCodes,
    })
    .from(homeVisitAreas)
    .innerJoin(
      centreLines,
      and(eq(centreLines.centreCode, homeVisitAreas.centreCode), eq(centreLines.code, homeVisitAreas.lineCode)),
    )
    .innerJoin(centres, eq(centres.code, homeVisitAreas.centreCode))
    .where(
      and(
        eq(homeVisitAreas.active, true),
        eq(centreLines.active, true),
        eq(centreLines.kind, 'home'),
        eq(centres.status, 'operating'),
      ),
    )
    .orderBy(asc(homeVisitAreas.code))
}

/** Services that some team gives at home. */
export async function listHomeServices(ctx: Ctx): Promise<{ code: string; name: LocalizedText; minutes: number }[]> {
  const codes = [...new Set((await listHomeAreas(ctx)).flatMap((area) => area.serviceCodes))]
  if (codes.length === 0) return []
  return ctx.db
    .select({ code: services.code, name: services.name, minutes: services.windowMinutes })
    .from(services)
    .where(and(inArray(services.code, codes), eq(services.appointmentable, true)))
    .orderBy(asc(services.code))
}

/** Free times of an area's team, soonest first. */
export async function listHomeTimes(
  ctx: Ctx,
  { centreCode, lineCode }: Pick<HomeArea, 'centreCode' | 'lineCode'>,
  limit = 60,
): Promise<{ slotId: string; startsAt: Date }[]> {
  const rules = await queueRulesFor(ctx.db, { centreCode })
  return ctx.db
    .select({ slotId: slots.id, startsAt: slots.startsAt })
    .from(slots)
    .where(
      and(
        eq(slots.centreCode, centreCode),
        eq(slots.lineCode, lineCode),
        gte(slots.startsAt, minutesAfter(ctx.now, Math.max(rules.closesMinutesBefore, TEAM_NOTICE_MINUTES))),
        freeForPublic(ctx.now),
      ),
    )
    .orderBy(asc(slots.startsAt))
    .limit(limit)
}

/** A team plans its way in the morning before. */
export const TEAM_NOTICE_MINUTES = 180

/** What a visit at home has beyond other visits; null when it is none, or somebody else's. */
export async function findHomeVisit(ctx: Ctx, appointmentId: string): Promise<HomeVisit | null> {
  const [row] = await ctx.db
    .select({ visit: homeVisits, area: homeVisitAreas.name, confirmed: homeVisitAreas.confirmed })
    .from(homeVisits)
    .innerJoin(appointments, eq(appointments.id, homeVisits.appointmentId))
    .innerJoin(homeVisitAreas, eq(homeVisitAreas.code, homeVisits.areaCode))
    .where(and(eq(homeVisits.appointmentId, appointmentId), visibleTo(ctx.actor)))
  if (!row) return null
  const { visit, area, confirmed } = row
  const ground = FREE_OF_FEE.find((one) => one === visit.exemption)
  return {
    appointmentId,
    area,
    confirmed,
    address: visit.address,
    phone: visit.phone,
    remark: visit.remark,
    travelMinutes: visit.travelMinutes,
    fee: ground ? { state: 'free', ground } : { state: visit.exemptionPending ? 'unknown' : 'due', amountQepik: visit.feeQepik },
    exemptionRegister: visit.exemptionRegister,
    exemptionAt: visit.exemptionAt,
  }
}

/** The area of a home visit, for moving it: times of the same team. */
export async function findAreaOfVisit(ctx: Ctx, appointmentId: string): Promise<HomeArea | null> {
  const [row] = await ctx.db
    .select({ code: homeVisits.areaCode })
    .from(homeVisits)
    .innerJoin(appointments, eq(appointments.id, homeVisits.appointmentId))
    .where(and(eq(homeVisits.appointmentId, appointmentId), visibleTo(ctx.actor)))
  return row ? ((await listHomeAreas(ctx)).find((area) => area.code === row.code) ?? null) : null
}

/** For lists: which of these visits take place at home. */
export async function homeAmong(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await ctx.db
    .select({ id: homeVisits.appointmentId })
    .from(homeVisits)
    .where(sql`${homeVisits.appointmentId} = any(${sql.param([...ids])}::uuid[])`)
  return new Set(rows.map(({ id }) => id))
}
