import { eq, inArray } from 'drizzle-orm'
import { describe } from 'vitest'
import { appointments, auditEntries, events, slots } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { expect, raceTest } from '@/lib/platform/testing'
import { asking, givenApp } from './testing'

const CLIENTS = 200
const PLACES = 50

const kinds = [
  ['50 places of one visitor each', PLACES, 1],
  ['one time with 50 places', 1, PLACES],
] as const

describe.each(kinds)('200 people want %s at once', (_, count, capacity) => {
  raceTest('exactly 50 get one, everybody else three other times, nobody an error', { timeout: 60_000 }, async ({ db, given }) => {
    const { user } = await givenApp(given)
    const ask = asking(db)
    const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
    const centre = await given.centre()
    const at = (minute: number) => new Date(Date.parse('2026-11-24T05:00:00Z') + minute * 60_000)
    const wanted: { id: string }[] = []
    for (let n = 0; n < count; n += 1) wanted.push(await given.slot({ centreCode: centre.code, startsAt: at(n), capacity }))
    for (let n = 0; n < 4; n += 1) await given.slot({ centreCode: centre.code, startsAt: at(600 + n * 15), capacity: 500 })
    const people = await Promise.all(Array.from({ length: CLIENTS }, () => user()))

    const answers = await Promise.all(
      people.map(({ token }, n) =>
        ask('bookVisits', { token, key: newKey(), body: { serviceCode: service.code, slotId: wanted[n % count]?.id } }),
      ),
    )
    const statuses = answers.map(({ status }) => status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(PLACES)
    expect(statuses.filter((status) => status === 409)).toHaveLength(CLIENTS - PLACES)
    for (const { body } of answers.filter(({ status }) => status === 409)) {
      expect(body.code).toBe('slot_taken')
      expect(body.alternatives).toHaveLength(3)
    }

    const ids = wanted.map(({ id }) => id)
    const held = await db.select().from(appointments).where(inArray(appointments.slotId, ids))
    expect(held).toHaveLength(PLACES)
    for (const slot of await db.select().from(slots).where(inArray(slots.id, ids)))
      expect(slot.taken).toBe(held.filter(({ slotId }) => slotId === slot.id).length)
    const visits = held.map(({ id }) => id)
    expect(await db.$count(auditEntries, inArray(auditEntries.subjectId, visits))).toBe(PLACES)
    const told = await db.select({ data: events.data }).from(events).where(eq(events.type, 'queue.appointment_booked'))
    expect(told.filter(({ data }) => visits.includes(String(data.appointmentId)))).toHaveLength(PLACES)
  })
})
