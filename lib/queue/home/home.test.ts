import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import {
  appointmentFurtherSlots,
  appointments,
  auditEntries,
  centreLines,
  disclosures,
  feesDue,
  homeVisitAreas,
  homeVisits,
  paymentAttempts,
  slots,
} from '@/db/schema'
import { cancelVisitFee, findVisitFee, recordVisitReceipt, settlePayment, startVisitPayment } from '@/lib/payments'
import { FakeProvider } from '@/lib/payments/testing'
import { newKey } from '@/lib/platform/ids'
import { err } from '@/lib/platform/result'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import { cancelAppointment } from '../cancel-appointment'
import { moveAppointment } from '../move-appointment'
import { bookHomeVisit } from './book-home-visit'
import { areaOf, groundOf, type HomeArea } from './model'
import { findHomeVisit, listHomeAreas, listHomeServices, listHomeTimes } from './queries'
import { settleExemptions } from './settle-exemptions'
import { getTeamDay } from './team-day'

const NAME = { az: 'Nəsimi', en: 'Nasimi', ru: 'Насими' }

/** A centre with a team that drives to Nəsimi for 30 manats, and two places of it tomorrow. */
async function team(given: Factories, db: Db, { capacity = 1 } = {}) {
  const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
  const centre = await given.centre()
  const areaCode = `area-${centre.code}`
  await db.insert(centreLines).values({
    centreCode: centre.code,
    code: 'home-a',
    name: NAME,
    kind: 'home',
    serviceCodes: [service.code],
    counters: 2,
    gridMinutes: 60,
    bufferMinutes: 30,
  })
  await db.insert(homeVisitAreas).values({
    code: areaCode,
    centreCode: centre.code,
    lineCode: 'home-a',
    name: NAME,
    places: ['Nəsimi'],
    regionCodes: ['baku-nasimi'],
    travelMinutes: 30,
    feeQepik: 3_000,
    source: 'test',
  })
  const at = (clock: string) =>
    given.slot({
      centreCode: centre.code,
      lineCode: 'home-a',
      startsAt: atBaku('2026-11-24', clock),
      durationMinutes: 60,
      capacity,
    })
  const places = [await at('10:00'), await at('11:00'), await at('12:00')] as const
  const form = (over: object = {}) => ({
    serviceCode: service.code,
    areaCode,
    slotId: places[0].id,
    address: 'AZ1000, Bakı, Nümunə küçəsi 1',
    phone: '+994501234567',
    idempotencyKey: newKey(),
    ...over,
  })
  return { service, centre, areaCode, places, form }
}

const priced = (events: Record<string, unknown>[]) => events.filter(({ type }) => type === 'queue.home_visit_priced')

test('place, address and fee are booked in one; the same form again is one visit', async ({ db, given, as, published }) => {
  const { form, places, areaCode } = await team(given, db)
  const leyla = await given.resident()
  const input = form()
  const first = await bookHomeVisit(as(leyla), input)
  if (!first.ok) throw new Error(first.error)
  expect(await bookHomeVisit(as(leyla), input)).toEqual(first)
  const { id } = first.value
  expect(await db.select().from(homeVisits)).toMatchObject([
    {
      appointmentId: id,
      areaCode,
      address: input.address,
      phone: input.phone,
      travelMinutes: 30,
      feeQepik: 3_000,
      exemption: null,
      exemptionPending: false,
    },
  ])
  expect(await findVisitFee(as(leyla), id)).toMatchObject({
    amountQepik: 3_000,
    status: 'due',
    appointmentId: id,
    applicationId: null,
  })
  expect(await findHomeVisit(as(leyla), id)).toMatchObject({ fee: { state: 'due', amountQepik: 3_000 }, confirmed: false })
  expect(priced(await published())).toMatchObject([{ appointmentId: id, amountQepik: 3_000, exemption: null, later: false }])
  const [slot] = await db.select().from(slots).where(eq(slots.id, places[0].id))
  expect(slot?.taken).toBe(1)
  const stranger = await given.resident()
  expect(await findHomeVisit(as(stranger), id)).toBeNull()
  expect(await findVisitFee(as(stranger), id)).toBeNull()
  expect(await bookHomeVisit(as(stranger), form())).toEqual(err('slot_taken'))
  expect(await bookHomeVisit(as(stranger), form({ areaCode: 'nowhere' }))).toEqual(err('area_not_found'))
  expect(await bookHomeVisit(as(stranger), form({ serviceCode: (await given.service()).code }))).toEqual(err('not_at_home'))
})

