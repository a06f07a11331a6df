import { and, asc, eq, gt, gte, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, centreLines, slotHoldPlaces, slots, waitingEntries, waitingOffers } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { listCentresFor } from '@/lib/catalogue'
import { publish } from '@/lib/events'
import { holdDeputy } from '@/lib/identity'
import { type Applicant, type Ctx, within } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { moveParty, type MoveError } from '../place-party'
import { exchangePlaces, givePlacesBack } from '../places'
import { canChange, visibleTo } from '../policy'
import { queueRulesFor } from '../rules-data'
import { type AnswerOffer, type JoinWaitingList, MISSED_OFFERS } from './model'
import { type FreePlace, offerPlace } from './pass-on'

export type JoinError =
  | 'not_found'
  | 'move_closed'
  | 'several'
  | 'already_waiting'
  | 'choose'
  | 'days_outside'
  | 'representation_ended'

/** Joins the list for an earlier time than a visit has. The visit keeps its own time until an offer is taken. */
export async function joinWaitingList(ctx: Ctx<Applicant>, input: JoinWaitingList): Promise<Result<{ id: string }, JoinError>> {
  return ctx.db.transaction(async (tx) => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const visit = await ownVisit(tx, ctx, input.appointmentId)
    if (!visit) return err('not_found')
    if (!canWait(visit, ctx.now)) return err('move_closed')
    if ((await partySize(tx, visit.partyId)) > 1) return err('several')
    const serving = (await listCentresFor(within(ctx, tx), visit.serviceCode)).map(({ code }) => code)
    const centreCodes = [...new Set(input.centres)].filter((code) => serving.includes(code))
    if (centreCodes.length === 0) return err('choose')
    const today = dayInBaku(ctx.now)
    if (input.fromDay < today || input.untilDay > dayInBaku(visit.startsAt)) return err('days_outside')
    const [entry] = await tx
      .insert(waitingEntries)
      .values({
        id: newId(),
        personId: visit.personId,
        appointmentId: visit.id,
        centreCodes,
        fromDay: input.fromDay,
        untilDay: input.untilDay,
        partOfDay: input.partOfDay,
        enteredAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: waitingEntries.id })
    if (!entry) return err('already_waiting')
    await note(tx, ctx, 'queue.join_waiting_list', visit)
    return ok(entry)
  })
}

/** Leaves the list; an offer that stands goes on to the next. */
export async function leaveWaitingList(
  ctx: Ctx<Applicant>,
  { id }: { id: string },
): Promise<Result<void, 'not_found' | 'representation_ended'>> {
  return ctx.db.transaction(async (tx) => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const found = await lockedEntry(tx, ctx, id)
    if (!found) return err('not_found')
    const { entry, visit } = found
    if (entry.status !== 'waiting' && entry.status !== 'offered') return ok()
    await tx.update(waitingEntries).set({ status: 'withdrawn' }).where(eq(waitingEntries.id, id))
    const offer = await openOffer(tx, id)
    if (offer) await closeOffer(tx, ctx, offer, visit.id, 'declined')
    await note(tx, ctx, 'queue.leave_waiting_list', visit)
    return ok()
  })
}

export type AnswerError = MoveError | 'offer_over'

/** Takes an offered time, or lets it go to the next in the list. Taking it moves the visit: the old place is free at that moment. */
export async function answerOffer(
  ctx: Ctx<Applicant>,
  { id, answer }: AnswerOffer,
): Promise<Result<{ appointmentId: string }, AnswerError>> {
  return ctx.db.transaction(async (tx) => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const [asked] = await tx.select({ entryId: waitingOffers.entryId }).from(waitingOffers).where(eq(waitingOffers.id, id))
    const found = asked && (await lockedEntry(tx, ctx, asked.entryId))
    if (!found) return err('not_found')
    const { entry, visit } = found
    const [offer] = await tx.select().from(waitingOffers).where(eq(waitingOffers.id, id)).for('update')
    if (offer?.status === 'accepted' && answer === 'accept') return ok({ appointmentId: visit.id })
    if (offer?.status === 'declined' && answer === 'decline') return ok({ appointmentId: visit.id })
    if (offer?.status !== 'open' || offer.expiresAt <= ctx.now) return err('offer_over')
    if (answer === 'decline') {
      await tx.update(waitingEntries).set({ status: 'waiting', missedOffers: 0 }).where(eq(waitingEntries.id, entry.id))
      await closeOffer(tx, ctx, offer, visit.id, 'declined')
      return ok({ appointmentId: visit.id })
    }
    const moved = await moveParty(tx, ctx, {
      visits: [{ id: visit.id, slotId: offer.slotId }],
      channel: 'waiting_list',
      holdId: offer.holdId,
      skipLimits: true,
    })
    if (!moved.ok) return moved
    await tx.update(waitingEntries).set({ status: 'accepted' }).where(eq(waitingEntries.id, entry.id))
    await settle(tx, ctx, offer, visit.id, 'accepted')
    return ok({ appointmentId: visit.id })
  })
}

const BATCH = 100

