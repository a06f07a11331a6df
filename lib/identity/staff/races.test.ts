import { eq, inArray, sql } from 'drizzle-orm'
import { staffMembers, staffRoles } from '@/db/schema'
import { err } from '@/lib/platform/result'
import { expect, raceTest } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { revokeRole } from './change-roles'
import { changeStaffStatus } from './change-status'

const administrator = { permissions: ['staff.manage' as const] }

raceTest('of two administrators who close each other at once, one stays', async ({ db, given, asStaff }) => {
  for (let round = 0; round < 10; round += 1) {
    const [one, two] = [await given.staff(administrator), await given.staff(administrator)]
    const answers = await Promise.all([
      changeStaffStatus(asStaff(one), { staffId: two.id, move: 'close' }),
      changeStaffStatus(asStaff(two), { staffId: one.id, move: 'close' }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual(err('not_allowed'))
    const left = await db
      .select({ status: staffMembers.status })
      .from(staffMembers)
      .where(inArray(staffMembers.id, [one.id, two.id]))
    expect(left.map(({ status }) => status).sort()).toEqual(['active', 'closed'])
  }
})

raceTest(
  'a request older than the moment its role was taken back changes nothing any more',
  async ({ db, given, asStaff, now }) => {
    const [one, two] = [await given.staff(administrator), await given.staff(administrator)]
    const grantOf = async (staffId: string) =>
      (await db.select().from(staffRoles).where(eq(staffRoles.staffId, staffId)))[0]?.id ?? ''
    const [grantOne, grantTwo] = [await grantOf(one.id), await grantOf(two.id)]
    expect(await revokeRole(asStaff(one, { now: minutesAfter(now, 1) }), { staffId: two.id, grantId: grantTwo })).toMatchObject({
      ok: true,
    })
    expect(await revokeRole(asStaff(two), { staffId: one.id, grantId: grantOne })).toEqual(err('not_allowed'))
    expect(await db.$count(staffRoles, sql`${staffRoles.staffId} = ${one.id} and ${staffRoles.validTo} is null`)).toBe(1)
  },
)
