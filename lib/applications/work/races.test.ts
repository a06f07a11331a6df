import { and, eq, inArray } from 'drizzle-orm'
import { applicationMessages, applicationMoves, applications, bulkItems } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { expect, raceTest } from '@/lib/platform/testing'
import { findBulk, runBulk, startBulk, takeNext } from '..'

const RIGHTS = ['applications.read', 'applications.decide'] as const
const SERVICE = { serviceCode: 'din-residence-reference', agencyCode: 'din' }
const UNASSIGNED = { view: 'unassigned', sort: 'due' } as const

raceTest('two officers take the next case fifty times at once: never the same', async ({ db, given, asStaff }) => {
  const officers = [
    asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })),
    asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })),
  ]
  for (let n = 0; n < 90; n += 1) await given.application({ ...SERVICE, dueOn: '2026-12-01' })
  const taken = await Promise.all(Array.from({ length: 50 }, () => officers.map((ctx) => takeNext(ctx, UNASSIGNED))).flat())
  const ids = taken.flatMap((one) => (one.ok ? [one.value.id] : []))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toHaveLength(90)
  expect(taken.filter((one) => !one.ok).map((one) => !one.ok && one.error)).toEqual(
    Array.from({ length: 10 }, () => 'nothing_left'),
  )
  const moves = await db
    .select()
    .from(applicationMoves)
    .where(and(eq(applicationMoves.action, 'take'), inArray(applicationMoves.applicationId, ids)))
  expect(moves).toHaveLength(90)
})

raceTest('a bulk run pressed five times at once does each thing once', async ({ db, given, asStaff }) => {
  const staff = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const officer = asStaff(staff)
  const rows = []
  for (let n = 0; n < 12; n += 1) rows.push(await given.application({ ...SERVICE, status: 'submitted' }))
  const busy = await given.application({ ...SERVICE, status: 'in_review', assignedStaffId: (await given.staff()).id })
  const input = {
    idempotencyKey: newKey(),
    bulk: 'take' as const,
    selected: [...rows, busy].map(({ id }) => id),
    query: '',
    toStaffId: '',
    message: '',
    templateId: '',
  }
  const press = async () => {
    const run = await startBulk(officer, input)
    if (!run.ok) throw new Error(run.error)
    return runBulk(officer, run.value.id)
  }
  const pressed = await Promise.all(Array.from({ length: 5 }, press))
  expect(pressed.every(({ ok }) => ok)).toBe(true)
  await press()
  expect(await findBulk(officer, input.idempotencyKey)).toMatchObject({
    total: 13,
    done: 12,
    left: 0,
    exceptions: [{ code: 'move_not_allowed', cases: [{ id: busy.id }] }],
  })
  const moves = await db
    .select()
    .from(applicationMoves)
    .where(
      inArray(
        applicationMoves.applicationId,
        rows.map(({ id }) => id),
      ),
    )
  expect(moves).toHaveLength(12)

  // Messages twice: one each.
  const message = { ...input, idempotencyKey: newKey(), bulk: 'message' as const, message: 'Salam' }
  const run = await startBulk(officer, message)
  if (!run.ok) throw new Error(run.error)
  await Promise.all([runBulk(officer, run.value.id), runBulk(officer, run.value.id)])
  const sent = await db.select().from(applicationMessages).where(inArray(applicationMessages.applicationId, message.selected))
  expect(sent).toHaveLength(13)
  expect(await db.select().from(bulkItems).where(eq(bulkItems.runId, run.value.id))).toHaveLength(13)
  expect(await db.select().from(applications).where(eq(applications.assignedStaffId, staff.id))).toHaveLength(12)
})
