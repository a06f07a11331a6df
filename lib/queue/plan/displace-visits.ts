import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointmentFurtherSlots, appointments, slots } from '@/db/schema'
import type { DisplaceReason } from '@/db/vocabulary/queue'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { noteMove } from '../history'

type Visit = typeof appointments.$inferSelect
export type Displacing = { centreCode: string; lineCode?: string | null; from: Date; until: Date; reason: DisplaceReason }

/** Visits still to come that nobody is busy with: who stands in the hall already is served. */
const toCome = (now: Date) => and(eq(appointments.status, 'booked'), gt(appointments.startsAt, now))

/** Visits that hold a place of this kind, be it not their first. */
const holding = (place: SQL | undefined) =>
  or(
    sql`exists (select from ${slots} where ${slots.id} = ${appointments.slotId} and ${place})`,
    sql`exists (select from ${appointmentFurtherSlots} join ${slots} on ${slots.id} = ${appointmentFurtherSlots.slotId}
                where ${appointmentFurtherSlots.appointmentId} = ${appointments.id} and ${place})`,
  )

/**
 * Closes the places of a time and asks everybody booked there to choose another: their visits stay as they are, marked, and the event
 * `queue.visit_displaced` tells them. The plan itself (a closure, a stop taken back) must say the same in this transaction, or the next
 * lay-out opens the places again and the visits are restored.
 *
 * Nobody slips in between: visits are locked before places, as everywhere in this room, then the places are closed, and only then it is
 * read once more who is booked there.
 *
 * @returns ids of the visits displaced
 */
export async function displaceVisits(
  tx: Db,
  ctx: Ctx,
  { centreCode, lineCode, from, until, reason }: Displacing,
): Promise<string[]> {
  const place = and(
    eq(slots.centreCode, centreCode),
    lineCode ? eq(slots.lineCode, lineCode) : undefined,
    lt(slots.startsAt, until),
    sql`${slots.startsAt} + make_interval(mins => ${slots.durationMinutes}) > ${from.toISOString()}::timestamptz`,
  )
  const booked = and(eq(appointments.centreCode, centreCode), toCome(ctx.now), isNull(appointments.displacedAt), holding(place))
  const known = await lockedVisits(tx, booked)
  const open = await tx.select({ id: slots.id }).from(slots).where(place).orderBy(asc(slots.id)).for('no key update')
  if (open.length > 0)
    await tx
      .update(slots)
      .set({ closed: true, capacity: sql`${slots.taken}`, reserve: 0 })
      .where(
        inArray(
          slots.id,
          open.map(({ id }) => id),
        ),
      )
  const late = await lateVisits(tx, booked, known)
  const visits = [...known, ...late]
  for (const visit of visits) await displace(tx, ctx, visit, reason)
  return visits.map(({ id }) => id)
}

export const lockedVisits = (tx: Db, where: SQL | undefined): Promise<Visit[]> =>
  tx.select().from(appointments).where(where).orderBy(asc(appointments.id)).for('update')

/** Those booked while the others were being locked. Who changes their visit at this very moment is met by the next run. */
function lateVisits(tx: Db, where: SQL | undefined, known: readonly Visit[]): Promise<Visit[]> {
  const others =
    known.length > 0
      ? notInArray(
          appointments.id,
          known.map(({ id }) => id),
        )
      : undefined
  return tx.select().from(appointments).where(and(where, others)).orderBy(asc(appointments.id)).for('update', { skipLocked: true })
}

const atCentre = (centreCode: string, now: Date) => and(eq(appointments.centreCode, centreCode), toCome(now))

/** Visits in places that are closed, or about to be. */
export const lockVisitsIn = (tx: Db, centreCode: string, now: Date, closing: readonly string[]): Promise<Visit[]> =>
  lockedVisits(
    tx,
    and(
      atCentre(centreCode, now),
      isNull(appointments.displacedAt),
      holding(closing.length > 0 ? or(eq(slots.closed, true), inArray(slots.id, [...closing])) : eq(slots.closed, true)),
    ),
  )

