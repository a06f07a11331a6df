// What a link that works without signing in opens: one visit and what was booked with it. Names nothing of the person but the first name.
import { and, asc, eq, inArray } from 'drizzle-orm'
import { appointments, centres, people, services } from '@/db/schema'
import { addressKey, giveBack, takeAttempt } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { listAlternatives } from './free-places'
import { type LinkedVisit, OPEN_STATUSES } from './model'
import type { MoveError } from './party'
import { cancelParty, moveParty } from './place-party'
import { canCancel, canMove } from './rules'
import { queueRulesFor, shownRules } from './rules-data'
import { idInKey, opensLink } from './visit-key'
import { addressOfVisit } from './units/queries'

const PURPOSE = 'queue.visit-link'

/** The id a key opens; null for an unknown or wrong one, which looks the same as one that was never made. Wrong keys of one address are slowed down. */
async function openKey(ctx: Ctx, key: string): Promise<string | null> {
  const id = idInKey(key)
  if (!id) return null
  const address = addressKey(ctx.ip, PURPOSE)
  if (address && (await takeAttempt(ctx.db, [address], ctx.now))) return null
  const [row] = await ctx.db
    .select({ id: appointments.id, linkVersion: appointments.linkVersion })
    .from(appointments)
    .where(eq(appointments.id, id))
  if (!row || !opensLink('visit', key, row)) return null
  if (address) await giveBack(ctx.db, address, null)
  return row.id
}

const fields = {
  id: appointments.id,
  reference: appointments.reference,
  serviceCode: appointments.serviceCode,
  serviceName: services.name,
  centreCode: appointments.centreCode,
  centreName: centres.name,
  address: addressOfVisit,
  addressConfirmed: centres.addressConfirmed,
  accessibility: centres.accessibility,
  phone: centres.phone,
  startsAt: appointments.startsAt,
  minutes: appointments.minutes,
  status: appointments.status,
  counterNumber: appointments.counterNumber,
  displacedAt: appointments.displacedAt,
  displacedReason: appointments.displacedReason,
  slotId: appointments.slotId,
  version: appointments.version,
  partyId: appointments.partyId,
  givenName: people.givenName,
}

/** The visit a link opens; null: no such link. */
export async function findLinkedVisit(ctx: Ctx, key: string): Promise<LinkedVisit | null> {
  const id = await openKey(ctx, key)
  if (!id) return null
  const [row] = await ctx.db
    .select(fields)
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .innerJoin(people, eq(people.id, appointments.personId))
    .where(eq(appointments.id, id))
  if (!row) return null
  const companions = await ctx.db
    .select({
      id: appointments.id,
      serviceName: services.name,
      startsAt: appointments.startsAt,
      status: appointments.status,
    })
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .where(and(eq(appointments.partyId, row.partyId), inArray(appointments.status, [...OPEN_STATUSES])))
    .orderBy(asc(appointments.startsAt))
  const rules = await queueRulesFor(ctx.db, row)
  const { displacedAt, ...visit } = row
  return {
    ...visit,
    // Whose child it is for is nobody's business who only holds the link.
    beneficiaryName: null,
    displaced: displacedAt !== null,
    companions: companions.filter((one) => one.id !== id),
    rules: shownRules(rules),
    canMove: canMove(row, ctx.now, rules),
    canCancel: canCancel(row, ctx.now),
    alternatives: displacedAt ? await listAlternatives(ctx, row) : [],
  }
}

/** Moves the visit of a link to another place. */
export async function moveByLink(ctx: Ctx, { key, slotId }: { key: string; slotId: string }): Promise<Result<void, MoveError>> {
  const id = await openKey(ctx, key)
  if (!id) return err('not_found')
  const moved = await ctx.db.transaction((tx) => moveParty(tx, ctx, { visits: [{ id, slotId }], channel: 'link' }))
  return moved.ok ? ok() : moved
}

/** Gives the visit of a link up, or everything still to come that was booked with it. */
export async function cancelByLink(
  ctx: Ctx,
  { key, whole }: { key: string; whole: boolean },
): Promise<Result<void, 'not_found' | 'cancel_closed'>> {
  const id = await openKey(ctx, key)
  if (!id) return err('not_found')
  return ctx.db.transaction(async (tx) => {
    const [visit] = await tx.select({ partyId: appointments.partyId }).from(appointments).where(eq(appointments.id, id))
    if (!visit) return err('not_found')
    const together = whole
      ? await tx
          .select({ id: appointments.id })
          .from(appointments)
          .where(and(eq(appointments.partyId, visit.partyId), inArray(appointments.status, [...OPEN_STATUSES])))
      : [{ id }]
    return together.length > 0 ? cancelParty(tx, ctx, { visitIds: together.map((one) => one.id), channel: 'link' }) : ok()
  })
}
