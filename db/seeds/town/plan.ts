import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../client'
import type { LocalizedText } from '../../columns'
import {
  calendarDays,
  centreClosures,
  centreHours,
  centreLines,
  centres,
  counters,
  staffMembers,
  staffRoles,
  staffShifts,
  staffSkills,
} from '../../schema'
import { GENERAL_LINE, SLOT_PLAN } from '../../vocabulary/queue'
import { addDays, atBaku, type Day } from './days'
import { DEMO_PEOPLE, demoPerson } from './demo-people'
import type { TownHistory, TownView } from './history'
import { insertAll } from './load'
import { townId } from './portal'

/** The centre of the story: its lines, windows, officers and shifts are all there. */
export const DEMO_CENTRE = 'asan-baku-1'
/** Shifts are planned so far ahead; later days have the windows of their lines. */
const SHIFT_DAYS = 14

const GENERAL_NAME: LocalizedText = { az: 'Ümumi növbə', en: 'General line', ru: 'Общая очередь' }

type Line = Pick<typeof centreLines.$inferInsert, 'code' | 'name' | 'counters' | 'ticketLetter'> &
  Partial<typeof centreLines.$inferInsert> & {
    /** Windows by number, and what is done there when not everything. */
    windows: readonly [from: number, to: number]
    windowAgencies?: string[]
    /** Officers who work for this line alone. */
    officers: number
  }

const DEMO_LINES: readonly Line[] = [
  { code: GENERAL_LINE, name: GENERAL_NAME, counters: 18, ticketLetter: 'A', windows: [1, 18], officers: 12 },
  {
    code: 'din',
    name: {
      az: 'Daxili İşlər Nazirliyinin xidmətləri',
      en: 'Services of the Ministry of Internal Affairs',
      ru: 'Услуги Министерства внутренних дел',
    },
    agencyCodes: ['din'],
    counters: 12,
    ticketLetter: 'B',
    windows: [19, 30],
    windowAgencies: ['din'],
    officers: 10,
  },
  {
    code: 'justice',
    name: { az: 'Ədliyyə və notariat', en: 'Justice and notary', ru: 'Юстиция и нотариат' },
    agencyCodes: ['edliyye'],
    counters: 9,
    ticketLetter: 'C',
    windows: [31, 39],
    windowAgencies: ['edliyye'],
    officers: 7,
  },
  {
    // Far more people want a chosen number plate than there are; places are given by lot.
    code: 'plates',
    name: { az: 'Xüsusi nömrə nişanları', en: 'Special number plates', ru: 'Особые номерные знаки' },
    serviceCodes: ['din-plate-special'],
    release: 'draw',
    counters: 1,
    publicPercent: 100,
    reservePercent: 0,
    gridMinutes: 60,
    ticketLetter: 'D',
    windows: [40, 40],
    windowAgencies: ['din'],
    officers: 1,
  },
]
/** Colleagues who help in every line, besides Orxan and Lalə. */
const HELPERS = 2

type Officer = { staffId: string; lineCode: string | null }

/** How the centres work: a line for everybody everywhere, and the whole plan of the first centre of Baku for two weeks. */
export const centrePlan: TownHistory = {
  name: 'centre_plan',
  version: 1,
  async load(tx, town) {
    await generalLines(tx)
    for (const line of DEMO_LINES) {
      const { windows, windowAgencies, officers, ...columns } = line
      await tx
        .insert(centreLines)
        .values({ centreCode: DEMO_CENTRE, ...columns })
        .onConflictDoNothing()
    }
    await windowsOf(tx)
    const officers = await hireColleagues(tx, town)
    await skillsOf(tx, officers)
    await openDutyDay(tx, town.today)
    await planShifts(tx, town.today, officers)
  },
}

async function generalLines(tx: Db): Promise<void> {
  const rows = await tx
    .select({ code: centres.code, counters: centres.counters })
    .from(centres)
    .where(and(eq(centres.status, 'operating'), sql`${centres.code} <> ${DEMO_CENTRE}`))
  await insertAll(
    tx,
    centreLines,
    rows.map((centre) => ({ centreCode: centre.code, code: GENERAL_LINE, name: GENERAL_NAME, counters: centre.counters, ...plan })),
  )
}

const plan = {
  publicPercent: SLOT_PLAN.publicPercent,
  reservePercent: SLOT_PLAN.reservePercent,
  gridMinutes: SLOT_PLAN.gridMinutes,
  horizonDays: SLOT_PLAN.horizonDays,
}

async function windowsOf(tx: Db): Promise<void> {
  const rows = DEMO_LINES.flatMap(({ windows: [from, to], windowAgencies = [] }) =>
    Array.from({ length: to - from + 1 }, (_, n) => ({ centreCode: DEMO_CENTRE, number: from + n, agencyCodes: windowAgencies })),
  )
  await insertAll(tx, counters, rows)
}

