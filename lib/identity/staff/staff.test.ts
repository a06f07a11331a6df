import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { auditEntries, roles as roleRows, sessions, staffMembers, staffRoles } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { expect, raceTest, test } from '@/lib/platform/testing'
import type { NewStaff, RoleGrant } from './model'
import { findStaffActor } from '../access/staff-actor'
import { startSession } from '../start-session'
import { grantRole, revokeRole } from './change-roles'
import { changeStaffStatus } from './change-status'
import { createStaff } from './create-staff'
import { findStaff, listStaff } from './queries'

const administrator = { permissions: ['staff.manage' as const] }

/** A role at the holder's own post, from now on and for good, unless said otherwise. */
const role = (over: Partial<RoleGrant> & { staffId: string }): RoleGrant => ({
  roleCode: 'officer',
  place: { agencyCode: null, centreCode: null },
  from: null,
  until: null,
  ...over,
})

const grantsOf = async (db: Db, staffId: string) =>
  (await db.select().from(staffRoles).where(eq(staffRoles.staffId, staffId))).sort((a, b) => +a.validFrom - +b.validFrom)
const grantId = async (db: Db, staffId: string) => (await grantsOf(db, staffId)).at(-1)?.id ?? ''

const newStaff = (over: Partial<NewStaff>): NewStaff => ({
  pin: '0000000',
  surname: 'Əliyeva',
  agencyCode: '',
  centreCode: '',
  'position.az': 'Məsləhətçi',
  'position.en': '',
  'position.ru': '',
  idempotencyKey: newKey(),
  ...over,
})

test('a role given now works on the next request, a role taken back no longer does', async ({ db, given, asStaff, now }) => {
  const admin = await given.staff(administrator)
  const officer = await given.staff()
  const permissions = async () => [...((await findStaffActor(db, officer.id, newKey(), now))?.permissions ?? [])]
  expect(await permissions()).toEqual([])

  expect(await grantRole(asStaff(admin), role({ staffId: officer.id }))).toEqual(ok(undefined))
  expect((await permissions()).sort()).toEqual(['applications.decide', 'applications.read'])

  expect(await revokeRole(asStaff(admin), { staffId: officer.id, grantId: await grantId(db, officer.id) })).toEqual(ok(undefined))
  expect(await permissions()).toEqual([])
  expect((await findStaff(asStaff(admin), officer.id))?.roles).toMatchObject([{ code: 'officer', validTo: now }])
})

test('nobody changes their own roles or account', async ({ db, given, asStaff }) => {
  const admin = await given.staff(administrator)
  expect(await grantRole(asStaff(admin), role({ staffId: admin.id }))).toEqual(err('own_account'))
  expect(await revokeRole(asStaff(admin), { staffId: admin.id, grantId: await grantId(db, admin.id) })).toEqual(err('own_account'))
  for (const move of ['suspend', 'close'] as const)
    expect(await changeStaffStatus(asStaff(admin), { staffId: admin.id, move })).toEqual(err('own_account'))
})

test('without the permission nothing is seen and nothing is changed', async ({ given, asStaff }) => {
  const officer = asStaff(await given.staff({ permissions: ['applications.read', 'audit.read'] }))
  const other = await given.staff()
  const person = await given.person()
  expect(await listStaff(officer, { page: 1 })).toEqual(err('not_allowed'))
  expect(await findStaff(officer, other.id)).toBeNull()
  expect(await grantRole(officer, role({ staffId: other.id, roleCode: 'administrator' }))).toEqual(err('not_allowed'))
  expect(await revokeRole(officer, { staffId: other.id, grantId: newKey() })).toEqual(err('not_allowed'))
  expect(await changeStaffStatus(officer, { staffId: other.id, move: 'close' })).toEqual(err('not_allowed'))
  expect(await createStaff(officer, newStaff({ pin: person.pin, agencyCode: other.agencyCode ?? '' }))).toEqual(err('not_allowed'))
})

test('ids that are nobody, or nothing', async ({ given, asStaff }) => {
  const admin = asStaff(await given.staff(administrator))
  expect(await findStaff(admin, newKey())).toBeNull()
  expect(await findStaff(admin, "x' or 1=1")).toBeNull()
  expect(await grantRole(admin, role({ staffId: newKey(), roleCode: 'officer' }))).toEqual(err('staff_not_found'))
  expect(await grantRole(admin, role({ staffId: (await given.staff()).id, roleCode: 'emperor' }))).toEqual(err('unknown_role'))
})

test('a role of the counter needs a centre', async ({ given, asStaff }) => {
  const admin = asStaff(await given.staff(administrator))
  const inAgency = await given.staff()
  const inCentre = await given.staff({ centreCode: (await given.centre()).code })
  expect(await grantRole(admin, role({ staffId: inAgency.id, roleCode: 'operator' }))).toEqual(err('needs_centre'))
  expect(await grantRole(admin, role({ staffId: inCentre.id, roleCode: 'operator' }))).toEqual(ok(undefined))
})

