import { and, eq, inArray } from 'drizzle-orm'
import { appointmentMoves, appointments, people, slots } from '@/db/schema'
import { readFacts } from '@/lib/exchange'
import { takeAttempt, type ThrottleKey } from '@/lib/identity'
import { type Ctx, within } from '@/lib/platform/context'
import { keyedHash } from '@/lib/platform/crypto'
import type { Result } from '@/lib/platform/result'
import { err, ok } from '@/lib/platform/result'
import type { BookingError, Party, PartyItem } from '../party'
import { placeParty } from '../place-party'
import { canBookFor } from '../policy'
import { alternativesTo } from './alternatives'
import { type Caller, channelOf } from './caller'
import { noteLook } from './disclose'
import { inBaku } from './free-times'
import { problem } from './problems'
import type { Booking } from './schemas'
import type { Call } from './serve'

type Asked = { serviceCode: string; slotId: string; beneficiary?: { pin: string } | undefined }

/** Books one visit or several, all or none; twice the same key is one booking and one answer. */
export async function book({ caller, body, idempotencyKey }: Call<unknown, Booking>): Promise<Response> {
  const asked: Asked[] = 'items' in body ? body.items : [body]
  const { ctx } = caller
  const visitor = await visitorOf(caller, body.visitor?.pin)
  if (visitor instanceof Response) return visitor
  const items = await withNames(ctx, visitor, asked)
  if (!items.ok) return problem(items.error, {}, items.error === 'register_unavailable' ? { 'retry-after': '5' } : {})

  const placed = await ctx.db.transaction(async (tx) => {
    const done = await placeParty(tx, ctx, {
      visitor: { personId: visitor },
      items: items.value,
      channel: channelOf(caller, body.channel),
      idempotencyKey,
      bookedByClient: caller.clientId,
    })
    if (done.ok && caller.kind === 'assistant') await noteLook(within(caller.ctx, tx), visitor, done.value.visits[0]?.id ?? '')
    return done
  })
  if (!placed.ok) return refusalOf(ctx, asked, placed.error)
  if (placed.value.repeated && !(await isSameRequest(ctx, placed.value, items.value))) return problem('idempotency_key_reused')
  return created(placed.value)
}

function created({ partyId, visits, repeated }: Party): Response {
  const [first] = visits
  const shown = visits.map((visit) => ({ ...visit, startsAt: inBaku(visit.startsAt) }))
  return Response.json(
    { partyId, visits: shown },
    {
      status: 201,
      headers: {
        ...(first && { location: `/api/v1/appointments/${first.id}` }),
        ...(repeated && { 'idempotency-replayed': 'true' }),
      },
    },
  )
}

/** Somebody else took it: with the times that are free instead. */
async function refusalOf(ctx: Ctx, [first]: Asked[], error: BookingError): Promise<Response> {
  if (error !== 'slot_taken' || !first)
    return problem(error === 'representation_ended' || error === 'application_not_found' ? 'not_allowed' : error)
  return problem('slot_taken', { alternatives: await alternativesTo(ctx, first) })
}

/** Guesses at PINs by one system: wrong ones are counted, in the database, for all processes together. */
const guessKey = (clientId: string): ThrottleKey => ({ key: keyedHash('throttle.assist', clientId), allowance: 100 })

/** Whom the visit is for: the person of the token, or the one a body of the state names. */
async function visitorOf(caller: Caller, pin: string | undefined): Promise<string | Response> {
  if (caller.kind === 'person') {
    const { actor } = caller.ctx
    if (pin) return problem('invalid_request', { errors: [{ pointer: '/visitor', code: 'not_with_personal_token' }] })
    return canBookFor(actor, '') ? actor.personId : problem('not_allowed')
  }
  if (!pin) return problem('invalid_request', { errors: [{ pointer: '/visitor/pin', code: 'required' }] })
  const { db, now } = caller.ctx
  const [person] = await db.select({ id: people.id }).from(people).where(eq(people.pin, pin))
  if (person) return person.id
  const until = await takeAttempt(db, [guessKey(caller.clientId)], now)
  if (!until) return problem('visitor_not_found')
  return problem('too_many_requests', {}, { 'retry-after': String(Math.ceil((until.getTime() - now.getTime()) / 1000)) })
}

/** The family's names come from the register: nobody books for a stranger's child. */
async function withNames(
  ctx: Ctx,
  personId: string,
  asked: readonly Asked[],
): Promise<Result<PartyItem[], 'beneficiary_not_family' | 'register_unavailable'>> {
  if (asked.every(({ beneficiary }) => !beneficiary)) return ok(asked.map(({ serviceCode, slotId }) => ({ serviceCode, slotId })))
  const { children, spouse } = await readFacts(ctx, personId, ['children', 'spouse'])
  if (!children.ok || !spouse.ok) return err('register_unavailable')
  const family = [...(children.value ?? []), ...(spouse.value ? [spouse.value] : [])]
  const items: PartyItem[] = []
  for (const { serviceCode, slotId, beneficiary } of asked) {
    const member = family.find(({ pin }) => pin === beneficiary?.pin)
    if (beneficiary && !member) return err('beneficiary_not_family')
    items.push({ serviceCode, slotId, ...(member && { beneficiary: { pin: member.pin, name: member.name } }) })
  }
  return ok(items)
}

/** Whether a repeated key asks for what it booked before, also when that was moved meanwhile: as its first row of history has it. */
async function isSameRequest({ db }: Ctx, { visits }: Party, items: readonly PartyItem[]): Promise<boolean> {
  if (visits.length !== items.length) return false
  const ids = visits.map(({ id }) => id)
  const booked = await db
    .select({
      serviceCode: appointments.serviceCode,
      beneficiaryPin: appointments.beneficiaryPin,
      centreCode: appointmentMoves.centreCode,
      startsAt: appointmentMoves.startsAt,
    })
    .from(appointments)
    .innerJoin(appointmentMoves, and(eq(appointmentMoves.appointmentId, appointments.id), eq(appointmentMoves.action, 'book')))
    .where(inArray(appointments.id, ids))
  const places = await db
    .select({ id: slots.id, centreCode: slots.centreCode, startsAt: slots.startsAt })
    .from(slots)
    .where(
      inArray(
        slots.id,
        items.map(({ slotId }) => slotId),
      ),
    )
  return items.every((item) => {
    const place = places.find(({ id }) => id === item.slotId)
    return booked.some(
      (visit) =>
        visit.serviceCode === item.serviceCode &&
        visit.beneficiaryPin === (item.beneficiary?.pin ?? null) &&
        visit.centreCode === place?.centreCode &&
        visit.startsAt.getTime() === place.startsAt.getTime(),
    )
  })
}
