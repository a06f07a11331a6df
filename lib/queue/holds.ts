// Places kept for one person for some minutes while they fill in the form. Each is counted in `slots.taken` (places.ts).
import { and, asc, eq, lte } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, slotHoldPlaces, slotHolds } from '@/db/schema'
import { type Applicant, type Ctx, within } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { takenBy } from './cancel-party'
import { findPlace, lockPerson, type Place } from './facts'
import type { BookingError } from './party'
import { exchangePlaces, givePlacesBack, placesInARow } from './places'
import { canBookFor } from './policy'
import { canBook, overlap } from './rules'

export type HeldPlaces = { id: string; expiresAt: Date; slotIds: string[] }

/** The person's own hold with its places, locked; null when it is gone or somebody else's. One that is over but still stands counts. */
export async function placesOfHold(tx: Db, { holdId, personId }: { holdId: string; personId: string }): Promise<HeldPlaces | null> {
  const [hold] = await tx
    .select({ id: slotHolds.id, expiresAt: slotHolds.expiresAt })
    .from(slotHolds)
    .where(and(eq(slotHolds.id, holdId), eq(slotHolds.personId, personId)))
    .for('update')
  return hold ? { ...hold, slotIds: await slotsOf(tx, hold.id) } : null
}

async function slotsOf(tx: Db, holdId: string): Promise<string[]> {
  const places = await tx.select({ slotId: slotHoldPlaces.slotId }).from(slotHoldPlaces).where(eq(slotHoldPlaces.holdId, holdId))
  return places.map((place) => place.slotId)
}

export type HoldPlaces = {
  items: readonly { serviceCode: string; slotId: string }[]
  /** Visits that are being moved: where they are now is theirs already. */
  moving?: readonly string[]
}
export type Hold = { id: string; expiresAt: Date }

/**
 * Keeps places while the form is filled in. A person has one such hold: choosing another time lets go of the first, and choosing the same
 * again keeps it as long as it was, so nobody keeps a place by reloading.
 */
export async function holdPlaces(
  ctx: Ctx<Applicant>,
  { items, moving = [] }: HoldPlaces,
): Promise<
  Result<
    Hold,
    Extract<BookingError, 'slot_not_found' | 'service_not_here' | 'booking_closed' | 'slot_taken' | 'same_time' | 'not_allowed'>
  >
> {
  if (!items.every((item) => canBookFor(ctx.actor, item.serviceCode))) return err('not_allowed')
  const { personId } = ctx.actor
  return ctx.db.transaction(async (tx) => {
    const inside = within(ctx, tx)
    await lockPerson(tx, personId)
    const places: Place[] = []
    for (const item of items) {
      const place = await findPlace(inside, item)
      if (!place) return err('slot_not_found')
      const verdict = canBook({ ...place, served: place.served && place.ownLine }, ctx.now, place.rules)
      if (!verdict.ok) return verdict
      places.push(place)
    }
    const [first] = places
    if (!first) return err('slot_not_found')
    if (places.some((one, n) => places.some((other, m) => m < n && overlap(one, other)))) return err('same_time')
    const rows: string[][] = []
    for (const place of places) {
      const row = await placesInARow(tx, place, place.rows)
      if (!row) return err('slot_taken')
      rows.push(row.map((one) => one.id))
    }

    const [old] = await tx
      .select()
      .from(slotHolds)
      .where(and(eq(slotHolds.personId, personId), eq(slotHolds.purpose, 'form')))
      .for('update')
    const held = old ? await slotsOf(tx, old.id) : []
    if (old && old.expiresAt > ctx.now && sameIds(held, rows.flat())) return ok({ id: old.id, expiresAt: old.expiresAt })
    const had = await ownPlaces(tx, personId, moving)
    // What a moved visit has already is not held a second time.
    const take = without(rows.flat(), had)
    const exchanged = await exchangePlaces(
      tx,
      ctx,
      { take, give: held, holdIds: old ? [old.id] : [] },
      { staff: false, early: false },
    )
    if (!exchanged) return err('slot_taken')

    const hold = { id: newId(), expiresAt: minutesAfter(ctx.now, first.rules.holdMinutes) }
    await tx.insert(slotHolds).values({
      ...hold,
      personId,
      purpose: 'form',
      serviceCodes: items.map((item) => item.serviceCode),
      createdAt: ctx.now,
    })
    const kept = rows.flatMap((row, n) =>
      row
        .filter((slotId) => take.includes(slotId))
        .map((slotId) => ({ holdId: hold.id, slotId, partyPosition: n + 1, first: slotId === row[0] })),
    )
    if (kept.length > 0) await tx.insert(slotHoldPlaces).values(kept)
    return ok(hold)
  })
}

async function ownPlaces(tx: Db, personId: string, visitIds: readonly string[]): Promise<string[]> {
  if (visitIds.length === 0) return []
  const visits = await tx
    .select({ id: appointments.id, slotId: appointments.slotId })
    .from(appointments)
    .where(eq(appointments.personId, personId))
  const moved = visits.filter((visit) => visitIds.includes(visit.id))
  return moved.length > 0 ? takenBy(tx, moved) : []
}

const sameIds = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join()

function without(ids: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return ids.filter((id) => {
    const at = left.indexOf(id)
    if (at < 0) return true
    left.splice(at, 1)
    return false
  })
}

/** The person's running hold of a form; null when there is none or its time is over. */
export async function findHold(ctx: Ctx<Applicant>, id: string): Promise<Hold | null> {
  const [hold] = await ctx.db
    .select({ id: slotHolds.id, expiresAt: slotHolds.expiresAt })
    .from(slotHolds)
    .where(and(eq(slotHolds.id, id), eq(slotHolds.personId, ctx.actor.personId), eq(slotHolds.purpose, 'form')))
  return hold && hold.expiresAt > ctx.now ? hold : null
}

const BATCH = 100

/** Job: places of forms nobody sent in time are free again. Whoever wants one of them before that does the same at once (places.ts). */
export async function lapseHolds(ctx: Ctx): Promise<number> {
  const over = await ctx.db
    .select({ id: slotHolds.id })
    .from(slotHolds)
    .where(and(eq(slotHolds.purpose, 'form'), lte(slotHolds.expiresAt, ctx.now)))
    .orderBy(asc(slotHolds.expiresAt))
    .limit(BATCH)
  let lapsed = 0
  for (const { id } of over) {
    const done = await ctx.db.transaction(async (tx) => {
      const [hold] = await tx
        .select({ id: slotHolds.id })
        .from(slotHolds)
        .where(eq(slotHolds.id, id))
        .for('update', { skipLocked: true })
      if (!hold) return false
      return givePlacesBack(tx, ctx, await slotsOf(tx, id), [id])
    })
    if (done) lapsed += 1
  }
  return lapsed
}