test('the way is part of the visit: what does not fit into one place holds the next too', async ({ db, given, as }) => {
  const { form, places, service } = await team(given, db)
  await db.update(centreLines).set({ bufferMinutes: 50 }).where(eq(centreLines.code, 'home-a'))
  const done = await bookHomeVisit(as(await given.resident()), form())
  expect(done.ok).toBe(true)
  expect(await db.select({ slotId: appointmentFurtherSlots.slotId }).from(appointmentFurtherSlots)).toEqual([
    { slotId: places[1].id },
  ])
  expect(service.windowMinutes).toBe(15)
})

test('who is exempt pays nothing: the register says so, nobody does of themselves', async ({ db, given, as, published }) => {
  const { form } = await team(given, db)
  const kamran = await given.resident()
  await given.entitled(kamran, 'pensioner')
  await given.entitled(kamran, 'disability_2')
  const done = await bookHomeVisit(as(kamran), form())
  if (!done.ok) throw new Error(done.error)
  expect(await findVisitFee(as(kamran), done.value.id)).toBeNull()
  expect(await findHomeVisit(as(kamran), done.value.id)).toMatchObject({
    fee: { state: 'free', ground: 'disability_2' },
    exemptionRegister: 'social_protection',
  })
  expect(priced(await published())).toMatchObject([{ amountQepik: 0, exemption: 'disability_2' }])
})

test.for([
  ['nothing', null, 3_000],
  ['a pension alone', 'pensioner', 3_000],
  ['a disability group', 'disability_1', 0],
] as const)(
  'the register is silent: nothing is asked for; when it answers with %s, the fee is settled',
  async ([, category, qepik], { db, given, as, asSystem, published }) => {
    const { form } = await team(given, db)
    const person = await given.resident()
    if (category) await given.entitled(person, category)
    await given.fault('social_protection', 'down')
    const done = await bookHomeVisit(as(person), form())
    if (!done.ok) throw new Error(done.error)
    const { id } = done.value
    expect(await findVisitFee(as(person), id)).toBeNull()
    expect(await findHomeVisit(as(person), id)).toMatchObject({ fee: { state: 'unknown', amountQepik: 3_000 } })
    expect(priced(await published())).toEqual([])
    expect(await settleExemptions(asSystem())).toBe(0)
    await given.fault('social_protection', 'ok')
    expect(await settleExemptions(asSystem())).toBe(1)
    expect(await settleExemptions(asSystem())).toBe(0)
    expect((await findVisitFee(as(person), id))?.amountQepik ?? 0).toBe(qepik)
    expect(priced(await published())).toMatchObject([{ amountQepik: qepik, later: true }])
  },
)

test('given up before the register answered: no fee is opened any more', async ({ db, given, as, asSystem }) => {
  const { form } = await team(given, db)
  const person = await given.resident()
  await given.fault('social_protection', 'down')
  const done = await bookHomeVisit(as(person), form())
  if (!done.ok) throw new Error(done.error)
  expect(await cancelAppointment(as(person), { id: done.value.id })).toMatchObject({ ok: true })
  await given.fault('social_protection', 'ok')
  expect(await settleExemptions(asSystem())).toBe(0)
  expect(await findVisitFee(as(person), done.value.id)).toBeNull()
})

