import { and, asc, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointmentFurtherSlots, appointmentMoves, appointments } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { type Ctx, within } from '@/lib/platform/context'
import { newId, newReference } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import { findPlace, findPlaceAndLock, lockPerson, openVisits, type Place } from './facts'
import { placesOfHold } from './holds'
import type { BookingError, Party, PartyItem, PlacedVisit, PlaceParty } from './party'
import { type Claim, exchangePlaces, placesInARow, startsOf, takePlace } from './places'
import { canBook, overlap, pausedUntil } from './rules'

export { cancelParty } from './cancel-party'
export { moveParty } from './move-party'
export type * from './party'

/** An item with the place it asks for. */
type Wanted = PartyItem & { place: Place }

/**
 * Books one or several visits of one person at one centre and day, all or none. For every channel; whether the actor may book for this
 * person is the caller's to ask. Runs in the caller's transaction and writes nothing when it refuses.
 *
 * One visit that needs one place and has no hold is one guarded statement. Everything else locks its places first (places.ts).
 */
export async function placeParty(tx: Db, ctx: Ctx, input: PlaceParty): Promise<Result<Party, BookingError>> {
  const inside = within(ctx, tx)
  const claim = claimOf(input)
  const [only] = input.items
  if (!only) return err('slot_not_found')
  const { personId } = input.visitor
  // A hold means that the places are there: the person is locked whatever the counters say.
  if (input.holdId || input.items.length > 1) await lockPerson(tx, personId)
  const first = await findPlaceAndLock(inside, { ...only, minutes: input.minutes, personId })
  if (!first) return err('slot_not_found')
  const wanted: Wanted[] = [{ ...only, place: first }]
  for (const item of input.items.slice(1)) {
    const place = await findPlace(inside, { ...item, minutes: input.minutes })
    if (!place) return err('slot_not_found')
    wanted.push({ ...item, place })
  }
  for (const { place } of wanted) {
    const verdict = canBook({ ...place, served: isServed(place, input) }, ctx.now, place.rules, claim.staff || input.skipLimits)
    if (!verdict.ok) return verdict
  }
  if (!input.skipLimits && wanted.length > first.rules.visitsPerParty) return err('too_many_services')
  if (isBookedAhead(input) && pausedUntil(first.missed, first.rules, ctx.now))
    return (await before(inside, input)) ?? err('booking_paused')

  if (wanted.length === 1 && first.rows === 1 && !input.holdId && !first.lapsed) {
    // In a rush most come too late; they are told without waiting for anybody's lock.
    if (isFull(first, claim, ctx.now)) return explain(inside, input, wanted)
    const placed = await takeOne(inside, input, first, claim)
    if (!placed) return explain(inside, input, wanted)
    await tell(inside, input, placed, first.centreCode)
    return ok(placed)
  }
  return takeSeveral(inside, input, wanted, claim)
}

const claimOf = ({ mayUseReserve = false, channel }: PlaceParty): Claim => ({
  staff: mayUseReserve,
  // Places of a draw are released by the draw.
  early: mayUseReserve || channel === 'draw',
})

const isServed = (place: Place, { lineCode }: PlaceParty): boolean =>
  place.served && (lineCode === undefined ? place.ownLine : place.lineCode === lineCode)

const isFull = (place: Place, { staff, early }: Claim, now: Date): boolean =>
  place.closed ||
  place.taken >= place.capacity + (staff ? place.reserve : 0) ||
  (!early && place.releasedAt !== null && place.releasedAt > now)

/** Missed visits close booking ahead by oneself; who is helped by staff, drawn or offered a place is not shut out. */
const isBookedAhead = ({ channel, skipLimits, bookedByStaffId }: PlaceParty): boolean =>
  !skipLimits && !bookedByStaffId && (channel === 'web' || channel === 'link' || channel === 'mobile' || channel === 'kiosk')

const reference = (now: Date) => newReference('GRS', Number(dayInBaku(now).slice(0, 4)))

const staffOf = ({ actor }: Ctx) => (actor.kind === 'staff' ? actor.staffId : null)

