import { and, eq, gte, inArray, isNotNull, lt, sql } from 'drizzle-orm'
import { appointments, slots } from '@/db/schema'
import { layOutSlots } from '@/db/slots'
import { newKey } from '@/lib/platform/ids'
import { expect, raceTest, TEST_NOW } from '@/lib/platform/testing'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { bookAppointment } from '../book-appointment'
import { cancelAppointment } from '../cancel-appointment'
import { moveAppointment } from '../move-appointment'
import { changeWeekHours } from './change-hours'
import { addClosure, withdrawClosure } from './close-centre'
import { ClosureInput, WeekHours } from './model'

const TODAY = dayInBaku(TEST_NOW)
const DAYS = [addDays(TODAY, 1), addDays(TODAY, 2)]

raceTest(
  'forty book, move and cancel while hours change and a day closes: nobody is lost',
  async ({ db, given, as, asStaff, published }) => {
    const centre = await given.centre({ counters: 10 })
    const manager = await given.staff({ centreCode: centre.code, permissions: ['centres.plan'] })
    const ctx = asStaff(manager)
    const week = (closes: string) =>
      WeekHours.parse({
        centreCode: centre.code,
        confirmed: 'yes',
        ...Object.fromEntries(
          [1, 2, 3, 4, 5, 6, 7].flatMap((day) => [
            [`opens.${day}`, '09:00'],
            [`closes.${day}`, closes],
          ]),
        ),
      })
    await layOutSlots(db, TODAY, { centreCode: centre.code })
    await changeWeekHours(ctx, week('18:00'))
    const service = await given.service({ channelCodes: ['asan_centre'] })
    const people: { id: string }[] = []
    for (let n = 0; n < 40; n++) people.push(await given.person())
    const places = await db
      .select({ id: slots.id })
      .from(slots)
      .where(
        and(
          eq(slots.centreCode, centre.code),
          eq(slots.closed, false),
          gte(slots.startsAt, atBaku(DAYS[0] ?? TODAY, '15:00')),
          lt(slots.startsAt, atBaku(DAYS[1] ?? TODAY, '12:00')),
        ),
      )
    const place = (n: number) => places[n % places.length]?.id ?? ''

    const visitor = async (person: { id: string }, n: number): Promise<string | null> => {
      const booked = await bookAppointment(as(person), {
        slotId: place(n * 7),
        serviceCode: service.code,
        idempotencyKey: newKey(),
      })
      if (!booked.ok) return null
      const { id } = booked.value
      if (n % 4 === 1) await moveAppointment(as(person), { id, slotId: place(n * 11 + 3) })
      if (n % 4 === 2) await cancelAppointment(as(person), { id })
      return id
    }
    const closing = async () => {
      expect(await changeWeekHours(ctx, week('16:00'))).toMatchObject({ ok: true })
      const day = { centreCode: centre.code, kind: 'closes', from: '00:00', to: '23:55', 'reason.az': 'Qəza', confirmed: 'yes' }
      expect(await addClosure(ctx, ClosureInput.parse({ ...day, day: DAYS[1] }))).toMatchObject({ ok: true })
      expect(await changeWeekHours(ctx, week('17:00'))).toMatchObject({ ok: true })
    }
    const [, ...acknowledged] = await Promise.all([closing(), ...people.map(visitor)])
    const ids = acknowledged.filter((id) => id !== null)
    expect(ids.length).toBeGreaterThan(0)
    // Whoever changed their visit at the very moment of the change is met by the next run.
    await changeWeekHours(ctx, week('17:00'))

    const visits = await db
      .select({ id: appointments.id, status: appointments.status, displacedAt: appointments.displacedAt, closed: slots.closed })
      .from(appointments)
      .innerJoin(slots, eq(slots.id, appointments.slotId))
      .where(inArray(appointments.id, ids))
    expect(visits).toHaveLength(ids.length)
    const open = visits.filter(({ status }) => status !== 'cancelled')
    expect(
      open.filter((visit) => visit.closed !== (visit.displacedAt !== null)),
      'in an open place, or asked to choose another',
    ).toEqual([])
    const events = await published()
    for (const visit of open.filter(({ displacedAt }) => displacedAt))
      expect(events).toContainEqual(expect.objectContaining({ type: 'queue.visit_displaced', appointmentId: visit.id }))

    const { rows: drift } = await db.execute(sql`
    select slot.id, slot.taken from slots slot
    where slot.centre_code = ${centre.code}
      and slot.taken <> (select count(*) from appointments visit where visit.slot_id = slot.id and visit.status <> 'cancelled')
        + (select count(*) from appointment_further_slots further join appointments visit on visit.id = further.appointment_id
           where further.slot_id = slot.id and visit.status <> 'cancelled')`)
    expect(drift).toEqual([])

    // One of those asked to choose gives the visit up, as some did in the race: it keeps the mark that tells why, and stays given up.
    const [givenUp, ...displaced] = open.filter(({ displacedAt }) => displacedAt).map(({ id }) => id)
    if (givenUp) {
      const owner = people[acknowledged.indexOf(givenUp)] ?? { id: '' }
      expect(await cancelAppointment(as(owner), { id: givenUp })).toMatchObject({ ok: true })
    }

    const { rows } = await db.execute<{ id: string }>(sql`select id from centre_closures where centre_code = ${centre.code}`)
    await withdrawClosure(ctx, { centreCode: centre.code, id: rows[0]?.id ?? '', confirmed: 'yes' })
    await changeWeekHours(ctx, week('18:00'))
    const marked = await db
      .select({ id: appointments.id, status: appointments.status })
      .from(appointments)
      .where(and(inArray(appointments.id, ids), isNotNull(appointments.displacedAt)))
    expect(
      marked.filter(({ status }) => status !== 'cancelled'),
      'everybody has their time back',
    ).toEqual([])
    if (givenUp) expect(marked).toContainEqual({ id: givenUp, status: 'cancelled' })
    const told = (await published())
      .filter(({ type }) => type === 'queue.visit_restored')
      .map((event) => ('appointmentId' in event ? event.appointmentId : ''))
    expect(told, 'and knows it').toEqual(expect.arrayContaining(displaced))
  },
)