test('paid online and given up: the money goes back; due and given up: nothing is owed', async ({ db, given, as, asSystem }) => {
  const { form, places } = await team(given, db)
  const leyla = await given.resident()
  const done = await bookHomeVisit(as(leyla), form())
  if (!done.ok) throw new Error(done.error)
  const { id } = done.value
  const provider = new FakeProvider()
  const started = await startVisitPayment(as(leyla), { appointmentId: id, idempotencyKey: newKey() }, provider)
  expect(started).toMatchObject({ ok: true })
  expect(await startVisitPayment(as(await given.resident()), { appointmentId: id, idempotencyKey: newKey() }, provider)).toEqual(
    err('not_found'),
  )
  const [attempt] = await db.select().from(paymentAttempts)
  const report = { providerPaymentId: attempt?.providerPaymentId ?? '', status: 'paid' as const, amountQepik: 3_000 }
  expect(await settlePayment(asSystem(), provider.name, report)).toBe('paid')
  expect(await findVisitFee(as(leyla), id)).toMatchObject({ status: 'paid', channel: 'provider' })
  await cancelAppointment(as(leyla), { id })
  await cancelVisitFee(db, asSystem(), id)
  await cancelVisitFee(db, asSystem(), id)
  expect(await findVisitFee(as(leyla), id)).toMatchObject({ status: 'paid', returnDueAt: expect.any(Date) })
  expect(await db.select({ status: paymentAttempts.status }).from(paymentAttempts)).toEqual([{ status: 'return_due' }])
  expect(
    await db
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'payments.return_due'))),
  ).toHaveLength(1)

  const rauf = await given.resident()
  const second = await bookHomeVisit(as(rauf), form({ slotId: places[1].id }))
  if (!second.ok) throw new Error(second.error)
  await cancelVisitFee(db, asSystem(), second.value.id)
  expect(await findVisitFee(as(rauf), second.value.id)).toMatchObject({ status: 'cancelled' })
  expect(await startVisitPayment(as(rauf), { appointmentId: second.value.id, idempotencyKey: newKey() }, provider)).toEqual(
    err('fee_cancelled'),
  )
})

test('a team records a receipt at the door, for its own centre and never its own visit', async ({ db, given, as, asStaff }) => {
  const { form, centre } = await team(given, db)
  const leyla = await given.resident()
  const done = await bookHomeVisit(as(leyla), form())
  if (!done.ok) throw new Error(done.error)
  const receipt = { appointmentId: done.value.id, receiptNumber: 'KB-4711' }
  const elsewhere = await given.staff({ centreCode: (await given.centre()).code, permissions: ['queue.operate'] })
  const own = await given.staff({ personId: leyla.id, centreCode: centre.code, permissions: ['queue.operate'] })
  const operator = await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] })
  expect(await recordVisitReceipt(asStaff(elsewhere), receipt)).toEqual(err('not_found'))
  expect(await recordVisitReceipt(asStaff(own), receipt)).toEqual(err('own_case'))
  const first = await recordVisitReceipt(asStaff(operator), receipt)
  expect(first.ok).toBe(true)
  expect(await recordVisitReceipt(asStaff(operator), receipt)).toEqual(first)
  expect(await db.select({ status: feesDue.status, by: feesDue.recordedBy }).from(feesDue)).toEqual([
    { status: 'paid', by: operator.id },
  ])
})

test('moving stays with the team and keeps the fee', async ({ db, given, as }) => {
  const { form, places, centre } = await team(given, db)
  const leyla = await given.resident()
  const done = await bookHomeVisit(as(leyla), form())
  if (!done.ok) throw new Error(done.error)
  const { id } = done.value
  expect(await moveAppointment(as(leyla), { id, slotId: places[2].id })).toMatchObject({ ok: true })
  const hall = await given.slot({ centreCode: centre.code, startsAt: atBaku('2026-11-25', '10:00') })
  expect((await moveAppointment(as(leyla), { id, slotId: hall.id })).ok).toBe(false)
  const [visit] = await db.select().from(appointments).where(eq(appointments.id, id))
  expect(visit?.startsAt).toEqual(places[2].startsAt)
  expect(await findVisitFee(as(leyla), id)).toMatchObject({ status: 'due' })
})