async function takeOne(ctx: Ctx, input: PlaceParty, place: Place, claim: Claim): Promise<Party | null> {
  const { visitor, items, skipLimits } = input
  const [item] = items
  if (!item) return null
  const [booked] = await takePlace(ctx.db).execute({
    ...claim,
    slotId: place.id,
    serviceCode: place.serviceCode,
    minutes: place.minutes,
    applicationId: input.applicationId ?? null,
    idempotencyKey: input.idempotencyKey,
    id: newId(),
    partyId: newId(),
    moveId: newId(),
    reference: reference(ctx.now),
    personId: visitor.personId,
    companyTin: visitor.companyTin ?? null,
    companyName: visitor.companyName ?? null,
    deputyPersonId: visitor.deputyPersonId ?? null,
    beneficiaryPin: item.beneficiary?.pin ?? null,
    beneficiaryName: item.beneficiary?.name ?? null,
    channel: input.channel,
    staffId: input.bookedByStaffId ?? null,
    client: input.bookedByClient ?? null,
    actorKind: ctx.actor.kind,
    actorStaffId: staffOf(ctx),
    limit: skipLimits ? NO_LIMIT : place.rules.openVisitsPerPerson,
    now: ctx.now,
  })
  if (!booked) return null
  const { id, partyId, startsAt } = booked
  return {
    partyId,
    visits: [{ id, reference: booked.reference, slotId: place.id, startsAt, serviceCode: place.serviceCode }],
  }
}

const NO_LIMIT = 1_000

async function takeSeveral(ctx: Ctx, input: PlaceParty, asked: Wanted[], claim: Claim): Promise<Result<Party, BookingError>> {
  const tx = ctx.db
  const { visitor, holdId } = input
  const wanted = asked.toSorted((a, b) => a.place.startsAt.getTime() - b.place.startsAt.getTime())
  const [first] = wanted
  if (!first) return err('slot_not_found')
  if (wanted.some(({ place }) => place.centreCode !== first.place.centreCode || dayOf(place) !== dayOf(first.place)))
    return err('party_apart')
  // No lock was asked for when the first place was full but for lapsed forms.
  if (!holdId && wanted.length === 1) await lockPerson(tx, visitor.personId)
  const refused = await refusalOf(ctx, input, wanted)
  if (refused) return refused

  const rows: string[][] = []
  for (const { place } of wanted) {
    const row = await placesInARow(tx, place, place.rows)
    if (!row) return err('slot_taken')
    rows.push(row.map((one) => one.id))
  }
  const hold = holdId ? await placesOfHold(tx, { holdId, personId: visitor.personId }) : null
  const give = hold?.slotIds ?? []
  if (!(await exchangePlaces(tx, ctx, { take: rows.flat(), give, holdIds: hold ? [hold.id] : [] }, claim))) return err('slot_taken')
  const starts = await startsOf(
    tx,
    wanted.map(({ place }) => place.id),
  )
  for (const { place } of wanted) place.startsAt = starts.get(place.id) ?? place.startsAt

  const partyId = newId()
  const visits = wanted.map((item, n) => ({
    id: newId(),
    reference: reference(ctx.now),
    personId: visitor.personId,
    companyTin: visitor.companyTin ?? null,
    companyName: visitor.companyName ?? null,
    deputyPersonId: visitor.deputyPersonId ?? null,
    serviceCode: item.serviceCode,
    applicationId: input.applicationId ?? null,
    partyId,
    partyPosition: n + 1,
    beneficiaryPin: item.beneficiary?.pin ?? null,
    beneficiaryName: item.beneficiary?.name ?? null,
    channel: input.channel,
    bookedByStaffId: input.bookedByStaffId ?? null,
    bookedByClient: input.bookedByClient ?? null,
    slotId: item.place.id,
    centreCode: item.place.centreCode,
    startsAt: item.place.startsAt,
    minutes: item.place.minutes,
    callAfter: item.place.startsAt,
    // The form's key finds the first visit, that its party.
    idempotencyKey: n === 0 ? input.idempotencyKey : newId(),
    createdAt: ctx.now,
    updatedAt: ctx.now,
  }))
  await tx.insert(appointments).values(visits)
  const further = visits.flatMap((visit, n) => (rows[n] ?? []).slice(1).map((slotId) => ({ appointmentId: visit.id, slotId })))
  if (further.length > 0) await tx.insert(appointmentFurtherSlots).values(further)
  await tx.insert(appointmentMoves).values(
    visits.map((visit) => ({
      id: newId(),
      appointmentId: visit.id,
      personId: visit.personId,
      at: ctx.now,
      action: 'book' as const,
      fromStatus: null,
      toStatus: 'booked' as const,
      centreCode: visit.centreCode,
      startsAt: visit.startsAt,
      actorKind: ctx.actor.kind,
      staffId: staffOf(ctx),
      channel: visit.channel,
    })),
  )
  const party = {
    partyId,
    visits: visits.map(({ id, reference, slotId, startsAt, serviceCode }) => ({ id, reference, slotId, startsAt, serviceCode })),
  }
  await tell(ctx, input, party, first.place.centreCode)
  return ok(party)
}

