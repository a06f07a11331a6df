import { eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { appointments, auditEntries, representations } from '@/db/schema'
import { findActing } from '@/lib/identity/acting'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { expect, test } from '@/lib/platform/testing'
import {
  bookAppointment,
  callNext,
  cancelAppointment,
  findCompanyOfVisit,
  findVisit,
  listPastVisits,
  listUpcomingVisits,
  moveAppointment,
  openCounter,
} from '.'

type As = (person: { id: string }) => Ctx<Applicant>

async function under(as: As, db: Ctx['db'], person: { id: string }, representationId: string): Promise<Ctx<Applicant>> {
  const ctx = as(person)
  const acting = await findActing(db, representationId, person.id, ctx.now)
  if (!acting) throw new Error('Cannot test: expected a right that holds')
  return { ...ctx, actor: { ...ctx.actor, personId: acting.personId, deputy: acting.deputy } }
}

const booking = (slotId: string, serviceCode: string) => ({ slotId, serviceCode, idempotencyKey: crypto.randomUUID() })

describe('for a person', () => {
  test('a deputy books, moves and gives up visits of the services named; the owner sees them as their own', async ({
    db,
    given,
    as,
  }) => {
    const [owner, deputy] = [await given.person(), await given.person()]
    const [service, other] = [
      await given.service({ channelCodes: ['asan_centre'] }),
      await given.service({ channelCodes: ['asan_centre'] }),
    ]
    const slot = await given.slot({ capacity: 5 })
    const later = await given.slot({ centreCode: slot.centreCode, startsAt: new Date('2026-11-24T07:00:00Z') })
    const right = await given.representation({
      ownerPersonId: owner.id,
      deputyPersonId: deputy.id,
      serviceCodes: [service.code],
    })
    const ctx = await under(as, db, deputy, right.id)
    expect(await bookAppointment(ctx, booking(slot.id, other.code))).toEqual({ ok: false, error: 'not_allowed' })
    const booked = await bookAppointment(ctx, booking(slot.id, service.code))
    if (!booked.ok) throw new Error(booked.error)
    const { id } = booked.value
    expect((await listUpcomingVisits(as(owner))).map((visit) => visit.id)).toEqual([id])
    expect(await listUpcomingVisits(as(deputy))).toEqual([])
    expect((await listUpcomingVisits(ctx)).map((visit) => visit.id)).toEqual([id])
    const [row] = await db.select().from(appointments).where(eq(appointments.id, id))
    expect(row).toMatchObject({ personId: owner.id, deputyPersonId: deputy.id, companyTin: null })
    expect(await moveAppointment(ctx, { id, slotId: later.id })).toEqual({ ok: true, value: { id } })
    const acts = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, id))
    expect(acts.map(({ actorPersonId, personId }) => [actorPersonId, personId])).toEqual(Array(2).fill([deputy.id, owner.id]))

    // A visit of the owner in another service does not exist for the deputy.
    const hidden = await given.appointment({ personId: owner.id, serviceCode: other.code })
    expect(await findVisit(ctx, hidden.id)).toBeNull()
    expect(await cancelAppointment(ctx, { id: hidden.id })).toEqual({ ok: false, error: 'not_found' })
    expect(await moveAppointment(ctx, { id: hidden.id, slotId: later.id })).toEqual({ ok: false, error: 'not_found' })
    expect((await listPastVisits(ctx, 1)).total).toBe(0)

    await db.update(representations).set({ status: 'revoked' }).where(eq(representations.id, right.id))
    const ended = { ok: false, error: 'representation_ended' }
    expect(await cancelAppointment(ctx, { id })).toEqual(ended)
    expect(await moveAppointment(ctx, { id, slotId: slot.id })).toEqual(ended)
    expect(await bookAppointment(ctx, booking(slot.id, service.code))).toEqual(ended)
  })

  test('who booked a visit for somebody does not serve it', async ({ given, asStaff, now }) => {
    const operator = await given.staff({ centreCode: (await given.centre()).code, permissions: ['queue.operate'] })
    const slot = await given.slot({ centreCode: operator.centreCode ?? '', startsAt: now })
    await given.appointment({ slot, deputyPersonId: operator.personId })
    const ctx = asStaff(operator)
    await openCounter(ctx, { number: 1 })
    expect(await callNext(ctx)).toMatchObject({ ok: true, value: { kind: 'nobody' } })
  })
})

describe('for a company', () => {
  test('visits are the company’s: every representative sees them, nobody finds them among their own', async ({ db, given, as }) => {
    const [nigar, kamran] = [await given.person({ givenName: 'Nigar' }), await given.person({ givenName: 'Kamran', sex: 'male' })]
    const service = await given.service({ channelCodes: ['asan_centre'] })
    const slot = await given.slot({ capacity: 5 })
    const later = await given.slot({ centreCode: slot.centreCode, capacity: 5, startsAt: new Date('2026-11-24T07:00:00Z') })
    const company = async (person: { id: string }) =>
      under(as, db, person, (await given.representation({ kind: 'company', deputyPersonId: person.id })).id)
    const [asNigar, asKamran] = [await company(nigar), await company(kamran)]
    const booked = await bookAppointment(asNigar, booking(slot.id, service.code))
    if (!booked.ok) throw new Error(booked.error)
    const { id } = booked.value
    expect((await listUpcomingVisits(asKamran)).map((visit) => visit.id)).toEqual([id])
    expect(await listUpcomingVisits(as(nigar))).toEqual([])
    expect(await findVisit(as(nigar), id)).toBeNull()
    expect(await findCompanyOfVisit(as(nigar), id)).toBe('1234567891')
    expect(await findCompanyOfVisit(as(kamran), id)).toBeNull()
    // The company's visit does not stand in the way of one's own of the same service, but nobody is in two places at once.
    expect(await bookAppointment(as(nigar), booking(slot.id, service.code))).toEqual({ ok: false, error: 'same_time' })
    expect(await bookAppointment(as(nigar), booking(later.id, service.code))).toMatchObject({ ok: true })
    expect(await bookAppointment(asNigar, booking(later.id, service.code))).toEqual({ ok: false, error: 'already_booked' })
    expect(await moveAppointment(asKamran, { id, slotId: later.id })).toEqual({ ok: false, error: 'same_time' })
    expect(await cancelAppointment(asKamran, { id })).toEqual({ ok: true, value: { id } })
  })
})
