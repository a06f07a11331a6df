import { eq } from 'drizzle-orm'
import type { Db } from '../client'
import { seedMarks } from '../schema'
import type { SeedOptions } from './index'
import { ageOn, dayInBaku } from './town/days'
import { type DemoKey, demoPerson } from './town/demo-people'
import { generateTown, TOWN_VERSION } from './town/generate'
import { type TownView, townHistory } from './town/history'
import { loadRegisters } from './town/load'
import { loadPortal, personId } from './town/portal'

const PART = 'town'

/**
 * The demo town: 2,000 made-up people, the registers that know them, the named people with their accounts and stories.
 * Each part is loaded once; a second run only compares marks, and what somebody changed in the demo stays changed.
 */
export async function seedTown(db: Db, { now, say }: SeedOptions): Promise<void> {
  const marks = new Map((await db.select().from(seedMarks)).map((mark) => [mark.name, mark.fingerprint]))
  const today = dayInBaku(now)
  const townIsNew = marks.get(PART) !== String(TOWN_VERSION)
  const late = townHistory.filter(({ name, version }) => marks.get(`${PART}.${name}`) !== String(version))
  if (!townIsNew && late.length === 0) return

  const town = generateTown(today)
  await db.transaction(async (tx) => {
    if (townIsNew) {
      await loadRegisters(tx, town.rows)
      await loadPortal(tx, town.people, today, now)
      await setMark(tx, PART, TOWN_VERSION, now)
    }
    const view: TownView = {
      now,
      today,
      id: (key: DemoKey) => personId(demoPerson(key).pin),
      adults: town.people.filter(({ birthDate }) => ageOn(birthDate, today) >= 18).map(({ pin }) => personId(pin)),
    }
    for (const { name, version, load } of late) {
      await load(tx, view)
      await setMark(tx, `${PART}.${name}`, version, now)
    }
  })
  say?.(`demo town: ${town.people.length} people`)
}

async function setMark(tx: Db, name: string, version: number, now: Date): Promise<void> {
  const mark = { name, fingerprint: String(version), loadedAt: now }
  await tx.delete(seedMarks).where(eq(seedMarks.name, name))
  await tx.insert(seedMarks).values(mark)
}
