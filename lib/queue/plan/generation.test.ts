import { asc, eq, sql } from 'drizzle-orm'
import fc from 'fast-check'
import type { Db } from '@/db/client'
import { calendarDays, centreClosures, centreHours, centreLines, centres, slots, staffShifts } from '@/db/schema'
import { layOutSlots } from '@/db/slots'
import { expect, test } from '@/lib/platform/testing'
import { addDays, atBaku, clockInBaku, type Day, dayInBaku, isoWeekday } from '@/lib/platform/time'

const TODAY = '2026-11-23' // a Monday
const DAYS = Array.from({ length: 4 }, (_, n) => addDays(TODAY, n))
const STEP = 5
const clock = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

type Span = { from: number; to: number }
type Line = {
  code: string
  kind: 'counter' | 'home'
  counters: number
  publicPercent: number
  reservePercent: number
  gridMinutes: number
  active: boolean
}
type Mark = Span & { day: Day; lineCode: string | null; opens: boolean }
type Shift = Span & { officer: number; day: Day; lineCode: string | null; rest: Span | null }
type Plan = { week: Record<number, Span>; lines: Line[]; marks: Mark[]; shifts: Shift[] }

const span = (from = 0, to = 1_435): fc.Arbitrary<Span> =>
  fc
    .tuple(fc.integer({ min: from / STEP, max: to / STEP }), fc.integer({ min: from / STEP, max: to / STEP }))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ from: Math.min(a, b) * STEP, to: Math.max(a, b) * STEP }))
const line = (code: string, kind: Line['kind']): fc.Arbitrary<Line> =>
  fc.record({
    code: fc.constant(code),
    kind: fc.constant(kind),
    counters: fc.integer({ min: 0, max: 12 }),
    publicPercent: fc.constantFrom(0, 30, 40, 75, 100),
    reservePercent: fc.constantFrom(0, 10, 25),
    gridMinutes: fc.constantFrom(10, 15, 20, 45),
    active: code === 'general' ? fc.constant(true) : fc.boolean(),
  })
const lineCode = fc.constantFrom(null, 'general', 'other', 'home')
const plans: fc.Arbitrary<Plan> = fc.record({
  week: fc.dictionary(fc.constantFrom('1', '2', '3', '4'), span(480, 1_200)),
  lines: fc.tuple(line('general', 'counter'), line('other', 'counter'), line('home', 'home')),
  marks: fc.array(
    fc
      .tuple(span(420, 1_320), fc.constantFrom(...DAYS), lineCode, fc.boolean())
      .map(([at, day, code, opens]) => ({ ...at, day, lineCode: code, opens })),
    { maxLength: 4 },
  ),
  shifts: fc.uniqueArray(
    fc
      .tuple(
        span(420, 1_200),
        fc.integer({ min: 0, max: 3 }),
        fc.constantFrom(...DAYS.slice(0, 3)),
        lineCode,
        fc.option(span(600, 900), { nil: null }),
      )
      .map(([at, officer, day, code, rest]) => ({ ...at, officer, day, lineCode: code, rest })),
    { maxLength: 7, selector: (shift) => `${shift.officer} ${shift.day}` },
  ),
})

/** The same plan worked out minute by minute, as one would with paper and pencil. */
function expected(plan: Plan): string[] {
  const lines = plan.lines.filter(({ active }) => active)
  const isCounter = (code: string | null) => lines.some((one) => one.code === code && one.kind === 'counter')
  const total = Math.max(
    1,
    lines.filter(({ kind }) => kind === 'counter').reduce((sum, { counters }) => sum + counters, 0),
  )
  const inside = ({ from, to }: Span, start: number, end: number) => from <= start && end <= to
  const touches = ({ from, to }: Span, start: number, end: number) => from < end && start < to
  return lines
    .flatMap(({ code, kind, counters, publicPercent, reservePercent, gridMinutes }) =>
      DAYS.flatMap((day) => {
        const week = plan.week[isoWeekday(day)]
        const marks = plan.marks.filter((mark) => mark.day === day && (mark.lineCode ?? code) === code)
        const open = [...(week ? [week] : []), ...marks.filter(({ opens }) => opens)]
        const origin = week?.from ?? Math.min(...open.map(({ from }) => from))
        const shifts = plan.shifts.filter((shift) => shift.day === day)
        const planned = shifts.some((shift) =>
          kind === 'home' ? shift.lineCode === code : shift.lineCode === null || isCounter(shift.lineCode),
        )
        return Array.from({ length: 1_440 }, (_, minute) => minute)
          .filter((start) => open.length > 0 && (start - origin) % gridMinutes === 0)
          .filter((start) => {
            const end = start + gridMinutes
            const minutes = Array.from({ length: gridMinutes }, (_, n) => start + n)
            return (
              minutes.every((minute) => open.some((one) => inside(one, minute, minute + 1))) &&
              !marks.some((mark) => !mark.opens && touches(mark, start, end))
            )
          })
          .map((start) => {
            const end = start + gridMinutes
            const works = (shift: Shift) => inside(shift, start, end) && !(shift.rest && touches(shift.rest, start, end))
            const own = shifts.filter((shift) => shift.lineCode === code && works(shift)).length
            const shared = kind === 'home' ? 0 : shifts.filter((shift) => shift.lineCode === null && works(shift)).length
            const [busy, of] = !planned ? [counters, 1] : kind === 'home' ? [own, 1] : [own * total + shared * counters, total]
            const capacity = busy * 2 < of || publicPercent === 0 ? 0 : Math.max(1, Math.floor((busy * publicPercent) / (100 * of)))
            const reserve = Math.max(0, Math.min(Math.round((busy * reservePercent) / (100 * of)), Math.ceil(busy / of) - capacity))
            return `${code} ${day} ${clock(start)} ${capacity}+${reserve}`
          })
      }),
    )
    .sort()
}

