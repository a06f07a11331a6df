import { asc, sql } from 'drizzle-orm'
import { pensions, residents, socialCategories } from '../../schema'
import type { SocialCategory } from '../../vocabulary/registers'
import { addDays, addYears, ageOn, type Day, earlier, later } from './days'
import { DEMO_PEOPLE, demoPerson } from './demo-people'
import type { TownHistory } from './history'
import { insertAll } from './load'
import { randomFrom } from './random'

type Entry = typeof socialCategories.$inferInsert

/**
 * What the people of the town are entitled by: about one in twenty has a disability group, some are veterans or relatives of martyrs, some
 * expect a child, and whoever draws a pension by age is a pensioner. A part of its own: the register came to the town after the others.
 */
export const socialRegister: TownHistory = {
  name: 'social',
  version: 1,
  async load(tx, { today }) {
    const random = randomFrom(50)
    const named = new Set<string>(DEMO_PEOPLE.map(({ pin }) => pin))
    const people = await tx.select().from(residents).orderBy(asc(residents.pin))
    const drawing = new Map((await tx.select().from(pensions)).map((pension) => [pension.pin, pension]))
    const entry = (pin: string, category: SocialCategory, since: Day, more: Partial<Entry> = {}): Entry => ({
      pin,
      category,
      since,
      certificate: `${PREFIX[category]}-${random.digits(6)}`,
      ...more,
    })

    const rows = people.flatMap(({ pin, birthDate, sex }): Entry[] => {
      // The named people are entitled by what their stories say and nothing else.
      if (named.has(pin)) return []
      const age = ageOn(birthDate, today)
      const ago = (from: number, to: number): Day => later(addDays(today, -random.int(from, to)), birthDate)
      const found: Entry[] = []
      if (age < 18) {
        if (random.chance(0.02)) found.push(entry(pin, 'disability_child', ago(100, 2_000), { until: addYears(birthDate, 18) }))
        return found
      }
      const pension = drawing.get(pin)
      if (pension?.kind === 'age') found.push(entry(pin, 'pensioner', pension.since))
      const war = sex === 'male' && age >= 24 && age <= 60
      if (war && random.chance(0.02)) found.push(entry(pin, 'veteran', earlier('2021-03-01', today)))
      if (war && random.chance(0.006)) found.push(entry(pin, 'war_disabled', earlier('2021-06-15', today)))
      else if (pension?.kind === 'disability' || random.chance(age >= 60 ? 0.09 : 0.03)) {
        const group = random.weighted([['disability_1', 15], ['disability_2', 50], ['disability_3', 35]] as const) // biome-ignore format: one choice
        const since = ago(100, 2_500)
        // The third group is examined again after some years; the first two are mostly for life.
        found.push(entry(pin, group, since, group === 'disability_3' ? { until: addDays(today, random.int(60, 700)) } : {}))
      }
      if (random.chance(0.012)) found.push(entry(pin, 'martyr_family', ago(1_500, 2_200)))
      if (sex === 'female' && age >= 20 && age <= 42 && random.chance(0.03)) found.push(expecting(pin, random.int(20, 220)))
      return found
    })
    const tofiq = demoPerson('tofiq').pin
    rows.push(
      entry(tofiq, 'pensioner', drawing.get(tofiq)?.since ?? addYears(today, -6)),
      entry(demoPerson('kamran').pin, 'disability_2', addDays(today, -900)),
      entry(demoPerson('sabina').pin, 'pregnancy', addDays(today, -60), expectedIn(110)),
    )
    await tx.execute(sql`truncate ${socialCategories}`)
    await insertAll(tx, socialCategories, rows)

    function expectedIn(days: number): Partial<Entry> {
      const dueOn = addDays(today, days)
      return { dueOn, until: addDays(dueOn, 14) }
    }
    function expecting(pin: string, days: number): Entry {
      return entry(pin, 'pregnancy', addDays(today, days - 250), expectedIn(days))
    }
  },
}

/** Letters before the numbers of the certificates, made up. */
const PREFIX: Record<SocialCategory, string> = {
  disability_1: 'ƏS1',
  disability_2: 'ƏS2',
  disability_3: 'ƏS3',
  disability_child: 'ƏU',
  war_disabled: 'ME',
  martyr_family: 'ŞA',
  veteran: 'MV',
  pregnancy: 'HM',
  pensioner: 'PV',
}