test('the list of the day shows addresses to the centre alone, and each look is told', async ({ db, given, as, asStaff }) => {
  const { form, centre } = await team(given, db)
  const leyla = await given.resident()
  await bookHomeVisit(as(leyla), form({ remark: 'Həyətdən giriş' }))
  const operator = asStaff(await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] }))
  const elsewhere = asStaff(await given.staff({ centreCode: (await given.centre()).code, permissions: ['queue.operate'] }))
  expect(await getTeamDay(asStaff(await given.staff()), undefined)).toBeNull()
  expect((await getTeamDay(elsewhere, '2026-11-24'))?.visits).toEqual([])
  expect((await getTeamDay(operator))?.visits).toEqual([])
  for (let look = 0; look < 2; look++)
    expect((await getTeamDay(operator, '2026-11-24'))?.visits).toMatchObject([
      {
        address: 'AZ1000, Bakı, Nümunə küçəsi 1',
        remark: 'Həyətdən giriş',
        fee: { status: 'due', amountQepik: 3_000 },
        exempt: false,
      },
    ])
  expect(await db.select({ what: disclosures.what }).from(disclosures).where(eq(disclosures.personId, leyla.id))).toEqual([
    { what: 'home_visit' },
  ])
})

test('what is offered: services of working teams and their free times', async ({ db, given, as }) => {
  const { service, centre, places, areaCode } = await team(given, db)
  const ctx = as(await given.resident())
  expect((await listHomeServices(ctx)).map(({ code }) => code)).toContain(service.code)
  const area = (await listHomeAreas(ctx)).find(({ code }) => code === areaCode)
  expect(area).toMatchObject({ centreCode: centre.code, serviceCodes: [service.code] })
  await db.update(slots).set({ taken: 1 }).where(eq(slots.id, places[0].id))
  expect((await listHomeTimes(ctx, { centreCode: centre.code, lineCode: 'home-a' })).map(({ slotId }) => slotId)).toEqual([
    places[1].id,
    places[2].id,
  ])
  await db.update(homeVisitAreas).set({ active: false }).where(eq(homeVisitAreas.code, areaCode))
  expect((await listHomeAreas(ctx)).some(({ code }) => code === areaCode)).toBe(false)
})

test('a district names its area before its region does; the strongest ground counts', () => {
  const area = (code: string, regionCodes: string[]) => ({ code, regionCodes }) as HomeArea
  const areas = [area('all', ['baku']), area('centre', ['baku-nasimi'])]
  expect(areaOf(areas, { regionCode: 'baku', districtCode: 'baku-nasimi' })?.code).toBe('centre')
  expect(areaOf(areas, { regionCode: 'baku', districtCode: 'baku-khazar' })?.code).toBe('all')
  expect(areaOf(areas, { regionCode: 'ganja', districtCode: null })).toBeNull()
  expect(areaOf(areas, null)).toBeNull()
  expect(groundOf(['pensioner', 'disability_3', 'disability_1'])).toBe('disability_1')
  expect(groundOf(['pregnancy', 'veteran'])).toBeNull()
})

raceTest('twenty call one team to one hour: one door is knocked at, one fee is due', async ({ db, given, as }) => {
  const { form } = await team(given, db)
  const people = await Promise.all(Array.from({ length: 20 }, () => given.resident()))
  const done = await Promise.all(people.map((person) => bookHomeVisit(as(person), form())))
  expect(done.filter((one) => one.ok)).toHaveLength(1)
  expect(new Set(done.flatMap((one) => (one.ok ? [] : one.error)))).toEqual(new Set(['slot_taken']))
  expect(await db.select().from(homeVisits)).toHaveLength(1)
  expect(await db.select().from(feesDue)).toHaveLength(1)
})
