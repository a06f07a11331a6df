import { eq, sql } from 'drizzle-orm'
import { accounts, consents, people, seedMarks, staffMembers, staffRoles } from '@/db/schema'
import { DEMO_PASSWORD, DEMO_PEOPLE, demoPerson } from '@/db/seeds/town/demo-people'
import { personId } from '@/db/seeds/town/portal'
import { seedTown } from '@/db/seeds/town'
import { findStaffActor } from '@/lib/identity/access/staff-actor'
import { passwordMatches } from '@/lib/identity/passwords'
import { expect, raceTest as test, TEST_NOW } from '@/lib/platform/testing'

// One town for the whole file: loading is quick, hashing a dozen passwords is not.
test('the town is loaded once, and what people change in the demo stays changed', async ({ db }) => {
  const options = { demo: true, now: TEST_NOW }
  await seedTown(db, options)
  const count = async () => (await db.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(people))[0]?.count
  expect(await count()).toBeGreaterThanOrEqual(2_000)

  const leyla = personId(demoPerson('leyla').pin)
  await db.update(people).set({ email: 'new@mail.example' }).where(eq(people.id, leyla))
  const started = performance.now()
  await seedTown(db, options)
  expect(performance.now() - started).toBeLessThan(1_000)

  // Also when the town is loaded anew, after an upgrade.
  await db.delete(seedMarks).where(eq(seedMarks.name, 'town'))
  const before = await count()
  await seedTown(db, options)
  expect(await count()).toBe(before)
  expect(await db.select({ email: people.email }).from(people).where(eq(people.id, leyla))).toEqual([{ email: 'new@mail.example' }])
})

test('every named person can sign in with the demo password, each with a hash of their own', async ({ db }) => {
  const rows = await db.select({ personId: accounts.personId, hash: accounts.passwordHash }).from(accounts)
  const known = new Map(rows.map(({ personId: id, hash }) => [id, hash]))
  for (const { pin } of DEMO_PEOPLE) expect(await passwordMatches(known.get(personId(pin)) ?? null, DEMO_PASSWORD)).toBe(true)
  expect(new Set(known.values()).size).toBe(known.size)
})

test('staff have their posts and the permissions of their roles', async ({ db }) => {
  const permissions = async (key: Parameters<typeof demoPerson>[0]) => {
    const [staff] = await db
      .select({ id: staffMembers.id })
      .from(staffMembers)
      .where(eq(staffMembers.personId, personId(demoPerson(key).pin)))
    const actor = staff && (await findStaffActor(db, staff.id, 'session', TEST_NOW))
    return [...(actor?.permissions ?? [])].sort()
  }
  expect(await permissions('elcin')).toEqual(['applications.decide', 'applications.read'])
  expect(await permissions('gunel')).toEqual(['applications.decide', 'applications.read'])
  expect(await permissions('orxan')).toEqual(['accounts.activate', 'queue.operate'])
  expect(await permissions('sevda')).toEqual(['centres.plan', 'reports.read'])
  expect(await permissions('aytac')).toEqual(expect.arrayContaining(['catalogue.edit', 'forms.edit']))
  expect(await permissions('tural')).toEqual(expect.arrayContaining(['catalogue.review', 'forms.review']))
  expect(await permissions('farid')).toEqual(['audit.read', 'clients.manage', 'search.edit', 'staff.manage'])
})

test("a role an administrator took away is not given back, and Nigar's request waits", async ({ db }) => {
  await db.update(staffRoles).set({ validTo: TEST_NOW })
  await db.delete(seedMarks).where(eq(seedMarks.name, 'town'))
  await seedTown(db, { demo: true, now: TEST_NOW })
  expect(await db.select().from(staffRoles).where(sql`${staffRoles.validTo} is null`)).toEqual([])
  const nigar = personId(demoPerson('nigar').pin)
  expect(
    await db
      .select({ partner: consents.partnerCode })
      .from(consents)
      .where(sql`${consents.personId} = ${nigar} and ${consents.status} = 'requested'`),
  ).toEqual([{ partner: 'karvan-bank' }])
})
