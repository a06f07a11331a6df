import { sql } from 'drizzle-orm'
import type { Db } from '../client'
import type { Permission } from '../vocabulary/identity'
import { applicationFactories } from './applications'
import { consentFactories } from './consents'
import { loginFactories } from './login'
import { queueFactories } from './queue'
import { registerFactories } from './registers'
import { representationFactories } from './representation'
import { simulatorFactories } from './simulators'
import {
  accounts,
  agencies,
  centreHours,
  centres,
  people,
  rolePermissions,
  roles,
  services,
  staffMembers,
  staffRoles,
} from '../schema'

// One valid row of anything; a test spells out only what matters to it. Each call makes a new one.

const uuid = () => crypto.randomUUID()
const PIN_ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'
export const randomPin = () =>
  Array.from({ length: 7 }, () => PIN_ALPHABET[Math.floor(Math.random() * PIN_ALPHABET.length)]).join('')
const suffix = () => uuid().slice(0, 8)

export type PersonRow = typeof people.$inferSelect

/** Rows most rooms stand on. */
function baseFactories(db: Db) {
  return {
    async person(overrides: Partial<typeof people.$inferInsert> = {}): Promise<PersonRow> {
      const [row] = await db
        .insert(people)
        .values({
          id: uuid(),
          pin: randomPin(),
          givenName: 'Leyla',
          surname: 'Əliyeva',
          patronymic: 'Rauf',
          sex: 'female',
          birthDate: '1990-05-17',
          ...overrides,
        })
        .returning()
      return one(row)
    },

    /** The way in of a person; without a hash no password fits. */
    async account(overrides: Partial<typeof accounts.$inferInsert> = {}) {
      const personId = overrides.personId ?? (await this.person()).id
      const [row] = await db
        .insert(accounts)
        .values({ passwordHash: 'none', passwordChangedAt: sql`now()`, ...overrides, personId })
        .returning()
      return one(row)
    },

    async agency(overrides: Partial<typeof agencies.$inferInsert> = {}) {
      const [row] = await db
        .insert(agencies)
        .values({
          code: `agency-${suffix()}`,
          kind: 'ministry',
          name: { az: 'Sınaq nazirliyi', en: 'Test ministry', ru: 'Тестовое министерство' },
          shortName: 'SN',
          source: 'illustrative',
          ...overrides,
        })
        .returning()
      return one(row)
    },

    async service(overrides: Partial<typeof services.$inferInsert> = {}) {
      const agencyCode = overrides.agencyCode ?? (await this.agency()).code
      const [row] = await db
        .insert(services)
        .values({
          code: `service-${suffix()}`,
          agencyCode,
          categoryCode: 'identity',
          name: { az: 'Sınaq xidməti', en: 'Test service', ru: 'Тестовая услуга' },
          summary: { az: 'Sınaq üçün.', en: 'For a test.', ru: 'Для теста.' },
          recipients: ['citizen'],
          legalActCodes: [],
          documents: [],
          feeQepik: 0,
          feeKind: 'free',
          fees: [],
          termValue: 10,
          termUnit: 'working_day',
          expedited: [],
          channelCodes: ['online'],
          online: true,
          appointmentable: true,
          windowMinutes: 15,
          refusalGroundCodes: ['incomplete-docs'],
          suspensionGroundCodes: [],
          proactive: false,
          source: 'illustrative',
          sources: [],
          unconfirmed: true,
          searchText: 'sinaq xidmeti',
          ...overrides,
        })
        .returning()
      return one(row)
    },

    /** An operating centre, open Monday to Saturday from 09:00 to 18:00. */
    async centre(overrides: Partial<typeof centres.$inferInsert> = {}) {
      const [row] = await db
        .insert(centres)
        .values({
          code: `centre-${suffix()}`,
          kind: 'asan',
          name: { az: 'Sınaq mərkəzi', en: 'Test centre', ru: 'Тестовый центр' },
          city: 'Bakı',
          regionCode: 'baku',
          address: { az: 'Bakı şəhəri', en: 'Baku', ru: 'Баку' },
          addressConfirmed: false,
          phone: '108',
          counters: 4,
          accessibility: [],
          facilities: [],
          status: 'operating',
          serves: [],
          hoursConfirmed: false,
          source: 'illustrative',
          ...overrides,
        })
        .returning()
      const centre = one(row)
      await db
        .insert(centreHours)
        .values([1, 2, 3, 4, 5, 6].map((weekday) => ({ centreCode: centre.code, weekday, opensAt: '09:00', closesAt: '18:00' })))
      return centre
    },

    /** A staff member holding a fresh role with just these permissions. */
    async staff(
      overrides: { personId?: string; agencyCode?: string | null; centreCode?: string | null; permissions?: Permission[] } = {},
    ) {
      const personId = overrides.personId ?? (await this.person({ givenName: 'Rauf', sex: 'male', surname: 'Quliyev' })).id
      const agencyCode =
        overrides.agencyCode === undefined && !overrides.centreCode ? (await this.agency()).code : (overrides.agencyCode ?? null)
      const [row] = await db
        .insert(staffMembers)
        .values({
          id: uuid(),
          personId,
          agencyCode,
          centreCode: overrides.centreCode ?? null,
          position: { az: 'Baş məsləhətçi', en: 'Senior officer', ru: 'Главный советник' },
        })
        .returning()
      const staff = one(row)
      const permissions = overrides.permissions ?? []
      if (permissions.length > 0) {
        const roleCode = `role-${suffix()}`
        await db.insert(roles).values({ code: roleCode, name: { az: 'Sınaq rolu', en: 'Test role', ru: 'Тестовая роль' } })
        await db.insert(rolePermissions).values(permissions.map((permission) => ({ roleCode, permission })))
        await db.insert(staffRoles).values({ id: uuid(), staffId: staff.id, roleCode, validFrom: new Date('2026-01-05T05:00:00Z') })
      }
      return { ...staff, permissions }
    },
  }
}

export function factories(db: Db) {
  const base = baseFactories(db)
  return {
    ...base,
    ...applicationFactories(db, base),
    ...queueFactories(db, base),
    ...consentFactories(db, base),
    ...registerFactories(db, base),
    ...representationFactories(db, base),
    ...simulatorFactories(db, base),
    ...loginFactories(db, base),
  }
}

export type Factories = ReturnType<typeof factories>

function one<T>(row: T | undefined): T {
  if (!row) throw new Error('Cannot make a row: expected the insert to return it')
  return row
}
