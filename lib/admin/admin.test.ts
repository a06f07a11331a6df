import { applications } from '@/db/schema'
import type { Db } from '@/db/client'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'
import { getDayFigures, getOverview, sumOf } from '.'

const DAY = '2026-11-23'

const application = (
  db: Db,
  row: Pick<typeof applications.$inferInsert, 'personId' | 'serviceCode' | 'agencyCode'> &
    Partial<typeof applications.$inferInsert>,
) =>
  db.insert(applications).values({
    id: newId(),
    definitionVersion: 1,
    answers: {},
    stepVersions: {},
    facts: {},
    reference: `ASN-${newKey().slice(0, 8)}`,
    status: 'submitted',
    submittedAt: atBaku(DAY, '11:00'),
    dueOn: '2026-12-07',
    ...row,
  })

test('an agency manager sees what came in, was decided and is overdue in their agency', async ({ db, given, asStaff }) => {
  const person = await given.person()
  const service = await given.service()
  const mine = { personId: person.id, serviceCode: service.code, agencyCode: service.agencyCode }
  await application(db, mine)
  await application(db, {
    ...mine,
    status: 'approved',
    submittedAt: atBaku('2026-11-20', '10:00'),
    decidedAt: atBaku(DAY, '12:00'),
  })
  await application(db, { ...mine, status: 'in_review', submittedAt: atBaku('2026-11-01', '10:00'), dueOn: '2026-11-20' })
  await application(db, {
    ...mine,
    status: 'information_requested',
    submittedAt: atBaku('2026-11-01', '10:00'),
    dueOn: '2026-11-20',
  })
  const foreign = await given.service()
  await application(db, { personId: person.id, serviceCode: foreign.code, agencyCode: foreign.agencyCode })

  const manager = await given.staff({ agencyCode: service.agencyCode, permissions: ['reports.read'] })
  const figures = await getDayFigures(asStaff(manager), DAY)
  expect(figures?.visits).toBeNull()
  expect(figures?.applications).toEqual([
    expect.objectContaining({ serviceCode: service.code, received: 1, approved: 1, rejected: 0, overdue: 1 }),
  ])
  expect(sumOf(figures?.applications ?? [], 'received')).toBe(1)
  expect((await getDayFigures(asStaff(manager), '2026-11-20'))?.applications).toEqual([
    expect.objectContaining({ received: 1, approved: 0 }),
  ])
})

test('a centre manager sees the visits of the own centre only', async ({ given, asStaff }) => {
  const centre = await given.centre()
  await given.appointment({ centreCode: centre.code, startsAt: atBaku(DAY, '10:00'), status: 'served' })
  await given.appointment({ centreCode: centre.code, startsAt: atBaku(DAY, '10:30'), status: 'no_show' })
  await given.appointment({ startsAt: atBaku(DAY, '10:00') })
  const figures = await getDayFigures(asStaff(await given.staff({ centreCode: centre.code, permissions: ['reports.read'] })), DAY)
  expect(figures?.applications).toBeNull()
  expect(figures?.visits?.byStatus).toMatchObject({ served: 1, no_show: 1, booked: 0 })
  expect(figures?.visits?.byHour).toEqual([{ hour: 10, booked: 2, served: 1 }])
})

test('without the right there are no figures', async ({ given, asStaff }) => {
  for (const permissions of [
    [],
    ['queue.operate'],
    ['applications.read', 'applications.decide'],
    ['staff.manage', 'audit.read'],
  ] as const) {
    expect(await getDayFigures(asStaff(await given.staff({ permissions: [...permissions] })), DAY)).toBeNull()
  }
})

test('the overview shows only what the rights allow', async ({ given, asStaff }) => {
  expect(await getOverview(asStaff(await given.staff()))).toEqual({
    cases: null,
    visits: null,
    operates: false,
    activates: false,
    reports: false,
    watches: false,
    alarms: 0,
    staff: false,
  })
  expect(await getOverview(asStaff(await given.staff({ permissions: ['applications.read'] })))).toMatchObject({
    cases: { all: { count: 0, more: false } },
    reports: false,
  })
  expect(await getOverview(asStaff(await given.staff({ permissions: ['staff.manage'] })))).toMatchObject({
    cases: null,
    staff: true,
  })
})
