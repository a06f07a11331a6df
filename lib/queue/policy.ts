import { and, eq, type SQL, sql } from 'drizzle-orm'
import { appointments, counters, staffMembers } from '@/db/schema'
import { allows, centresWith, holdersWhere, may, type Resource, rowsWhere } from '@/lib/identity'
import type { Actor, Ctx, Staff } from '@/lib/platform/context'

type VisitFacts = {
  personId: string
  companyTin: string | null
  /** Who really booked it for the visitor. */
  deputyPersonId?: string | null
  centreCode: string
  serviceCode: string
}

const asResource = ({ personId, companyTin, deputyPersonId, centreCode, serviceCode }: VisitFacts): Resource => ({
  type: 'appointment',
  personId,
  companyTin,
  actedBy: deputyPersonId ?? null,
  centreCode,
  serviceCode,
})

const COLUMNS = {
  personId: appointments.personId,
  companyTin: appointments.companyTin,
  actedBy: appointments.deputyPersonId,
  centreCode: appointments.centreCode,
  serviceCode: appointments.serviceCode,
}

/** Visits this actor may know exist. Every query of this room starts here, so a stranger's id reads as "not found". */
export const visibleTo = (actor: Actor): SQL => rowsWhere(actor, 'appointments.view', COLUMNS)

export const canBookFor = (actor: Actor, serviceCode: string): boolean =>
  may(actor, 'appointments.book', { type: 'service', serviceCode })

/** Moving and giving up a visit is the visitor's own. */
export const canChange = (actor: Actor, visit: VisitFacts): boolean => may(actor, 'appointments.change', asResource(visit))

/** Somebody who works at the counters of a centre; `centreCode` is that centre, which need not be where they hold their post. */
export type Operator = Staff & { centreCode: string }

/** Centres at whose counters this actor may work now, the own one first. */
export const operatedCentres = (actor: Actor): string[] => centresWith(actor, 'queue.operate')

/** The operator at the centre they chose, else at their own, else at the first there is; null for those who operate nowhere. */
export async function atDesk(ctx: Ctx<Staff>, wanted?: string): Promise<Ctx<Operator> | null> {
  const centres = operatedCentres(ctx.actor)
  const centreCode = (wanted && centres.includes(wanted) ? wanted : centres[0]) ?? null
  const allowed = await allows(ctx, 'counters.operate', { type: 'centre', centreCode })
  return allowed && centreCode ? { ...ctx, actor: { ...ctx.actor, centreCode } } : null
}

/** Visits of the centre where the operator sits now. */
export const atCentreOf = (operator: Operator): SQL | undefined =>
  and(visibleTo(operator), eq(appointments.centreCode, operator.centreCode))

/** The SQL twin, for a row of `counters`: who sits there still works at that centre. */
export const isOperated = (now: Date): SQL => sittingStaff(holdersWhere(['queue.operate'], { centre: counters.centreCode }, now))

const sittingStaff = (condition: SQL): SQL => sql`exists (
  select from ${staffMembers} where ${staffMembers.id} = ${counters.staffId} and ${condition})`

/** Nobody serves their own visit. */
export const canServe = (actor: Actor, visit: VisitFacts): boolean => may(actor, 'appointments.serve', asResource(visit))

/** Figures of a centre carry no names; the desk and the managers of that centre see them. */
export const canSeeFigures = (actor: Actor, centreCode: string): boolean =>
  may(actor, 'visits.count', { type: 'figures', centreCode })
