import { expect, test } from '@/lib/platform/testing'
import { err } from '@/lib/platform/result'
import {
  changeTemplate,
  createTemplate,
  dropTemplate,
  dropView,
  fillTemplate,
  getLoad,
  listSavedViews,
  listTemplates,
  saveView,
} from '..'

const CODE = 'din-residence-reference'
const RIGHTS = ['applications.read', 'applications.decide'] as const
const CHIEF = ['applications.read', 'reports.read'] as const
const SERVICE = { serviceCode: CODE, agencyCode: 'din' }

test('views are kept by officers and shared by chiefs', async ({ given, asStaff }) => {
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const chief = asStaff(await given.staff({ agencyCode: 'din', permissions: [...CHIEF] }))
  const far = asStaff(await given.staff({ permissions: [...RIGHTS] }))
  const query = 'view=all&fee=due&nonsense=1'
  expect(await saveView(elchin, { name: 'Ödənilməyib', query, share: 'yes' })).toEqual(err('not_allowed'))
  const own = await saveView(elchin, { name: 'Ödənilməyib', query })
  expect(await saveView(elchin, { name: 'Ödənilməyib', query: 'view=overdue' })).toEqual(own)
  const shared = await saveView(chief, { name: 'Hamıya', query, share: 'yes' })
  expect(await listSavedViews(elchin)).toEqual([
    expect.objectContaining({ name: 'Hamıya', shared: true, mayDrop: false, filter: { view: 'all', sort: 'newest', fee: 'due' } }),
    expect.objectContaining({ name: 'Ödənilməyib', shared: false, mayDrop: true, filter: { view: 'overdue', sort: 'due' } }),
  ])
  expect(await listSavedViews(far)).toEqual([])
  if (!shared.ok || !own.ok) throw new Error('Cannot test: expected both views to be kept')
  expect(await dropView(elchin, { viewId: shared.value.id })).toEqual(err('not_found'))
  expect(await dropView(chief, { viewId: own.value.id })).toEqual(err('not_found'))
  expect(await dropView(chief, { viewId: shared.value.id })).toMatchObject({ ok: true })
})

test('templates belong to the agency, in three languages, and name the case', async ({ given, asStaff }) => {
  const elchin = asStaff(await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }))
  const chief = asStaff(await given.staff({ agencyCode: 'din', permissions: [...CHIEF] }))
  const far = asStaff(await given.staff({ agencyCode: 'dsmf', permissions: [...RIGHTS] }))
  const words = { title: 'Sənəd', serviceCode: CODE, bodyAz: '{reference}: {service}', bodyEn: 'en', bodyRu: 'ru' }
  expect(await createTemplate(far, { ...words, agencyCode: 'din' })).toEqual(err('not_allowed'))
  expect(await createTemplate(elchin, { ...words, agencyCode: 'din', serviceCode: 'dsmf-childbirth-benefit' })).toEqual(
    err('unknown_service'),
  )
  const made = await createTemplate(elchin, { ...words, agencyCode: 'din' })
  if (!made.ok) throw new Error(made.error)
  expect(await createTemplate(elchin, { ...words, agencyCode: 'din' })).toEqual(err('title_taken'))
  expect(await listTemplates(far)).toEqual([])
  expect(await listTemplates(chief)).toEqual([expect.objectContaining({ mayChange: false })])
  expect(await listTemplates(elchin, { agencyCode: 'din', serviceCode: 'din-id-card-renew' })).toEqual([])
  const at1 = { templateId: made.value.id, version: 1 }
  expect(await changeTemplate(far, { ...words, ...at1 })).toEqual(err('not_found'))
  expect(await changeTemplate(elchin, { ...words, ...at1, title: 'Yeni' })).toMatchObject({ ok: true })
  expect(await changeTemplate(elchin, { ...words, ...at1 })).toEqual(err('stale'))
  expect(await dropTemplate(elchin, at1)).toEqual(err('stale'))
  expect(await dropTemplate(elchin, { ...at1, version: 2 })).toMatchObject({ ok: true })
  expect(
    fillTemplate({ az: '{reference}: {service}', en: 'e', ru: 'r' }, 'az', { reference: 'ASN', serviceName: { az: 'Arayış' } }),
  ).toBe('ASN: Arayış')
})

test('load counts what is open and what was decided, for chiefs of that agency only', async ({ given, asStaff }) => {
  const staff = await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] })
  const chief = asStaff(await given.staff({ agencyCode: 'din', permissions: [...CHIEF] }))
  await given.application({ ...SERVICE, dueOn: '2026-11-20', submittedAt: new Date('2026-11-13T05:00:00Z') })
  await given.application({ ...SERVICE, dueOn: '2026-11-23', status: 'in_review', assignedStaffId: staff.id })
  await given.application({ ...SERVICE, dueOn: '2026-11-20', status: 'information_requested', assignedStaffId: staff.id })
  await given.application({
    ...SERVICE,
    status: 'approved',
    assignedStaffId: staff.id,
    decidedAt: new Date('2026-11-20T05:00:00Z'),
  })
  await given.application({
    ...SERVICE,
    status: 'approved',
    decidedAt: new Date('2026-11-01T05:00:00Z'),
    officeCode: 'asan-baku-1',
  })
  await given.application()
  const load = await getLoad(chief)
  expect(load?.total).toEqual({ open: 3, overdue: 1, dueToday: 1, dueThisWeek: 1, medianAgeDays: 0, decided7: 1, decided30: 2 })
  expect(load?.services).toEqual([expect.objectContaining({ key: CODE, open: 3, decided30: 2 })])
  expect(load?.officers.map(({ key, open, decided7 }) => [key, open, decided7])).toEqual(
    expect.arrayContaining([
      ['', 1, 0],
      [staff.id, 2, 1],
    ]),
  )
  expect(load?.offices).toEqual([expect.objectContaining({ key: 'asan-baku-1', open: 0, decided30: 1 })])
  expect(await getLoad(asStaff(staff))).toBeNull()
  expect(await getLoad(asStaff(await given.staff({ agencyCode: 'dsmf', permissions: [...CHIEF] })))).toMatchObject({
    total: { open: 0 },
  })
})
