import { eq } from 'drizzle-orm'
import { applications, auditEntries } from '@/db/schema'
import { newId } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { addDays, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { askAvailable, findAvailable } from './available'
import { listOwnForms } from './find-form'

test('the rules of all forms over one portfolio: what is ready, what lacks one thing, each rule with value and source', async ({
  given,
  as,
  now,
}) => {
  const leyla = await given.resident({ idCard: { expiresOn: addDays(dayInBaku(now), 25) } })
  const ctx = as(leyla)
  const found = await findAvailable(ctx, await askAvailable(ctx))
  if (!found) throw new Error('expected a result, got none')
  const all = [...found.ready, ...found.lacking, ...found.unknown]
  expect(found.silent).toEqual([])
  expect(found.unknown).toEqual([])
  expect(found.ready.length).toBeGreaterThan(0)
  expect(all.length + found.others).toBeLessThanOrEqual((await listOwnForms(ctx)).length)
  const card = found.ready.find(({ code }) => code === 'din-id-card-renew')
  expect(card?.conditions.every(({ state }) => state === 'holds')).toBe(true)
  expect(card?.conditions.flatMap(({ lines }) => lines).every(({ source }) => source)).toBe(true)
  expect(found.lacking.every(({ lacking }) => lacking?.text)).toBe(true)
})

test('nothing is kept but that the person asked; the address alone, another person and a later day show nothing', async ({
  db,
  given,
  as,
  now,
}) => {
  const leyla = await given.resident()
  const rauf = await given.person()
  const asked = await askAvailable(as(leyla))
  const before = await db.select().from(auditEntries)
  await findAvailable(as(leyla), asked)
  expect(await db.select().from(auditEntries)).toEqual(before)
  expect(before).toMatchObject([{ action: 'applications.looked_for_available', personId: leyla.id, details: {} }])
  expect(await db.select().from(applications).where(eq(applications.personId, leyla.id))).toEqual([])
  expect(await findAvailable(as(rauf), asked)).toBeNull()
  expect(await findAvailable(as(leyla), newId())).toBeNull()
  expect(await findAvailable(as(leyla, { now: minutesAfter(now, 11) }), asked)).toBeNull()
})

test('a register that is down is said, and is never a no', async ({ given, as }) => {
  const leyla = await given.resident()
  await given.fault('identity_documents', 'down')
  const ctx = as(leyla)
  const found = await findAvailable(ctx, await askAvailable(ctx))
  expect(found?.silent.length).toBe(1)
  expect(found?.unknown.map(({ code }) => code)).toContain('din-id-card-renew')
  expect(found?.lacking.map(({ code }) => code)).not.toContain('din-id-card-renew')
})
