import type { people } from '../schema'
import { cards, phones } from '../schema/simulators'
import type { Db } from '../client'

type Person = typeof people.$inferSelect
type Needs = { person: (overrides?: Partial<typeof people.$inferInsert>) => Promise<Person> }
type Owner = { person?: Pick<Person, 'pin' | 'givenName' | 'surname'> }

const digits = (count: number) => Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('')

/** Phones and cards of the simulators. Their keys and certificates are made by the simulators, at the first use. */
export function simulatorFactories(db: Db, needs: Needs) {
  const holder = async (person: Owner['person']) => {
    const { pin, givenName, surname } = person ?? (await needs.person())
    return { pin, givenName, surname }
  }
  return {
    /** A phone with ASAN İmza; PIN1 is 1234. */
    async phone({ person, ...overrides }: Owner & Partial<typeof phones.$inferInsert> = {}) {
      const [row] = await db
        .insert(phones)
        .values({
          number: `+99477${2 + Math.floor(Math.random() * 8)}${digits(6)}`,
          userId: digits(6),
          ...(await holder(person)),
          ...overrides,
        })
        .returning()
      if (!row) throw new Error('Cannot make a phone: expected the insert to return it')
      return row
    },

    /** An e-signature card, in the list of the card reader; its number is 1234. */
    async card({ person, ...overrides }: Owner & Partial<typeof cards.$inferInsert> = {}) {
      const [row] = await db
        .insert(cards)
        .values({ id: crypto.randomUUID(), listed: true, ...(await holder(person)), ...overrides })
        .returning()
      if (!row) throw new Error('Cannot make a card: expected the insert to return it')
      return row
    },
  }
}