/**
 * Job: offers nobody answered go on to the next in the list; entries whose visit is over, given up or near end; and places that became
 * free by other ways (more windows, a released line) are offered too.
 */
export async function turnWaitingList(ctx: Ctx): Promise<number> {
  await endPointless(ctx)
  let lapsed = 0
  for (;;) {
    const due = await ctx.db
      .select({ id: waitingOffers.id })
      .from(waitingOffers)
      .where(and(eq(waitingOffers.status, 'open'), lte(waitingOffers.expiresAt, ctx.now)))
      .orderBy(asc(waitingOffers.expiresAt))
      .limit(BATCH)
    for (const { id } of due) lapsed += await lapse(ctx, id)
    if (due.length < BATCH) break
  }
  await offerWhatIsFree(ctx)
  return lapsed
}

const lapse = (ctx: Ctx, offerId: string): Promise<number> =>
  ctx.db.transaction(async (tx) => {
    const [asked] = await tx.select({ entryId: waitingOffers.entryId }).from(waitingOffers).where(eq(waitingOffers.id, offerId))
    if (!asked) return 0
    // The entry before the offer, as everywhere.
    const [entry] = await tx.select().from(waitingEntries).where(eq(waitingEntries.id, asked.entryId)).for('update')
    const [offer] = await tx.select().from(waitingOffers).where(eq(waitingOffers.id, offerId)).for('update')
    if (!entry || offer?.status !== 'open' || offer.expiresAt > ctx.now) return 0
    const missedOffers = entry.missedOffers + 1
    if (entry.status === 'offered')
      await tx
        .update(waitingEntries)
        .set({ status: missedOffers >= MISSED_OFFERS ? 'ended' : 'waiting', missedOffers })
        .where(eq(waitingEntries.id, entry.id))
    await closeOffer(tx, ctx, offer, entry.appointmentId, 'lapsed')
    return 1
  })

/** Entries whose visit can no longer be earlier: it was moved, missed, served, cancelled, or its day has come. */
async function endPointless(ctx: Ctx): Promise<void> {
  const over = await ctx.db
    .select({ id: waitingEntries.id })
    .from(waitingEntries)
    .innerJoin(appointments, eq(appointments.id, waitingEntries.appointmentId))
    .where(
      and(
        inArray(waitingEntries.status, ['waiting', 'offered']),
        or(
          sql`${appointments.status} <> 'booked'`,
          lte(appointments.startsAt, ctx.now),
          lt(waitingEntries.untilDay, dayInBaku(ctx.now)),
        ),
      ),
    )
    .limit(BATCH)
  for (const { id } of over)
    await ctx.db.transaction(async (tx) => {
      const [entry] = await tx.select().from(waitingEntries).where(eq(waitingEntries.id, id)).for('update')
      if (!entry || (entry.status !== 'waiting' && entry.status !== 'offered')) return
      await tx.update(waitingEntries).set({ status: 'ended' }).where(eq(waitingEntries.id, id))
      const offer = await openOffer(tx, id)
      if (offer) await closeOffer(tx, ctx, offer, entry.appointmentId, 'lapsed')
    })
}

/** Free places that suit somebody in the list are kept for them; each place is looked at again under its lock. */
async function offerWhatIsFree(ctx: Ctx): Promise<void> {
  const rules = await queueRulesFor(ctx.db)
  const free: (FreePlace & { personId: string })[] = await ctx.db
    .selectDistinctOn([waitingEntries.id], {
      personId: waitingEntries.personId,
      id: slots.id,
      centreCode: slots.centreCode,
      lineCode: slots.lineCode,
      startsAt: slots.startsAt,
      durationMinutes: slots.durationMinutes,
      bufferMinutes: sql<number>`coalesce(${centreLines.bufferMinutes}, 0)`,
    })
    .from(waitingEntries)
    .innerJoin(appointments, eq(appointments.id, waitingEntries.appointmentId))
    .innerJoin(slots, sql`${slots.centreCode} = any(${waitingEntries.centreCodes})`)
    .leftJoin(centreLines, and(eq(centreLines.centreCode, slots.centreCode), eq(centreLines.code, slots.lineCode)))
    .where(
      and(
        eq(waitingEntries.status, 'waiting'),
        eq(appointments.status, 'booked'),
        gt(appointments.startsAt, ctx.now),
        gte(slots.startsAt, minutesAfter(ctx.now, rules.offerClosesMinutesBefore)),
        lt(slots.startsAt, appointments.startsAt),
        lt(slots.taken, slots.capacity),
        eq(slots.closed, false),
        or(isNull(slots.releasedAt), lte(slots.releasedAt, ctx.now)),
        sql`${slots.lineCode} = queue_line(${slots.centreCode}, ${appointments.serviceCode})`,
        sql`(${slots.startsAt} at time zone 'Asia/Baku')::date between ${waitingEntries.fromDay} and ${waitingEntries.untilDay}`,
        sql`(${waitingEntries.partOfDay} is null or (extract(hour from ${slots.startsAt} at time zone 'Asia/Baku') >= 13) = (${waitingEntries.partOfDay} = 'afternoon'))`,
        sql`not exists (select from ${waitingOffers} earlier where earlier.entry_id = ${waitingEntries.id} and earlier.slot_id = ${slots.id})`,
        // The visit itself fits: the following places are free too.
        sql`(select count(*) from ${slots} following where following.centre_code = ${slots.centreCode} and following.line_code = ${slots.lineCode}
            and following.starts_at >= ${slots.startsAt} and following.starts_at < ${slots.startsAt} + make_interval(mins => ${appointments.minutes}::int + coalesce(${centreLines.bufferMinutes}, 0)::int)
            and following.taken < following.capacity and not following.closed)
          >= ceil((${appointments.minutes} + coalesce(${centreLines.bufferMinutes}, 0))::numeric / ${slots.durationMinutes})`,
      ),
    )
    .orderBy(asc(waitingEntries.id), asc(slots.startsAt))
    .limit(BATCH)
  for (const place of free) await ctx.db.transaction((tx) => keepAndOffer(within(ctx, tx), place))
}

