import { and, asc, eq, gte, lt, notInArray, sql } from 'drizzle-orm'
import fc from 'fast-check'
import { calendarDays, centreHours, centres, slots } from '@/db/schema'
import { layOutSlots } from '@/db/slots'
import { SLOT_PLAN } from '@/db/vocabulary/queue'
import { workCalendar } from '@/lib/catalogue/model'
import { expect, test } from '@/lib/platform/testing'
import { addDays, atBaku, clockInBaku, type Day, dayInBaku, isoWeekday } from '@/lib/platform/time'

const TODAY = '2026-11-23' // a Monday
const days = Array.from({ length: SLOT_PLAN.horizonDays + 1 }, (_, n) => addDays(TODAY, n))
const name = { az: 'Sınaq günü' }

const clock = (quarters: number) =>
  `${String(Math.floor(quarters / 4)).padStart(2, '0')}:${String((quarters % 4) * 15).padStart(2, '0')}`
const hours = fc
  .tuple(fc.integer({ min: 0, max: 94 }), fc.integer({ min: 1, max: 95 }))
  .filter(([open, close]) => close > open)
  .map(([open, close]) => ({ opensAt: clock(open), closesAt: clock(close) }))
const week = fc.dictionary(fc.constantFrom('1', '2', '3', '4', '5', '6', '7'), hours)
const special = fc.record({
  day: fc.constantFrom(...days),
  kind: fc.constantFrom('holiday', 'transferred', 'memorial', 'swap'),
  swapped: fc.boolean(),
})
const specialDays = fc.uniqueArray(special, { selector: (one) => one.day, maxLength: 8 }).map((list) =>
  list.map(({ day, kind, swapped }) => ({
    day,
    kind,
    name,
    confirmed: true,
    working: kind === 'memorial' || (kind === 'swap' && swapped),
  })),
)

test('places lie inside opening hours, never on a day of rest, and on every quarter of an open day', async ({ db, given }) => {
  const centre = await given.centre({ counters: 8 })
  await db.update(centres).set({ status: 'verify' }).where(sql`${centres.code} <> ${centre.code}`)
  await fc.assert(
    fc.asyncProperty(week, specialDays, async (opening, marked) => {
      await db.delete(slots)
      await db.delete(calendarDays)
      await db.delete(centreHours).where(eq(centreHours.centreCode, centre.code))
      const rows = Object.entries(opening).map(([weekday, open]) => ({
        centreCode: centre.code,
        weekday: Number(weekday),
        ...open,
      }))
      if (rows.length > 0) await db.insert(centreHours).values(rows)
      if (marked.length > 0) await db.insert(calendarDays).values(marked)
      await layOutSlots(db, TODAY)

      // Said again in other words: the calendar the whole portal uses, and the clock of Baku.
      const calendar = workCalendar(marked)
      const openOn = (day: Day) => {
        if (calendar.holiday(day)) return undefined
        const movedHere = marked.some((one) => one.day === day && one.kind === 'swap') && calendar.isWorkingDay(day)
        return opening[isoWeekday(day)] ?? (movedHere ? opening[1] : undefined)
      }
      const expected = days.flatMap((day) => {
        const open = openOn(day)
        if (!open) return []
        const minutes = (at: string) => Number(at.slice(0, 2)) * 60 + Number(at.slice(3))
        const count = (minutes(open.closesAt) - minutes(open.opensAt)) / SLOT_PLAN.gridMinutes
        return Array.from({ length: count }, (_, n) => atBaku(day, clock(minutes(open.opensAt) / 15 + n)).toISOString())
      })
      const made = await db
        .select({ at: slots.startsAt })
        .from(slots)
        .where(eq(slots.centreCode, centre.code))
        .orderBy(asc(slots.startsAt))
      expect(made.map((slot) => slot.at.toISOString())).toEqual(expected)
    }),
    { numRuns: 60 },
  )
})

test('the real calendar and centres: no place on a holiday, none outside the hours of the day, only at operating centres', async ({
  db,
}) => {
  await layOutSlots(db, '2026-12-10') // the end-of-year holidays lie inside
  const calendar = workCalendar(await db.select().from(calendarDays))
  const hoursOf = new Map((await db.select().from(centreHours)).map((row) => [`${row.centreCode} ${row.weekday}`, row]))
  const made = await db
    .select({ centreCode: slots.centreCode, at: slots.startsAt, status: centres.status, capacity: slots.capacity })
    .from(slots)
    .innerJoin(centres, eq(centres.code, slots.centreCode))
    // Mobile units have stops, not a week.
    .where(notInArray(centres.kind, ['mobile_bus', 'mobile_train']))
  expect(made.length).toBeGreaterThan(10_000)
  const wrong = made.filter(({ centreCode, at, status, capacity }) => {
    const open = hoursOf.get(`${centreCode} ${isoWeekday(dayInBaku(at))}`)
    const time = `${clockInBaku(at)}:00`
    return (
      status !== 'operating' ||
      capacity < 1 ||
      calendar.holiday(dayInBaku(at)) !== null ||
      !open ||
      time < open.opensAt ||
      time >= open.closesAt
    )
  })
  expect(wrong).toEqual([])
})

test('a second run changes nothing', async ({ db }) => {
  const first = await layOutSlots(db, TODAY)
  expect(first.added).toBeGreaterThan(0)
  expect(await layOutSlots(db, TODAY)).toEqual({ added: 0, changed: 0 })
})

test('a day that closes keeps its visitors and takes no new ones; it opens again with its full capacity', async ({ db, given }) => {
  const centre = await given.centre({ counters: 20 })
  await layOutSlots(db, TODAY)
  const day = '2026-12-02'
  const dayOf = and(
    eq(slots.centreCode, centre.code),
    gte(slots.startsAt, atBaku(day)),
    lt(slots.startsAt, atBaku(addDays(day, 1))),
  )
  const [busy] = await db.select().from(slots).where(dayOf).orderBy(asc(slots.startsAt))
  if (!busy) throw new Error('expected places on an ordinary Wednesday')
  await given.appointment({ slot: busy })

  await db.insert(calendarDays).values({ day, name, working: false, kind: 'swap', confirmed: true })
  await layOutSlots(db, TODAY)
  const closed = await db.select().from(slots).where(dayOf)
  expect(closed.find((slot) => slot.id === busy.id)).toMatchObject({ capacity: 1, taken: 1 })
  expect(closed.filter((slot) => slot.capacity > slot.taken)).toEqual([])

  await db.delete(calendarDays).where(eq(calendarDays.day, day))
  await layOutSlots(db, TODAY)
  const [opened] = await db.select().from(slots).where(eq(slots.id, busy.id))
  expect(opened).toMatchObject({ capacity: busy.capacity, taken: 1 })
})

test('fewer counters never push out those already booked', async ({ db, given }) => {
  const centre = await given.centre({ counters: 20 })
  await layOutSlots(db, TODAY)
  const [slot] = await db.select().from(slots).where(eq(slots.centreCode, centre.code)).orderBy(asc(slots.startsAt)).limit(1)
  if (!slot) throw new Error('expected places')
  for (let n = 0; n < slot.capacity; n++) await given.appointment({ slot })
  await db.update(centres).set({ counters: 1 }).where(eq(centres.code, centre.code))
  await layOutSlots(db, TODAY)
  const [after] = await db.select().from(slots).where(eq(slots.id, slot.id))
  expect(after).toMatchObject({ capacity: slot.capacity, taken: slot.capacity })
})