/** Asks everybody to choose another time whose place is closed and who was not asked yet. */
export async function displaceFromClosed(tx: Db, ctx: Ctx, centreCode: string): Promise<string[]> {
  const visits = await lateVisits(
    tx,
    and(atCentre(centreCode, ctx.now), isNull(appointments.displacedAt), holding(eq(slots.closed, true))),
    [],
  )
  if (visits.length === 0) return []
  const reasons = await reasonsOf(tx, visits)
  for (const visit of visits) await displace(tx, ctx, visit, reasons.get(visit.id) ?? 'hours')
  return visits.map(({ id }) => id)
}

/** Tells everybody who did not choose another time yet that theirs holds again, now that all its places are open. */
export async function restoreVisits(tx: Db, ctx: Ctx, centreCode: string): Promise<string[]> {
  const visits = await lateVisits(
    tx,
    and(atCentre(centreCode, ctx.now), isNotNull(appointments.displacedAt), sql`not (${holding(eq(slots.closed, true))})`),
    [],
  )
  for (const visit of visits) await restore(tx, ctx, visit)
  return visits.map(({ id }) => id)
}

/** Why their places are closed, as the plan says it now. */
async function reasonsOf(tx: Db, visits: readonly Visit[]): Promise<Map<string, DisplaceReason>> {
  const ids = sql.join(
    visits.map(({ id }) => sql`${id}::uuid`),
    sql`, `,
  )
  const { rows } = await tx.execute<{ id: string; reason: DisplaceReason }>(sql`
    select visit.id, case
      when exists (
        select from centre_closures shut
        where shut.centre_code = visit.centre_code and shut.withdrawn_at is null and not shut.opens
          and (shut.line_code is null or shut.line_code = slot.line_code)
          and tstzrange(shut.starts_at, shut.ends_at) && tstzrange(visit.starts_at, visit.starts_at + make_interval(mins => visit.minutes))
      ) then 'closure'
      when centre.kind in ('mobile_bus', 'mobile_train') then 'unit'
      when exists (
        select from calendar_days rest
        where rest.day = (visit.starts_at at time zone 'Asia/Baku')::date and not rest.working
      ) then 'holiday'
      when exists (
        select from centre_lines line
        where line.centre_code = visit.centre_code and line.code = slot.line_code and not line.active
      ) then 'line'
      else 'hours' end as reason
    from appointments visit
    join slots slot on slot.id = visit.slot_id
    join centres centre on centre.code = visit.centre_code
    where visit.id in (${ids})`)
  return new Map(rows.map(({ id, reason }) => [id, reason]))
}

async function displace(tx: Db, ctx: Ctx, visit: Visit, reason: DisplaceReason): Promise<void> {
  await tx
    .update(appointments)
    .set({ displacedAt: ctx.now, displacedReason: reason, version: sql`${appointments.version} + 1` })
    .where(eq(appointments.id, visit.id))
  await noteMove(tx, ctx, 'displace', visit.status, visit, { reason })
  await recordAudit(tx, ctx, { action: 'queue.displace', ...subjectOf(visit), details: { ...detailsOf(visit), reason } })
  await publish(tx, ctx, {
    type: 'queue.visit_displaced',
    appointmentId: visit.id,
    personId: visit.personId,
    ...detailsOf(visit),
    reason,
  })
}

async function restore(tx: Db, ctx: Ctx, visit: Visit): Promise<void> {
  await tx
    .update(appointments)
    .set({ displacedAt: null, displacedReason: null, version: sql`${appointments.version} + 1` })
    .where(eq(appointments.id, visit.id))
  await noteMove(tx, ctx, 'restore', visit.status, visit)
  await recordAudit(tx, ctx, { action: 'queue.restore', ...subjectOf(visit), details: detailsOf(visit) })
  await publish(tx, ctx, { type: 'queue.visit_restored', appointmentId: visit.id, personId: visit.personId, ...detailsOf(visit) })
}

const subjectOf = ({ id, personId }: Visit) => ({ subjectType: 'appointment' as const, subjectId: id, personId })

const detailsOf = ({ reference, serviceCode, centreCode, startsAt }: Visit) => ({
  reference,
  serviceCode,
  centreCode,
  startsAt: startsAt.toISOString(),
})