async function keepAndOffer(ctx: Ctx, place: FreePlace): Promise<void> {
  const tx = ctx.db
  const run = await tx
    .select({ id: slots.id, startsAt: slots.startsAt })
    .from(slots)
    .where(
      and(
        eq(slots.centreCode, place.centreCode),
        eq(slots.lineCode, place.lineCode),
        gte(slots.startsAt, place.startsAt),
        lt(slots.startsAt, minutesAfter(place.startsAt, 240)),
        lt(slots.taken, slots.capacity),
        eq(slots.closed, false),
      ),
    )
    .orderBy(asc(slots.id))
    .for('update')
  if (!run.some(({ id }) => id === place.id)) return
  const kept = await offerPlace(
    tx,
    ctx,
    place,
    run.map(({ id }) => id),
  )
  // The places were free until now: they are counted in the same transaction that keeps them.
  if (kept && !(await exchangePlaces(tx, ctx, { take: kept, give: [] }, { staff: false, early: false })))
    throw new Error(`Cannot keep places ${kept.join(', ')}: expected them free under their locks`)
}

type Visit = typeof appointments.$inferSelect
type OfferRow = typeof waitingOffers.$inferSelect

/** Whether a visit may wait for an earlier time. */
export const canWait = (visit: Pick<Visit, 'status' | 'startsAt' | 'displacedAt'>, now: Date): boolean =>
  visit.status === 'booked' && visit.displacedAt === null && visit.startsAt > minutesAfter(now, 24 * 60)

async function ownVisit(tx: Db, ctx: Ctx<Applicant>, id: string): Promise<Visit | null> {
  const [visit] = await tx
    .select()
    .from(appointments)
    .where(and(eq(appointments.id, id), visibleTo(ctx.actor)))
  return visit && canChange(ctx.actor, visit) ? visit : null
}

/** Visits booked together that still stand. */
export async function partySize(tx: Db, partyId: string): Promise<number> {
  const rows = await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(eq(appointments.partyId, partyId), sql`${appointments.status} <> 'cancelled'`))
  return rows.length
}

async function lockedEntry(tx: Db, ctx: Ctx<Applicant>, id: string) {
  const [entry] = await tx.select().from(waitingEntries).where(eq(waitingEntries.id, id)).for('update')
  const visit = entry && (await ownVisit(tx, ctx, entry.appointmentId))
  return entry && visit ? { entry, visit } : null
}

async function openOffer(tx: Db, entryId: string): Promise<OfferRow | undefined> {
  const [offer] = await tx
    .select()
    .from(waitingOffers)
    .where(and(eq(waitingOffers.entryId, entryId), eq(waitingOffers.status, 'open')))
    .for('update')
  return offer
}

/** Ends an offer that was not taken; its places go on to the next in the list, or back to everybody. */
async function closeOffer(tx: Db, ctx: Ctx, offer: OfferRow, appointmentId: string, outcome: 'declined' | 'lapsed'): Promise<void> {
  await settle(tx, ctx, offer, appointmentId, outcome)
  const places = await tx
    .select({ slotId: slotHoldPlaces.slotId })
    .from(slotHoldPlaces)
    .where(eq(slotHoldPlaces.holdId, offer.holdId))
  await givePlacesBack(
    tx,
    ctx,
    places.map(({ slotId }) => slotId),
    [offer.holdId],
  )
}

async function settle(
  tx: Db,
  ctx: Ctx,
  offer: OfferRow,
  appointmentId: string,
  outcome: 'accepted' | 'declined' | 'lapsed',
): Promise<void> {
  await tx.update(waitingOffers).set({ status: outcome, answeredAt: ctx.now }).where(eq(waitingOffers.id, offer.id))
  await publish(tx, ctx, {
    type: 'queue.earlier_time_settled',
    offerId: offer.id,
    appointmentId,
    personId: offer.personId,
    outcome,
  })
}

const note = (tx: Db, ctx: Ctx, action: 'queue.join_waiting_list' | 'queue.leave_waiting_list', visit: Visit) =>
  recordAudit(tx, ctx, {
    action,
    subjectType: 'appointment',
    subjectId: visit.id,
    personId: visit.personId,
    details: { reference: visit.reference, serviceCode: visit.serviceCode },
  })
