import { and, asc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, centreLines, slotHoldPlaces, slotHolds, slots, waitingEntries, waitingOffers } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { clockInBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { queueRulesFor } from '../rules-data'
import { AFTERNOON_FROM } from './model'

export type FreePlace = {
  id: string
  centreCode: string
  lineCode: string
  startsAt: Date
  durationMinutes: number
  bufferMinutes: number
}

/**
 * Places that are given back go first to those who wait for an earlier time: each is kept for one of them by a hold, and never shows as
 * free meanwhile. Runs in the transaction that gives them back, with their rows locked and not yet counted down.
 *
 * @param slotIds as often as a place is given back
 * @returns the places that were passed on; the caller leaves their counters as they are
 */
export async function passOn(tx: Db, ctx: Ctx, slotIds: readonly string[]): Promise<string[]> {
  const left = [...slotIds]
  const kept: string[] = []
  for (const place of await placesOf(tx, ctx, slotIds)) {
    while (left.includes(place.id)) {
      const offered = await offerPlace(tx, ctx, place, left)
      if (!offered) break
      for (const id of offered) left.splice(left.indexOf(id), 1)
      kept.push(...offered)
    }
  }
  return kept
}

/** Those of the places that everybody could have had, earliest first. */
const placesOf = (tx: Db, ctx: Ctx, slotIds: readonly string[]): Promise<FreePlace[]> =>
  tx
    .select({
      id: slots.id,
      centreCode: slots.centreCode,
      lineCode: slots.lineCode,
      startsAt: slots.startsAt,
      durationMinutes: slots.durationMinutes,
      bufferMinutes: sql<number>`coalesce(${centreLines.bufferMinutes}, 0)`,
    })
    .from(slots)
    .leftJoin(centreLines, and(eq(centreLines.centreCode, slots.centreCode), eq(centreLines.code, slots.lineCode)))
    .where(
      and(
        inArray(slots.id, [...new Set(slotIds)]),
        eq(slots.closed, false),
        // A place of the staff's reserve that comes back stays theirs.
        lte(slots.taken, slots.capacity),
        or(isNull(slots.releasedAt), lte(slots.releasedAt, ctx.now)),
      ),
    )
    .orderBy(asc(slots.startsAt))

/**
 * Offers a place that is not counted as free to the first in the list whom it suits.
 *
 * @param available ids that may be used for it: a visit longer than the grid needs the following places too
 * @returns the places kept; null when nobody wants it
 */
export async function offerPlace(tx: Db, ctx: Ctx, place: FreePlace, available: readonly string[]): Promise<string[] | null> {
  const rules = await queueRulesFor(tx, { centreCode: place.centreCode })
  if (place.startsAt < minutesAfter(ctx.now, rules.offerClosesMinutesBefore)) return null
  const next = await placesAfter(tx, place, available)
  const [entry] = await tx
    .select({
      id: waitingEntries.id,
      personId: waitingEntries.personId,
      appointmentId: appointments.id,
      reference: appointments.reference,
      serviceCode: appointments.serviceCode,
      centreCode: appointments.centreCode,
      startsAt: appointments.startsAt,
      rows: rowsOf(place),
    })
    .from(waitingEntries)
    .innerJoin(appointments, eq(appointments.id, waitingEntries.appointmentId))
    .where(
      and(
        eq(waitingEntries.status, 'waiting'),
        ...suits(place),
        lte(rowsOf(place), next.length),
        eq(appointments.status, 'booked'),
        isNull(appointments.displacedAt),
        gt(appointments.startsAt, place.startsAt),
        sql`queue_line(${place.centreCode}, ${appointments.serviceCode}) = ${place.lineCode}`,
        sql`not exists (select from ${waitingOffers} earlier where earlier.entry_id = ${waitingEntries.id} and earlier.slot_id = ${place.id})`,
        // Nobody is offered a time at which they have another visit.
        sql`not exists (select from ${appointments} other where other.person_id = ${waitingEntries.personId} and other.id <> ${appointments.id}
          and other.status in ('booked', 'arrived', 'called', 'in_service')
          and other.starts_at < ${place.startsAt.toISOString()}::timestamptz + make_interval(mins => ${appointments.minutes}::int)
          and other.starts_at + make_interval(mins => other.minutes::int) > ${place.startsAt.toISOString()}::timestamptz)`,
      ),
    )
    .orderBy(asc(waitingEntries.enteredAt), asc(waitingEntries.id))
    .limit(1)
    .for('update', { of: waitingEntries, skipLocked: true })
  if (!entry) return null
  const kept = next.slice(0, entry.rows)

  const expiresAt = new Date(Math.min(minutesAfter(ctx.now, rules.offerMinutes).getTime(), place.startsAt.getTime()))
  const offerId = newId()
  const holdId = newId()
  await tx.insert(slotHolds).values({
    id: holdId,
    personId: entry.personId,
    purpose: 'waiting_list',
    serviceCodes: [entry.serviceCode],
    createdAt: ctx.now,
    expiresAt,
  })
  await tx.insert(slotHoldPlaces).values(kept.map((slotId, n) => ({ holdId, slotId, partyPosition: 1, first: n === 0 })))
  await tx.insert(waitingOffers).values({
    id: offerId,
    entryId: entry.id,
    personId: entry.personId,
    holdId,
    slotId: place.id,
    offeredAt: ctx.now,
    expiresAt,
  })
  await tx.update(waitingEntries).set({ status: 'offered' }).where(eq(waitingEntries.id, entry.id))
  const { personId, appointmentId, reference, serviceCode } = entry
  await recordAudit(tx, ctx, {
    action: 'queue.offer_earlier',
    subjectType: 'appointment',
    subjectId: appointmentId,
    personId,
    details: { reference, serviceCode, centreCode: place.centreCode, startsAt: place.startsAt.toISOString() },
  })
  await publish(tx, ctx, {
    type: 'queue.earlier_time_offered',
    appointmentId,
    personId,
    reference,
    serviceCode,
    centreCode: entry.centreCode,
    startsAt: entry.startsAt.toISOString(),
    offerId,
    offeredStartsAt: place.startsAt.toISOString(),
    offeredCentreCode: place.centreCode,
    answerBy: expiresAt.toISOString(),
  })
  return kept
}

/** Places a visit needs there. */
const rowsOf = ({ durationMinutes, bufferMinutes }: FreePlace) =>
  sql<number>`ceil((${appointments.minutes} + ${bufferMinutes}::int)::numeric / ${durationMinutes}::int)::int`

function suits(place: FreePlace) {
  const day = dayInBaku(place.startsAt)
  const part = Number(clockInBaku(place.startsAt).slice(0, 2)) >= AFTERNOON_FROM ? 'afternoon' : 'morning'
  return [
    sql`${place.centreCode} = any(${waitingEntries.centreCodes})`,
    sql`${day}::date between ${waitingEntries.fromDay} and ${waitingEntries.untilDay}`,
    or(isNull(waitingEntries.partOfDay), eq(waitingEntries.partOfDay, part)),
  ]
}

/** The place and those that follow without a gap, as far as they are available. */
async function placesAfter(tx: Db, place: FreePlace, available: readonly string[]): Promise<string[]> {
  const others = available.filter((id) => id !== place.id)
  if (others.length === 0) return [place.id]
  const rows = await tx
    .select({ id: slots.id, startsAt: slots.startsAt })
    .from(slots)
    .where(
      and(
        inArray(slots.id, others),
        eq(slots.centreCode, place.centreCode),
        eq(slots.lineCode, place.lineCode),
        gt(slots.startsAt, place.startsAt),
      ),
    )
    .orderBy(asc(slots.startsAt))
  const run = [place.id]
  for (const row of rows) {
    if (row.startsAt.getTime() !== minutesAfter(place.startsAt, place.durationMinutes * run.length).getTime()) break
    run.push(row.id)
  }
  return run
}
