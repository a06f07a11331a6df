import { eq } from 'drizzle-orm'
import { disclosures } from '@/db/schema'
import { getDayFigures } from './day-figures'
import { placeKey } from './policy'
import { listCases, listQueueAgencies, openCase, takeApplication } from '@/lib/applications'
import type { Grant } from '@/lib/platform/context'
import { err } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { callNext, closeCounter, getDesk, openCounter, workTicket } from '@/lib/queue'

const RIGHTS = ['applications.read', 'applications.decide'] as const
const elsewhere = (permissions: readonly Grant['permission'][], place: Partial<Grant>): Grant[] =>
  permissions.map((permission) => ({ permission, agencyCode: null, centreCode: null, ...place }))
const SERVICE = { serviceCode: 'din-residence-reference', agencyCode: 'din' }

test('an officer lent to a second agency works there too; the citizen reads in whose name', async ({ db, given, asStaff }) => {
  const officer = await given.staff({ permissions: [...RIGHTS] })
  const lent = asStaff({ ...officer, grants: elsewhere(RIGHTS, { agencyCode: 'din' }) })
  const home = await given.application({ ...(await serviceOf(given, officer.agencyCode ?? '')) })
  const there = await given.application(SERVICE)
  const other = await given.application()

  expect((await listQueueAgencies(lent))?.map(({ code }) => code)).toEqual([officer.agencyCode, 'din'])
  const listed = (await listCases(lent, { view: 'all', sort: 'newest' })).rows.map(({ id }) => id)
  expect(listed).toEqual(expect.arrayContaining([home.id, there.id]))
  expect(listed).not.toContain(other.id)
  expect(await takeApplication(lent, { id: there.id, version: there.version })).toMatchObject({ ok: true })
  expect(await takeApplication(lent, { id: other.id, version: other.version })).toEqual(err('not_found'))
  expect(await openCase(asStaff(officer), there.id)).toBeNull()
  expect(await openCase(lent, there.id)).toMatchObject({ assigned: 'me' })
  const [look] = await db.select().from(disclosures).where(eq(disclosures.personId, there.personId))
  expect(look?.readerBody.az).toContain('Daxili İşlər')
})

test('an operator lent to a second centre chooses where to sit, and serves only there', async ({ db, given, asStaff, now }) => {
  const [home, second, third] = [await given.centre(), await given.centre(), await given.centre()]
  const operator = await given.staff({ centreCode: home.code, permissions: ['queue.operate'] })
  const lent = asStaff({ ...operator, grants: elsewhere(['queue.operate'], { centreCode: second.code }) })
  const visit = await given.appointment({ centreCode: second.code, startsAt: minutesAfter(now, -5) })
  const at = { centre: second.code }

  expect(await getDesk(lent, { view: 'waiting', page: 1 })).toMatchObject({
    centreCode: home.code,
    centres: [home.code, second.code],
  })
  expect(await getDesk(lent, { view: 'waiting', page: 1, ...at })).toMatchObject({ centreCode: second.code })
  expect(await getDesk(lent, { view: 'waiting', page: 1, centre: third.code })).toMatchObject({ centreCode: home.code })
  expect(await openCounter(lent, { number: 1, ...at })).toMatchObject({ ok: true })
  const called = await callNext(lent, at)
  expect(called).toMatchObject({ ok: true, value: { kind: 'called' } })
  const id = called.ok && called.value.kind === 'called' ? called.value.id : ''
  const start = { id, action: 'start' as const, version: 2 }
  expect(await workTicket(lent, start)).toEqual(err('not_found'))
  expect(await workTicket(lent, { ...start, ...at })).toMatchObject({ ok: true })
  expect(await getDesk(lent, { view: 'waiting', page: 1, ...at })).toMatchObject({ current: { status: 'in_service' } })
  expect(await closeCounter(lent, at)).toEqual(err('counter_busy'))
  const [look] = await db.select().from(disclosures).where(eq(disclosures.personId, visit.personId))
  expect(look?.readerBody).toEqual(second.name)
  expect(await getDesk(asStaff(operator), { view: 'waiting', page: 1, ...at })).toMatchObject({ centreCode: home.code })
})

test('a manager of two places sees the figures of each, one at a time', async ({ given, asStaff }) => {
  const centre = await given.centre()
  const manager = await given.staff({ permissions: ['reports.read'] })
  const both = asStaff({ ...manager, grants: elsewhere(['reports.read'], { centreCode: centre.code }) })
  const there = placeKey({ agencyCode: null, centreCode: centre.code })
  expect(await getDayFigures(both, '2026-11-23')).toMatchObject({ applications: [], visits: null, places: [{}, { key: there }] })
  expect(await getDayFigures(both, '2026-11-23', there)).toMatchObject({ applications: null, visits: { byHour: [] } })
  expect(await getDayFigures(asStaff(manager), '2026-11-23', there)).toMatchObject({ visits: null })
})

async function serviceOf(given: { service: (over: { agencyCode: string }) => Promise<{ code: string }> }, agencyCode: string) {
  return { agencyCode, serviceCode: (await given.service({ agencyCode })).code }
}