test('closing an account ends its roles and its sessions at once; the person sees it', async ({ db, given, asStaff, asNobody }) => {
  const admin = await given.staff(administrator)
  const officer = await given.staff({ permissions: ['applications.read'] })
  await given.account({ personId: officer.personId })
  await startSession(asNobody(), {
    personId: officer.personId,
    sid: 'sid-of-officer',
    level: 'low',
    method: 'password',
    idToken: null,
  })

  expect(await changeStaffStatus(asStaff(admin), { staffId: officer.id, move: 'close' })).toEqual(ok(undefined))
  expect(await db.select({ reason: sessions.endReason }).from(sessions).where(eq(sessions.personId, officer.personId))).toEqual([
    { reason: 'staff_closed' },
  ])
  expect((await findStaff(asStaff(admin), officer.id))?.roles.every(({ validTo }) => validTo)).toBe(true)
  expect(await changeStaffStatus(asStaff(admin), { staffId: officer.id, move: 'reactivate' })).toEqual(err('move_not_allowed'))
  expect(await grantRole(asStaff(admin), role({ staffId: officer.id }))).toEqual(err('staff_closed'))
  const history = await db
    .select({ action: auditEntries.action })
    .from(auditEntries)
    .where(eq(auditEntries.personId, officer.personId))
  expect(history.map(({ action }) => action)).toContain('staff.closed')
})

test('a suspended account has no staff rights until it is active again', async ({ db, given, asStaff, now }) => {
  const admin = asStaff(await given.staff(administrator))
  const officer = await given.staff({ permissions: ['applications.read'] })
  await changeStaffStatus(admin, { staffId: officer.id, move: 'suspend' })
  expect(await findStaffActor(db, officer.id, newKey(), now)).toBeNull()
  await changeStaffStatus(admin, { staffId: officer.id, move: 'reactivate' })
  expect((await findStaffActor(db, officer.id, newKey(), now))?.permissions.has('applications.read')).toBe(true)
})

test('a staff account is opened by PIN and surname, once, however often the form arrives', async ({ given, asStaff }) => {
  const admin = await given.staff(administrator)
  const leyla = await given.person()
  const input = newStaff({ pin: leyla.pin, surname: 'ELIYEVA', agencyCode: admin.agencyCode ?? '' })

  const made = await createStaff(asStaff(admin), input)
  expect(made).toEqual(ok({ id: expect.any(String) }))
  expect(await createStaff(asStaff(admin), input)).toEqual(made)
  expect(await createStaff(asStaff(admin), { ...input, idempotencyKey: newKey() })).toEqual(err('already_staff'))
  expect(
    await createStaff(asStaff(admin), newStaff({ pin: leyla.pin, surname: 'Quliyeva', agencyCode: input.agencyCode })),
  ).toEqual(err('person_not_found'))
  expect(await createStaff(asStaff(admin), newStaff({ pin: '0000000', agencyCode: input.agencyCode }))).toEqual(
    err('person_not_found'),
  )
  expect(await createStaff(asStaff(admin), newStaff({ pin: (await given.person()).pin, centreCode: 'nowhere' }))).toEqual(
    err('unknown_place'),
  )
})

test('staff are found by part of a name typed in a hurry, or by PIN', async ({ given, asStaff }) => {
  const admin = asStaff(await given.staff(administrator))
  const person = await given.person({ surname: 'Şıxəliyev', givenName: 'İlqar', patronymic: 'Çingiz', sex: 'male' })
  const staff = await given.staff({ personId: person.id, permissions: ['reports.read'] })
  for (const query of ['sixeliyev', 'Şıxəli', 'ilqar cingiz', person.pin.toLowerCase()]) {
    const found = await listStaff(admin, { page: 1, query })
    expect(found.ok && found.value.rows.map(({ id }) => id), query).toContain(staff.id)
  }
  const none = await listStaff(admin, { page: 1, query: "%_'" })
  expect(none.ok && none.value.total).toBe(0)
})

raceTest('ten administrators open one account at once: there is one', async ({ db, given, asStaff }) => {
  const admin = await given.staff(administrator)
  const person = await given.person()
  const input = newStaff({ pin: person.pin, agencyCode: admin.agencyCode ?? '' })
  const made = await Promise.all(Array.from({ length: 10 }, () => createStaff(asStaff(admin), input)))
  expect(new Set(made.map((one) => (one.ok ? one.value.id : one.error))).size).toBe(1)
  expect(await db.$count(staffMembers, eq(staffMembers.personId, person.id))).toBe(1)
})

test('every role the portal starts with is a row', async ({ db }) => {
  const codes = (await db.select({ code: roleRows.code }).from(roleRows)).map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['officer', 'chief', 'operator', 'centre_manager', 'administrator']))
})

test.for(['\u0000', 'a\u0000b', '\ud83d', `${'a'.repeat(79)}😀`])(
  'a question no name can answer finds nobody: %j',
  async (query, { given, asStaff }) => {
    const found = await listStaff(asStaff(await given.staff(administrator)), { page: 1, query: `Zz${query}` })
    expect(found).toMatchObject({ ok: true, value: { total: 0 } })
  },
)
