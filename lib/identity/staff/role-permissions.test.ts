import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { auditEntries, rolePermissions, staffRoles } from '@/db/schema'
import { seedRoles } from '@/db/seeds/roles'
import type { Permission } from '@/db/vocabulary/identity'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { findStaffActor } from '../access/staff-actor'
import { changeRolePermissions, permissionsOf } from './change-role-permissions'
import { RolePermissions } from './model'
import { findRole, listRoles } from './roles'

const administrator = { permissions: ['staff.manage' as const] }
const roleOf = async (db: Db, staffId: string) =>
  (await db.select().from(staffRoles).where(eq(staffRoles.staffId, staffId)))[0]?.roleCode ?? ''
const change = async (db: Db, roleCode: string, permissions: Permission[], over: { seen?: string } = {}) => ({
  roleCode,
  permissions,
  seen: (await permissionsOf(db, roleCode)).join(' '),
  reason: 'Əmr 14, 20.11.2026',
  ...over,
})

test('what a role allows changes for its holders on their next request, and each change keeps its reason', async ({
  db,
  given,
  asStaff,
  now,
}) => {
  const admin = asStaff(await given.staff(administrator))
  const officer = await given.staff({ permissions: ['applications.read'] })
  const roleCode = await roleOf(db, officer.id)
  const held = async () => [...((await findStaffActor(db, officer.id, newKey(), now))?.permissions ?? [])]

  expect(await changeRolePermissions(admin, await change(db, roleCode, ['reports.read']))).toEqual(ok(undefined))
  expect(await held()).toEqual(['reports.read'])
  const role = await findRole(admin, roleCode)
  expect(role).toMatchObject({ holders: 1, own: false, permissions: ['reports.read'] })
  expect(role?.changes.map(({ permission, change: what, reason }) => ({ permission, what, reason }))).toEqual(
    expect.arrayContaining([
      { permission: 'applications.read', what: 'removed', reason: 'Əmr 14, 20.11.2026' },
      { permission: 'reports.read', what: 'added', reason: 'Əmr 14, 20.11.2026' },
    ]),
  )
  expect(await db.$count(auditEntries, eq(auditEntries.subjectId, roleCode))).toBe(2)
})

test('nobody adds to a role they hold, also one that begins tomorrow; taking away is allowed', async ({
  db,
  given,
  asStaff,
  now,
}) => {
  await given.staff(administrator)
  const admin = await given.staff({ permissions: ['staff.manage', 'reports.read'] })
  const own = await roleOf(db, admin.id)
  expect(
    await changeRolePermissions(asStaff(admin), await change(db, own, ['staff.manage', 'reports.read', 'audit.read'])),
  ).toEqual(err('own_role'))
  expect(await changeRolePermissions(asStaff(admin), await change(db, own, ['staff.manage']))).toEqual(ok(undefined))
  await db.insert(staffRoles).values({ id: newKey(), staffId: admin.id, roleCode: 'chief', validFrom: minutesAfter(now, 24 * 60) })
  expect(
    await changeRolePermissions(asStaff(admin), await change(db, 'chief', ['applications.read', 'reports.read', 'audit.read'])),
  ).toEqual(err('own_role'))
})

test('the last administrators cannot abolish themselves, and nothing of such a change stays', async ({
  db,
  given,
  asStaff,
  now,
}) => {
  await db.update(staffRoles).set({ validTo: now })
  const admin = await given.staff({ permissions: ['staff.manage', 'reports.read'] })
  const own = await roleOf(db, admin.id)
  expect(await changeRolePermissions(asStaff(admin), await change(db, own, []))).toEqual(err('last_administrator'))
  expect(await permissionsOf(db, own)).toEqual(['reports.read', 'staff.manage'])
  await given.staff(administrator)
  expect(await changeRolePermissions(asStaff(admin), await change(db, own, ['reports.read']))).toEqual(ok(undefined))
})

test('a form drawn before another change, one that changes nothing, one for a role that is not', async ({ db, given, asStaff }) => {
  const admin = asStaff(await given.staff(administrator))
  expect(await changeRolePermissions(admin, await change(db, 'chief', [], { seen: 'applications.read' }))).toEqual(err('stale'))
  expect(await changeRolePermissions(admin, await change(db, 'chief', await permissionsOf(db, 'chief')))).toEqual(
    err('nothing_changed'),
  )
  expect(await changeRolePermissions(admin, await change(db, 'emperor', ['reports.read']))).toEqual(err('unknown_role'))
  expect(RolePermissions.safeParse({ roleCode: 'chief', permissions: ['rule.theWorld'], reason: 'because' }).success).toBe(false)
  expect(RolePermissions.safeParse({ roleCode: 'chief', reason: 'x' }).success).toBe(false)
})

test('without the permission roles are neither seen nor changed', async ({ db, given, asStaff }) => {
  const officer = asStaff(await given.staff({ permissions: ['applications.read', 'audit.read', 'clients.manage'] }))
  expect(await listRoles(officer)).toEqual(err('not_allowed'))
  expect(await findRole(officer, 'chief')).toBeNull()
  expect(await changeRolePermissions(officer, await change(db, 'chief', []))).toEqual(err('not_allowed'))
})

test('what an administrator took from a role is not given back at the next start', async ({ db, given, asStaff }) => {
  const admin = asStaff(await given.staff(administrator))
  await changeRolePermissions(admin, await change(db, 'chief', ['applications.read']))
  await db
    .delete(rolePermissions)
    .where(and(eq(rolePermissions.roleCode, 'officer'), eq(rolePermissions.permission, 'applications.read')))
  await seedRoles(db)
  expect(await permissionsOf(db, 'chief')).toEqual(['applications.read'])
  expect(await permissionsOf(db, 'officer')).toEqual(['applications.read', 'applications.decide'])
})

raceTest(
  'two administrators take the right from each other’s role at once: one of the two keeps it',
  async ({ db, given, asStaff, now }) => {
    for (let round = 0; round < 10; round += 1) {
      await db.update(staffRoles).set({ validTo: now })
      const [one, two] = [await given.staff(administrator), await given.staff(administrator)]
      const [roleOne, roleTwo] = [await roleOf(db, one.id), await roleOf(db, two.id)]
      const answers = await Promise.all([
        changeRolePermissions(asStaff(one), await change(db, roleTwo, [])),
        changeRolePermissions(asStaff(two), await change(db, roleOne, [])),
      ])
      expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
      const left = [...(await permissionsOf(db, roleOne)), ...(await permissionsOf(db, roleTwo))]
      expect(left).toEqual(['staff.manage'])
    }
  },
)