/** People of the town who work at the counters. They have no part in the demo, so they never sign in. */
async function hireColleagues(tx: Db, town: TownView): Promise<Officer[]> {
  const named = new Set(DEMO_PEOPLE.map(({ key }) => town.id(key)))
  const lines = [
    ...DEMO_LINES.flatMap(({ code, officers }) => Array<string | null>(officers).fill(code)),
    ...Array<string | null>(HELPERS).fill(null),
  ]
  const people = town.adults.filter((id) => !named.has(id)).slice(-lines.length)
  const colleagues = people.map((id, n) => ({
    personId: id,
    staffId: townId('staff', `${DEMO_CENTRE}/${n}`),
    lineCode: lines[n] ?? null,
  }))
  const position = { az: 'Qəbul operatoru', en: 'Counter operator', ru: 'Оператор приёма' }
  await insertAll(
    tx,
    staffMembers,
    colleagues.map((one) => ({ id: one.staffId, personId: one.personId, centreCode: DEMO_CENTRE, position })),
  )
  const validFrom = new Date(town.now.getTime() - 200 * 86_400_000)
  await insertAll(
    tx,
    staffRoles,
    colleagues.map(({ staffId }) => ({ id: townId('staff_role', staffId), staffId, roleCode: 'operator', validFrom })),
  )
  const own = (['orxan', 'lale'] as const).map((key) => ({ staffId: townId('staff', demoPerson(key).pin), lineCode: null }))
  return [...own, ...colleagues]
}

async function skillsOf(tx: Db, officers: readonly Officer[]): Promise<void> {
  const [orxan, lale, ...others] = officers
  const agenciesOf = new Map<string | null, string[]>(DEMO_LINES.map((line) => [line.code, line.windowAgencies ?? []]))
  await insertAll(tx, staffSkills, [
    ...(orxan ? [{ staffId: orxan.staffId, languages: ['en', 'ru'] }] : []),
    ...(lale ? [{ staffId: lale.staffId, agencyCodes: ['din', 'edliyye'], languages: ['ru'] }] : []),
    ...others.map(({ staffId, lineCode }, n) => ({
      staffId,
      agencyCodes: agenciesOf.get(lineCode) ?? [],
      languages: n % 3 === 0 ? ['ru'] : n % 7 === 0 ? ['en', 'ru'] : [],
    })),
  ])
}

/**
 * A demo that is opened on a Sunday or a holiday still has a desk to try: the centre is on duty that day. The calendar stays as it is.
 */
async function openDutyDay(tx: Db, today: Day): Promise<void> {
  if ((await openDays(tx, [today])).length > 0) return
  await tx
    .insert(centreClosures)
    .values({
      id: townId('closure', `${DEMO_CENTRE}/${today}`),
      centreCode: DEMO_CENTRE,
      startsAt: atBaku(today, '09:00'),
      endsAt: atBaku(today, '18:00'),
      opens: true,
      reason: { az: 'Növbətçi gün', en: 'Day on duty', ru: 'Дежурный день' },
    })
    .onConflictDoNothing()
}

/** Days on which the week and the calendar let the centre open. */
async function openDays(tx: Db, days: readonly Day[]): Promise<Day[]> {
  const hours = await tx.select({ weekday: centreHours.weekday }).from(centreHours).where(eq(centreHours.centreCode, DEMO_CENTRE))
  const resting = await tx
    .select({ day: calendarDays.day })
    .from(calendarDays)
    .where(and(inArray(calendarDays.day, [...days]), eq(calendarDays.working, false)))
  const weekdays = new Set(hours.map(({ weekday }) => weekday))
  const rest = new Set(resting.map(({ day }) => day))
  return days.filter((day) => weekdays.has(new Date(`${day}T00:00:00Z`).getUTCDay() || 7) && !rest.has(day))
}

/** Full days with lunch in two shifts, so that no line stands empty at noon; the window of the scarce places works in the morning. */
async function planShifts(tx: Db, today: Day, officers: readonly Officer[]): Promise<void> {
  const ahead = Array.from({ length: SHIFT_DAYS }, (_, n) => addDays(today, n))
  const days = new Set([today, ...(await openDays(tx, ahead))])
  const rows = [...days].flatMap((day) =>
    officers.map(({ staffId, lineCode }, n) => {
      const lunch = n % 2 === 0 ? (['12:00', '13:00'] as const) : (['13:00', '14:00'] as const)
      const morning = lineCode === 'plates'
      return {
        id: townId('shift', `${staffId}/${day}`),
        staffId,
        centreCode: DEMO_CENTRE,
        lineCode,
        startsAt: atBaku(day, '09:00'),
        endsAt: atBaku(day, morning ? '13:00' : '18:00'),
        breaks: morning ? [] : [{ from: atBaku(day, lunch[0]).toISOString(), to: atBaku(day, lunch[1]).toISOString() }],
      }
    }),
  )
  await insertAll(tx, staffShifts, rows)
}
