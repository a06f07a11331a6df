import { asc } from 'drizzle-orm'
import { test as base } from 'vitest'
import { connect, type Connection, type Db } from '@/db/client'
import { type Factories, factories } from '@/db/factories'
import { events } from '@/db/schema'
import type { Permission } from '@/db/vocabulary/identity'
import type { Actor, Citizen, Ctx, Grant, Staff, System } from './context'
import { newKey } from './ids'
import { log } from './log'
import { atBaku } from './time'

export { expect } from 'vitest'

/** Monday 23 November 2026, 10:00 in Baku: an ordinary working morning. */
export const TEST_NOW = atBaku('2026-11-23', '10:00')

type StaffRow = {
  id: string
  personId: string
  agencyCode: string | null
  centreCode: string | null
  permissions?: readonly Permission[]
  /** Held elsewhere than at the own post. */
  grants?: readonly Grant[]
}

const grantsOf = ({ agencyCode, centreCode, permissions = [], grants = [] }: StaffRow): Grant[] => [
  ...permissions.map((permission) => ({ permission, agencyCode, centreCode })),
  ...grants,
]

/** Contexts for the actors of a test, at a moment it can choose. */
export function contexts(db: Db, now: Date = TEST_NOW) {
  const ctx = <A extends Actor>(actor: A, over: Partial<Ctx> = {}): Ctx<A> =>
    ({ db, now, locale: 'az', requestId: newKey(), log, ip: '127.0.0.1', ...over, actor }) as Ctx<A>
  return {
    as: (person: { id: string }, over?: Partial<Ctx>): Ctx<Citizen> =>
      ctx({ kind: 'citizen', personId: person.id, sessionId: newKey(), level: 'low' }, over),
    asStaff: (staff: StaffRow, over?: Partial<Ctx>): Ctx<Staff> =>
      ctx(
        {
          kind: 'staff',
          staffId: staff.id,
          personId: staff.personId,
          sessionId: newKey(),
          agencyCode: staff.agencyCode,
          centreCode: staff.centreCode,
          roles: [],
          grants: grantsOf(staff),
          permissions: new Set(grantsOf(staff).map(({ permission }) => permission)),
        },
        over,
      ),
    asSystem: (job = 'test', over?: Partial<Ctx>): Ctx<System> => ctx({ kind: 'system', job }, over),
    asNobody: (over?: Partial<Ctx>) => ctx({ kind: 'anonymous' as const }, over),
  }
}

type Fixtures = ReturnType<typeof contexts> & {
  db: Db
  given: Factories
  now: Date
  /** Events written so far, oldest first, as `{ type, …data }`. */
  published: () => Promise<Record<string, unknown>[]>
}

class RollBack extends Error {}

const publishedIn = (db: Db) => async () =>
  (await db.select({ type: events.type, data: events.data }).from(events).orderBy(asc(events.seq))).map((row) => ({
    type: row.type,
    ...row.data,
  }))

function testDatabaseUrl(): string {
  const url = process.env.VITEST_DATABASE_URL
  if (!url) throw new Error('Cannot test: expected VITEST_DATABASE_URL from the global set-up, got nothing')
  return url
}

/** A test on the real database, in a transaction that is rolled back; the transactions of use cases become savepoints. */
export const test = base.extend<Fixtures & { shared: Connection }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from the pattern
  shared: async ({}, use) => {
    await use(sharedConnection())
  },
  db: async ({ shared }, use) => {
    await shared.db
      .transaction(async (tx) => {
        await use(tx as unknown as Db)
        throw new RollBack()
      })
      .catch((error) => {
        if (!(error instanceof RollBack)) throw error
      })
  },
  given: async ({ db }, use) => use(factories(db)),
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from the pattern
  now: async ({}, use) => use(TEST_NOW),
  published: async ({ db }, use) => use(publishedIn(db)),
  as: async ({ db }, use) => use(contexts(db).as),
  asStaff: async ({ db }, use) => use(contexts(db).asStaff),
  asSystem: async ({ db }, use) => use(contexts(db).asSystem),
  asNobody: async ({ db }, use) => use(contexts(db).asNobody),
})

let connection: Connection | undefined
function sharedConnection(): Connection {
  connection ??= connect(testDatabaseUrl(), { max: 4, applicationName: 'asan-test' })
  return connection
}

/**
 * A test with real parallel connections: commits for good, on a database copied for this file.
 * For races, crashes and everything a single transaction cannot show.
 */
export const raceTest = base.extend<Fixtures & { connection: Connection }>({
  connection: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from the pattern
    async ({}, use) => {
      const { copyDatabase } = await import('./testing-database')
      const copy = await copyDatabase(testDatabaseUrl())
      const made = connect(copy.url, { max: 50, applicationName: 'asan-race' })
      await use(made)
      await made.close()
      await copy.drop()
    },
    { scope: 'file' },
  ],
  db: async ({ connection: made }, use) => use(made.db),
  given: async ({ db }, use) => use(factories(db)),
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from the pattern
  now: async ({}, use) => use(TEST_NOW),
  published: async ({ db }, use) => use(publishedIn(db)),
  as: async ({ db }, use) => use(contexts(db).as),
  asStaff: async ({ db }, use) => use(contexts(db).asStaff),
  asSystem: async ({ db }, use) => use(contexts(db).asSystem),
  asNobody: async ({ db }, use) => use(contexts(db).asNobody),
})
