import { asc, inArray } from 'drizzle-orm'
import type { LocalizedText } from '../../columns'
import { employers, legalEntities, legalEntityRepresentatives, people } from '../../schema'
import { addDays } from './days'
import { type DemoKey, demoPerson } from './demo-people'
import type { TownHistory } from './history'
import { insertAll } from './load'
import { randomFrom } from './random'

const DIRECTOR: LocalizedText = { az: 'Direktor', en: 'Director', ru: 'Директор' }
const SECOND: LocalizedText = { az: 'Direktor müavini', en: 'Deputy director', ru: 'Заместитель директора' }

/** Companies of the named people, as the register of employers names them. */
const NAMED: Record<string, DemoKey> = {
  '“Bakı Proqram Evi” MMC': 'rauf',
  '“Nəğmə Nəşriyyat” MMC': 'nigar',
  '“Lalə Əczaçılıq” MMC': 'nigar',
}
/** Where the companies of the town sit. */
const SEATS: LocalizedText[] = [
  { az: 'AZ1010, Bakı şəhəri, Nizami Gəncəvi küçəsi, bina 71', en: 'AZ1010, Baku, Nizami Ganjavi street 71', ru: 'AZ1010, г. Баку, ул. Низами Гянджеви, д. 71' },
  { az: 'AZ1025, Bakı şəhəri, Xocalı prospekti, bina 37', en: 'AZ1025, Baku, Khojaly avenue 37', ru: 'AZ1025, г. Баку, пр. Ходжалы, д. 37' },
  { az: 'AZ5001, Sumqayıt şəhəri, Səməd Vurğun küçəsi, bina 12', en: 'AZ5001, Sumgait, Samad Vurgun street 12', ru: 'AZ5001, г. Сумгайыт, ул. Самеда Вургуна, д. 12' },
  { az: 'AZ2000, Gəncə şəhəri, Cavad xan küçəsi, bina 5', en: 'AZ2000, Ganja, Javad Khan street 5', ru: 'AZ2000, г. Гянджа, ул. Джавад-хана, д. 5' },
] // biome-ignore format: one seat a line

/**
 * The employers of the town as the tax service registers them, each with those who may sign for it. A part of its own: the
 * register came to the town after the others.
 */
export const companyRegister: TownHistory = {
  name: 'companies',
  version: 1,
  async load(tx, { today, adults }) {
    const random = randomFrom(30)
    const companies = await tx.select().from(employers).orderBy(asc(employers.name))
    const known = await tx
      .select({ id: people.id, pin: people.pin })
      .from(people)
      .where(inArray(people.id, [...adults]))
    const named = new Set<string>(Object.values(NAMED).map((key) => demoPerson(key).pin))
    // The named people represent what their stories say and nothing else.
    const pins = known
      .map(({ pin }) => pin)
      .filter((pin) => !named.has(pin))
      .sort()
    await insertAll(
      tx,
      legalEntities,
      companies.map(({ tin, name }) => ({
        tin,
        name,
        form: name.endsWith('ASC') ? ('ojsc' as const) : ('llc' as const),
        registeredOn: addDays(today, -random.int(900, 7_000)),
        address: random.pick(SEATS),
      })),
    )
    await insertAll(
      tx,
      legalEntityRepresentatives,
      companies.flatMap(({ tin, name }) => {
        const key = NAMED[name]
        const director = {
          tin,
          pin: key ? demoPerson(key).pin : random.pick(pins),
          position: DIRECTOR,
          since: addDays(today, -random.int(200, 800)),
        }
        const second = { tin, pin: random.pick(pins), position: SECOND, since: addDays(today, -random.int(30, 190)) }
        return random.chance(0.3) && second.pin !== director.pin ? [director, second] : [director]
      }),
    )
  },
}