async function write(db: Db, centreCode: string, officers: readonly string[], plan: Plan): Promise<void> {
  await db.delete(centreHours).where(eq(centreHours.centreCode, centreCode))
  await db.delete(centreLines).where(eq(centreLines.centreCode, centreCode))
  await db.delete(centreClosures).where(eq(centreClosures.centreCode, centreCode))
  await db.delete(staffShifts).where(eq(staffShifts.centreCode, centreCode))
  const hours = Object.entries(plan.week).map(([weekday, { from, to }]) => ({
    centreCode,
    weekday: Number(weekday),
    opensAt: clock(from),
    closesAt: clock(to),
  }))
  if (hours.length > 0) await db.insert(centreHours).values(hours)
  await db.insert(centreLines).values(plan.lines.map((one) => ({ centreCode, name: { az: one.code }, horizonDays: 3, ...one })))
  const at = ({ day, from, to }: Span & { day: Day }) => ({ startsAt: atBaku(day, clock(from)), endsAt: atBaku(day, clock(to)) })
  for (const mark of plan.marks)
    await db.insert(centreClosures).values({
      id: crypto.randomUUID(),
      centreCode,
      lineCode: mark.lineCode,
      opens: mark.opens,
      reason: { az: 'Sınaq' },
      ...at(mark),
    })
  for (const shift of plan.shifts)
    await db.insert(staffShifts).values({
      id: crypto.randomUUID(),
      staffId: officers[shift.officer] ?? '',
      centreCode,
      lineCode: shift.lineCode,
      breaks: shift.rest
        ? [
            {
              from: atBaku(shift.day, clock(shift.rest.from)).toISOString(),
              to: atBaku(shift.day, clock(shift.rest.to)).toISOString(),
            },
          ]
        : [],
      ...at(shift),
    })
}

/** Places that are open, as the model writes them. */
async function laidOut(db: Db, centreCode: string): Promise<string[]> {
  const rows = await db.select().from(slots).where(eq(slots.centreCode, centreCode)).orderBy(asc(slots.startsAt))
  expect(rows.filter((row) => row.taken > row.capacity + row.reserve || (row.closed && row.capacity > row.taken))).toEqual([])
  return rows
    .filter((row) => !row.closed)
    .map((row) => `${row.lineCode} ${dayInBaku(row.startsAt)} ${clockInBaku(row.startsAt)} ${row.capacity}+${row.reserve}`)
    .sort()
}

test('whatever the week, lines, closures and shifts: places are those of the plan, also when the plan before was another', async ({
  db,
  given,
}) => {
  const centre = await given.centre({ counters: 8 })
  await db.update(centres).set({ status: 'verify' }).where(sql`${centres.code} <> ${centre.code}`)
  await db.delete(calendarDays)
  const officers: string[] = []
  for (let n = 0; n < 4; n++) officers.push((await given.staff({ centreCode: centre.code })).id)
  await fc.assert(
    fc.asyncProperty(plans, async (plan) => {
      await write(db, centre.code, officers, plan)
      await layOutSlots(db, TODAY, { centreCode: centre.code })
      expect(await laidOut(db, centre.code)).toEqual(expected(plan))
      expect(await layOutSlots(db, TODAY, { centreCode: centre.code }), 'a second run changes nothing').toEqual({
        added: 0,
        changed: 0,
      })
    }),
    { numRuns: 60 },
  )
})
