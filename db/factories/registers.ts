import type { Db } from '../client'
import * as schema from '../schema'
import type { FaultMode, RegisterCode, SocialCategory } from '../vocabulary/registers'

type Person = typeof schema.people.$inferSelect
type Needs = { person: (overrides?: Partial<typeof schema.people.$inferInsert>) => Promise<Person> }
type Insert<T extends { $inferInsert: object }> = Partial<T['$inferInsert']>

const digits = (count: number) => Array.from({ length: count }, () => Math.floor(Math.random() * 10)).join('')
const BAKU = { az: 'Bakı şəhəri', en: 'Baku city', ru: 'г. Баку' }

/** What the simulated registers hold about somebody, and how they misbehave. */
export function registerFactories(db: Db, needs: Needs) {
  return {
    /** A person the registers know too: a home, a birth record and an identity card valid for years. */
    async resident(
      overrides: Insert<typeof schema.people> & { idCard?: Insert<typeof schema.identityDocuments> | null } = {},
    ): Promise<Person> {
      const { idCard, ...over } = overrides
      const person = await needs.person(over)
      const { pin, givenName, surname, patronymic, sex, birthDate } = person
      const dwellingId = 1_000_000 + Math.floor(Math.random() * 1_000_000_000)
      const line = {
        az: 'AZ1000, Bakı şəhəri, Nəsimi rayonu, Nümunə küçəsi, bina 1, mənzil 5',
        en: 'AZ1000, Baku city, Nasimi district, Numune street, building 1, flat 5',
        ru: 'AZ1000, г. Баку, район Насими, ул. Нумуне, д. 1, кв. 5',
      }
      await db
        .insert(schema.dwellings)
        .values({ id: dwellingId, regionCode: 'baku', districtCode: 'baku-nasimi', postalCode: 'AZ1000', line })
      await db.insert(schema.residents).values({
        pin,
        givenName,
        surname,
        patronymic,
        sex,
        birthDate,
        birthPlace: BAKU,
        maritalStatus: 'single',
        dwellingId,
        livesThereSince: birthDate,
      })
      const name = `${surname} ${givenName} ${patronymic} ${sex === 'male' ? 'oğlu' : 'qızı'}`
      await db
        .insert(schema.birthRecords)
        .values({ number: `AA-${digits(7)}`, pin, name, sex, birthDate, recordedOn: birthDate, office: BAKU })
      if (idCard !== null)
        await db.insert(schema.identityDocuments).values({
          number: `AA${digits(7)}`,
          kind: 'id_card',
          pin,
          issuedOn: '2021-03-04',
          expiresOn: '2031-03-04',
          issuer: 'Nəsimi rayon polis idarəsi',
          ...idCard,
        })
      return person
    },

    /** An entitlement in the register of social protection; for an expected child the due day comes with it. */
    async entitled(
      { pin }: { pin: string },
      category: SocialCategory,
      overrides: Insert<typeof schema.socialCategories> = {},
    ): Promise<void> {
      const dueOn = category === 'pregnancy' ? '2027-03-01' : null
      await db
        .insert(schema.socialCategories)
        .values({ pin, category, since: '2024-05-06', certificate: `SM-${digits(6)}`, dueOn, ...overrides })
    },

    /** A child in the register of civil status, born to this person. */
    async registeredChild(parent: Person, overrides: Insert<typeof schema.birthRecords> = {}) {
      const parentName = `${parent.surname} ${parent.givenName} ${parent.patronymic} ${parent.sex === 'male' ? 'oğlu' : 'qızı'}`
      const own =
        parent.sex === 'male'
          ? { fatherPin: parent.pin, fatherName: parentName }
          : { motherPin: parent.pin, motherName: parentName }
      const [row] = await db
        .insert(schema.birthRecords)
        .values({
          number: `AA-${digits(7)}`,
          pin: `Z${digits(6)}`,
          name: 'Əliyeva Zəhra Rauf qızı',
          sex: 'female',
          birthDate: '2026-11-11',
          recordedOn: '2026-11-18',
          office: BAKU,
          ...own,
          ...overrides,
        })
        .returning()
      if (!row) throw new Error('Cannot make a child: expected the insert to return it')
      return row
    },

    /** A company this person may sign for, in the register of legal entities. */
    async company(representative: { pin: string } | null, overrides: Insert<typeof schema.legalEntities> = {}) {
      const [row] = await db
        .insert(schema.legalEntities)
        .values({
          tin: `${digits(9)}1`,
          name: '“Nümunə” MMC',
          form: 'llc',
          registeredOn: '2020-02-03',
          address: BAKU,
          ...overrides,
        })
        .returning()
      if (!row) throw new Error('Cannot make a company: expected the insert to return it')
      if (representative)
        await db.insert(schema.legalEntityRepresentatives).values({
          tin: row.tin,
          pin: representative.pin,
          position: { az: 'Direktor', en: 'Director', ru: 'Директор' },
          since: '2021-05-04',
        })
      return row
    },

    /** Makes a register slow, absent or wrong: for one person, or for everybody until the test ends. */
    async fault(
      register: RegisterCode,
      mode: FaultMode,
      { latencyMs = 0, pin = '' }: { latencyMs?: number; pin?: string } = {},
    ): Promise<void> {
      await db
        .insert(schema.registerFaults)
        .values({ register, pin, mode, latencyMs })
        .onConflictDoUpdate({ target: [schema.registerFaults.register, schema.registerFaults.pin], set: { mode, latencyMs } })
    },
  }
}