const dayOf = (place: Place) => dayInBaku(place.startsAt)

/** Audit and event of every visit of a party. */
async function tell(
  ctx: Ctx,
  { visitor, channel, bookedByClient }: PlaceParty,
  { partyId, visits }: Party,
  centreCode: string,
): Promise<void> {
  const { personId } = visitor
  for (const visit of visits) {
    const { id, reference, serviceCode } = visit
    const startsAt = visit.startsAt.toISOString()
    await recordAudit(ctx.db, ctx, {
      action: 'queue.book',
      subjectType: 'appointment',
      subjectId: id,
      personId,
      details: {
        reference,
        serviceCode,
        centreCode,
        startsAt,
        ...(channel !== 'web' && { channel }),
        ...(bookedByClient && { client: bookedByClient }),
      },
    })
    await publish(ctx.db, ctx, {
      type: 'queue.appointment_booked',
      appointmentId: id,
      personId,
      reference,
      serviceCode,
      centreCode,
      startsAt,
      ...(visits.length > 1 && { partyId }),
    })
  }
}

/** What the same form booked before. */
async function before(ctx: Ctx, { visitor, idempotencyKey }: PlaceParty): Promise<Result<Party, never> | null> {
  const fields = {
    id: appointments.id,
    reference: appointments.reference,
    slotId: appointments.slotId,
    startsAt: appointments.startsAt,
    serviceCode: appointments.serviceCode,
    partyId: appointments.partyId,
  }
  const [known] = await ctx.db
    .select(fields)
    .from(appointments)
    .where(and(eq(appointments.personId, visitor.personId), eq(appointments.idempotencyKey, idempotencyKey)))
  if (!known) return null
  const rows = await ctx.db
    .select(fields)
    .from(appointments)
    .where(eq(appointments.partyId, known.partyId))
    .orderBy(asc(appointments.partyPosition))
  const visits: PlacedVisit[] = rows.map(({ partyId: _, ...visit }) => visit)
  return ok({ partyId: known.partyId, visits, repeated: true })
}

/** Why these visits cannot be booked, apart from their places; for a form that was sent before, what it booked. Null: nothing is in the way. */
async function refusalOf(ctx: Ctx, input: PlaceParty, wanted: readonly Wanted[]): Promise<Result<Party, BookingError> | null> {
  const done = await before(ctx, input)
  if (done) return done
  const { visitor, skipLimits } = input
  const open = await openVisits(ctx, visitor.personId)
  const alike = open.filter((visit) => visit.companyTin === (visitor.companyTin ?? null))
  const same = (a: { serviceCode: string; beneficiaryPin: string | null }, b: Wanted) =>
    a.serviceCode === b.serviceCode && a.beneficiaryPin === (b.beneficiary?.pin ?? null)
  const asVisit = (one: Wanted) => ({ serviceCode: one.serviceCode, beneficiaryPin: one.beneficiary?.pin ?? null })
  if (wanted.some((one) => alike.some((visit) => same(visit, one)))) return err('already_booked')
  if (wanted.some((one, n) => wanted.some((other, m) => m < n && same(asVisit(other), one)))) return err('already_booked')
  const planned = wanted.map(({ place }) => place)
  const meets = planned.some((one, n) => planned.some((other, m) => m < n && overlap(one, other)))
  if (meets || planned.some((one) => open.some((visit) => !visit.displacedAt && overlap(visit, one)))) return err('same_time')
  const limit = planned[0]?.rules.openVisitsPerPerson ?? 0
  if (!skipLimits && alike.length + wanted.length > limit) return err('too_many_visits')
  return null
}

async function explain(ctx: Ctx, input: PlaceParty, wanted: readonly Wanted[]): Promise<Result<Party, BookingError>> {
  return (await refusalOf(ctx, input, wanted)) ?? err('slot_taken')
}
