import { eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { auditEntries, staffRoles } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { addDays, atBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { findStaffActor } from '../access/staff-actor'
import { grantRole, revokeRole } from './change-roles'
import { changeStaffStatus } from './change-status'
import { RoleGrant } from './model'
import { findStaff } from './queries'

const administrator = { permissions: ['staff.manage' as const] }
const grant = (over: Record<string, string>) => RoleGrant.parse({ roleCode: 'officer', ...over })
const grantsOf = (db: Db, staffId: string) => db.select().from(staffRoles).where(eq(staffRoles.staffId, staffId))
const placesOf = async (db: Db, staffId: string, now: Date) =>
  (await findStaffActor(db, staffId, newKey(), now))?.grants
    .filter(({ permission }) => permission === 'applications.read')
    .map(({ agencyCode, centreCode }) => agencyCode ?? centreCode)

test('a role in a second agency holds from its first day to the end of its last, beside the one at home', async ({
  db,
  given,
  asStaff,
  now,
}) => {
  const admin = asStaff(await given.staff(administrator))
  const officer = await given.staff({ permissions: ['applications.read'] })
  const second = (await given.agency()).code
  const [from, until] = [addDays(dayInBaku(now), 2), addDays(dayInBaku(now), 5)]
  expect(await grantRole(admin, grant({ staffId: officer.id, place: `agency.${second}`, from, until }))).toEqual(ok(undefined))

  const home = officer.agencyCode
  expect(await placesOf(db, officer.id, now)).toEqual([home])
  expect(await placesOf(db, officer.id, minutesAfter(atBaku(from), -1))).toEqual([home])
  expect((await placesOf(db, officer.id, atBaku(from)))?.sort()).toEqual([home, second].sort())
  expect((await placesOf(db, officer.id, atBaku(until, '23:59')))?.sort()).toEqual([home, second].sort())
  expect(await placesOf(db, officer.id, atBaku(addDays(until, 1)))).toEqual([home])
  expect((await findStaff(admin, officer.id))?.roles).toMatchObject([
    { code: 'officer', state: 'coming', validFrom: atBaku(from) },
    { state: 'held', place: null },
  ])
})

test('a role called off before its first day is never held and leaves room for another', async ({ db, given, asStaff, now }) => {
  const admin = asStaff(await given.staff(administrator))
  const officer = await given.staff()
  const from = addDays(dayInBaku(now), 3)
  await grantRole(admin, grant({ staffId: officer.id, from }))
  const [row] = await grantsOf(db, officer.id)
  expect(await revokeRole(admin, { staffId: officer.id, grantId: row?.id ?? '' })).toEqual(ok(undefined))
  expect(await placesOf(db, officer.id, atBaku(from, '12:00'))).toEqual([])
  expect(await grantRole(admin, grant({ staffId: officer.id, from }))).toEqual(ok(undefined))
  expect((await findStaff(admin, officer.id))?.roles.map(({ state, revoked }) => ({ state, revoked }))).toEqual([
    { state: 'coming', revoked: false },
    { state: 'past', revoked: true },
  ])
})

test('days that make no sense, places that are not, roles that need another place', async ({ given, asStaff, now }) => {
  const admin = asStaff(await given.staff(administrator))
  const officer = await given.staff()
  const today = dayInBaku(now)
  const refused: [Record<string, string>, string][] = [
    [{ from: addDays(today, -1) }, 'date_past'],
    [{ until: addDays(today, -1) }, 'until_before_from'],
    [{ from: addDays(today, 5), until: addDays(today, 4) }, 'until_before_from'],
    [{ place: 'agency.nowhere' }, 'unknown_place'],
    [{ place: 'centre.nowhere' }, 'unknown_place'],
    [{ roleCode: 'operator', place: `agency.${(await given.agency()).code}` }, 'needs_centre'],
    [{ roleCode: 'administrator', place: `agency.${(await given.agency()).code}` }, 'only_own_post'],
  ]
  for (const [over, code] of refused)
    expect(await grantRole(admin, grant({ staffId: officer.id, ...over })), code).toEqual(err(code))
  expect(
    await grantRole(admin, grant({ staffId: officer.id, roleCode: 'operator', place: `centre.${(await given.centre()).code}` })),
  ).toEqual(ok(undefined))
  for (const place of ['agency', 'agency.', 'planet.mars', "agency.x' or 1=1"])
    expect(RoleGrant.safeParse({ staffId: officer.id, roleCode: 'officer', place }).success, place).toBe(false)
  for (const from of ['2026-02-30', 'tomorrow', '9999-12-31'])
    expect(RoleGrant.safeParse({ staffId: officer.id, roleCode: 'officer', from }).success, from).toBe(false)
})

test('the own post named in full is the own post; the same form twice is one role; what overlaps is refused', async ({
  db,
  given,
  asStaff,
  now,
}) => {
  const admin = asStaff(await given.staff(administrator))
  const officer = await given.staff()
  const until = addDays(dayInBaku(now), 10)
  expect(await grantRole(admin, grant({ staffId: officer.id, place: `agency.${officer.agencyCode}`, until }))).toEqual(
    ok(undefined),
  )
  expect(await grantRole(admin, grant({ staffId: officer.id, until }))).toEqual(ok(undefined))
  expect(await grantsOf(db, officer.id)).toMatchObject([{ agencyCode: null, centreCode: null }])
  expect(await grantRole(admin, grant({ staffId: officer.id }))).toEqual(err('already_held'))
  expect(await grantRole(admin, grant({ staffId: officer.id, from: until }))).toEqual(err('already_held'))
  expect(await grantRole(admin, grant({ staffId: officer.id, from: addDays(until, 1) }))).toEqual(ok(undefined))
  expect(await db.$count(auditEntries, eq(auditEntries.action, 'staff.role_granted'))).toBe(2)
})

test('the table itself refuses one role twice at a time in one place, and takes periods that follow each other', async ({
  db,
  given,
}) => {
  const officer = await given.staff()
  const row = (validFrom: string, validTo: string | null, agencyCode: string | null = null) => ({
    id: newKey(),
    staffId: officer.id,
    roleCode: 'officer',
    agencyCode,
    validFrom: atBaku(validFrom),
    validTo: validTo ? atBaku(validTo) : null,
  })
  const put = (...given_: Parameters<typeof row>) =>
    db
      .transaction((tx) => tx.insert(staffRoles).values(row(...given_)))
      .then(
        () => 'kept',
        (error: { cause?: { constraint?: string } }) => error.cause?.constraint,
      )
  expect(await put('2026-01-01', '2026-02-01')).toBe('kept')
  expect(await put('2026-02-01', null)).toBe('kept')
  expect(await put('2026-01-31', '2026-02-01')).toBe('staff_roles_held_once')
  expect(await put('2027-01-01', null)).toBe('staff_roles_held_once')
  expect(await put('2026-01-15', '2026-01-15')).toBe('kept') // an empty period: called off
  expect(await put('2026-01-15', null, (await given.agency()).code)).toBe('kept')
})

test('whose own role ends cannot send away the administrators who would stay', async ({ db, given, asStaff, now }) => {
  await db.update(staffRoles).set({ validTo: now }) // nobody else in this test
  const lasting = await given.staff(administrator)
  const forAMonth = await given.staff(administrator)
  await db
    .update(staffRoles)
    .set({ validTo: minutesAfter(now, 30 * 24 * 60) })
    .where(eq(staffRoles.staffId, forAMonth.id))
  const [only] = await grantsOf(db, lasting.id)
  const change = { staffId: lasting.id, grantId: only?.id ?? '' }
  expect(await revokeRole(asStaff(forAMonth), change)).toEqual(err('last_administrator'))
  for (const move of ['suspend', 'close'] as const)
    expect(await changeStaffStatus(asStaff(forAMonth), { staffId: lasting.id, move })).toEqual(err('last_administrator'))
  await given.staff(administrator)
  expect(await revokeRole(asStaff(forAMonth), change)).toEqual(ok(undefined))
})

test('an officer who tries what no role of theirs allows leaves one trace an hour', async ({ db, given, asStaff, now }) => {
  const officer = await given.staff({ permissions: ['applications.read'] })
  const other = await given.staff()
  for (let n = 0; n < 3; n += 1) expect(await grantRole(asStaff(officer), grant({ staffId: other.id }))).toEqual(err('not_allowed'))
  await findStaff(asStaff(officer, { now: minutesAfter(now, 61) }), other.id)
  expect(await db.select().from(auditEntries).where(eq(auditEntries.staffId, officer.id))).toMatchObject([
    { action: 'access.denied', subjectId: 'staff_accounts.view', personId: officer.personId },
    { action: 'access.denied', subjectId: 'staff_accounts.view', personId: officer.personId },
  ])
})

raceTest('ten administrators give one role at once: it is given once', async ({ db, given, asStaff }) => {
  const admins = await Promise.all(Array.from({ length: 10 }, () => given.staff(administrator)))
  const officer = await given.staff()
  const answers = await Promise.all(admins.map((admin) => grantRole(asStaff(admin), grant({ staffId: officer.id }))))
  expect(answers.every(({ ok: given_ }) => given_)).toBe(true)
  expect(await db.$count(staffRoles, sql`${staffRoles.staffId} = ${officer.id}`)).toBe(1)
})
