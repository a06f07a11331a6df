import { and, asc, eq, inArray, notInArray, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointmentFurtherSlots, appointments, centreLines, slots } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { type Ctx, within } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import { takenBy } from './cancel-party'
import { findPlace, lockPerson, openVisits, type Place } from './facts'
import { noteMove } from './history'
import { placesOfHold } from './holds'
import { MOVES, OPEN_STATUSES } from './model'
import type { MoveError, MoveParty, Party } from './party'
import { exchangePlaces, placesInARow, startsOf } from './places'
import { canBook, canMove, overlap } from './rules'

type Visit = typeof appointments.$inferSelect
type Moving = { visit: Visit; place: Place }

/**
 * Moves visits of one person to other places of one centre and day, all or none. The old places are kept until the new ones are sure.
 * For every channel; whether the actor may is the caller's to ask. Sent twice, the second changes nothing. A displaced visit moves
 * without closing times and is displaced no longer. Visits that leave the rest of their party are a party of their own.
 */
export async function moveParty(tx: Db, ctx: Ctx, input: MoveParty): Promise<Result<Party, MoveError>> {
  const inside = within(ctx, tx)
  const target = new Map(input.visits.map(({ id, slotId }) => [id, slotId]))
  const ids = [...target.keys()]
  if (ids.length === 0) return err('not_found')
  // Whose it is never changes, so it can be read before the lock.
  const whose = await tx.selectDistinct({ personId: appointments.personId }).from(appointments).where(inArray(appointments.id, ids))
  const [owner] = whose
  if (!owner || whose.length > 1) return err('not_found')
  await lockPerson(tx, owner.personId)
  const visits = await tx
    .select()
    .from(appointments)
    .where(inArray(appointments.id, ids))
    .orderBy(asc(appointments.id))
    .for('update')
  if (visits.length !== ids.length) return err('not_found')
  if (visits.every((visit) => visit.slotId === target.get(visit.id) && !visit.displacedAt)) return ok(partyOf(visits))

  const moving: Moving[] = []
  for (const visit of visits) {
    const place = await placeOnItsLine(inside, visit, target.get(visit.id) ?? '')
    if (!place) return err('slot_not_found')
    const free = input.skipLimits || input.mayUseReserve
    if (!(free ? 'move' in MOVES[visit.status] : canMove(visit, ctx.now, place.rules))) return err('move_closed')
    const verdict = canBook(place, ctx.now, place.rules, free)
    if (!verdict.ok) return verdict
    moving.push({ visit, place })
  }
  moving.sort((a, b) => a.place.startsAt.getTime() - b.place.startsAt.getTime())
  const [first] = moving
  if (!first) return err('not_found')
  const together = ({ place }: Moving) =>
    place.centreCode === first.place.centreCode && dayInBaku(place.startsAt) === dayInBaku(first.place.startsAt)
  if (!moving.every(together)) return err('party_apart')
  const others = (await openVisits(inside, owner.personId)).filter((other) => !target.has(other.id) && !other.displacedAt)
  const planned = moving.map(({ place }) => place)
  if (planned.some((one, n) => planned.some((other, m) => m < n && overlap(one, other)))) return err('same_time')
  if (planned.some((one) => others.some((other) => overlap(one, other)))) return err('same_time')

  const rows: string[][] = []
  for (const { place } of moving) {
    const row = await placesInARow(tx, place, place.rows)
    if (!row) return err('slot_taken')
    rows.push(row.map((one) => one.id))
  }
  const hold = input.holdId ? await placesOfHold(tx, { holdId: input.holdId, personId: owner.personId }) : null
  const give = [...(await takenBy(tx, visits)), ...(hold?.slotIds ?? [])]
  const staff = input.mayUseReserve ?? false
  const exchanged = await exchangePlaces(
    tx,
    ctx,
    { take: rows.flat(), give, holdIds: hold ? [hold.id] : [] },
    { staff, early: staff },
  )
  if (!exchanged) return err('slot_taken')
  const starts = await startsOf(
    tx,
    planned.map(({ id }) => id),
  )
  for (const { place } of moving) place.startsAt = starts.get(place.id) ?? place.startsAt

  await tx.delete(appointmentFurtherSlots).where(inArray(appointmentFurtherSlots.appointmentId, ids))
  const further = moving.flatMap(({ visit }, n) => (rows[n] ?? []).slice(1).map((slotId) => ({ appointmentId: visit.id, slotId })))
  if (further.length > 0) await tx.insert(appointmentFurtherSlots).values(further)
  const partyId = (await leavesOthers(tx, visits)) ? newId() : first.visit.partyId
  const after: Visit[] = []
  for (const [n, one] of moving.entries()) after.push(await rewrite(inside, one, { partyId, partyPosition: n + 1 }, input))
  return ok(partyOf(after))
}

/** The place as this visit may use it. A visit booked on another line than its service's stays on that line, as long as it is; one at home always does. */
async function placeOnItsLine(ctx: Ctx, visit: Visit, slotId: string): Promise<Place | null> {
  const { serviceCode, minutes } = visit
  const place = await findPlace(ctx, { slotId, serviceCode })
  if (!place) return null
  const [old] = await ctx.db
    .select({ lineCode: slots.lineCode, kind: centreLines.kind })
    .from(slots)
    .leftJoin(centreLines, and(eq(centreLines.centreCode, slots.centreCode), eq(centreLines.code, slots.lineCode)))
    .where(eq(slots.id, visit.slotId))
  if (place.ownLine && old?.kind !== 'home') return place
  const same = old?.lineCode === place.lineCode && visit.centreCode === place.centreCode
  return same ? findPlace(ctx, { slotId, serviceCode, minutes }) : { ...place, served: false }
}

/** Whether a visit of the same party stays where it was. */
async function leavesOthers(tx: Db, visits: readonly Visit[]): Promise<boolean> {
  const parties = [...new Set(visits.map((visit) => visit.partyId))]
  const rows = await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(
      and(
        inArray(appointments.partyId, parties),
        inArray(appointments.status, [...OPEN_STATUSES]),
        notInArray(
          appointments.id,
          visits.map((visit) => visit.id),
        ),
      ),
    )
    .limit(1)
  return rows.length > 0 || parties.length > 1
}

async function rewrite(
  ctx: Ctx,
  { visit, place }: Moving,
  party: { partyId: string; partyPosition: number },
  { channel, visits }: MoveParty,
): Promise<Visit> {
  const { centreCode, startsAt, minutes } = place
  const together = visits.length > 1
  const [after] = await ctx.db
    .update(appointments)
    .set({
      ...party,
      slotId: place.id,
      centreCode,
      startsAt,
      minutes,
      callAfter: startsAt,
      displacedAt: null,
      displacedReason: null,
      version: sql`${appointments.version} + 1`,
    })
    .where(eq(appointments.id, visit.id))
    .returning()
  if (!after) throw new Error(`Cannot move visit ${visit.id}: expected its locked row`)
  await noteMove(ctx.db, ctx, 'move', visit.status, after, { channel })
  const { id, personId, reference, serviceCode } = visit
  const now = { centreCode, startsAt: startsAt.toISOString() }
  const before = { previousCentreCode: visit.centreCode, previousStartsAt: visit.startsAt.toISOString() }
  await recordAudit(ctx.db, ctx, {
    action: 'queue.move',
    subjectType: 'appointment',
    subjectId: id,
    personId,
    details: { reference, serviceCode, ...now, ...before },
  })
  await publish(ctx.db, ctx, {
    type: 'queue.appointment_moved',
    appointmentId: id,
    personId,
    reference,
    serviceCode,
    ...now,
    ...before,
    ...(together && { partyId: party.partyId }),
  })
  return after
}

const partyOf = (visits: readonly Visit[]): Party => ({
  partyId: visits[0]?.partyId ?? '',
  visits: visits.map(({ id, reference, slotId, startsAt, serviceCode }) => ({ id, reference, slotId, startsAt, serviceCode })),
})
