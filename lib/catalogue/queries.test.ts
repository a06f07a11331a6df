import { factsFingerprint } from '@/db/seeds/reference-files'
import { seedReference } from '@/db/seeds/reference'
import { seedMarks, services } from '@/db/schema'
import { expect, test } from '@/lib/platform/testing'
import { eq } from 'drizzle-orm'
import {
  countServicesAt,
  findAgency,
  findAgencyName,
  findCentre,
  findService,
  findServiceName,
  findTerm,
  getCalendar,
  getCatalogueFigures,
  listAgencies,
  listCatalogueCodes,
  listCategories,
  listCentres,
  listCentresFor,
  listLifeEvents,
  listRefusalGrounds,
  listRegions,
  listServices,
} from './index'

test('a service tells everything the registry holds, names resolved', async ({ asNobody }) => {
  const service = await findService(asNobody(), 'din-id-card-renew')
  expect(service).toMatchObject({
    category: { code: 'identity' },
    agency: { code: 'din', phone: '102' },
    feeQepik: 500,
    termValue: 10,
    termUnit: 'calendar_day',
    expedited: [
      { termValue: 3, termUnit: 'working_day', feeQepik: 5000 },
      { termValue: 1, termUnit: 'working_day', feeQepik: 7000 },
    ],
    dispute: { deadlineDays: 30 },
  })
  expect(service?.documents.filter((document) => !document.fromState).map((document) => document.code)).toEqual(['application'])
  expect(service?.lifeEvents.map((event) => event.code).sort()).toEqual(['marriage', 'move'])
  expect(service?.legalActs.map((act) => act.number)).toEqual(['817', '223-IIQ'])
  expect(service?.refusalGrounds.map((ground) => ground.code)).toEqual(['incomplete-docs', 'false-data', 'fee-unpaid'])
})

test('every service of the registry can be shown, and every centre too', async ({ asNobody }) => {
  const ctx = asNobody()
  const codes = await listCatalogueCodes(ctx)
  expect(codes.services).toHaveLength(363)
  for (const code of codes.services) {
    const service = await findService(ctx, code)
    expect(service?.documents.length, code).toBe(new Set(service?.documents.map((document) => document.code)).size)
    expect(service?.channels.length, code).toBeGreaterThan(0)
    expect(service?.result, code).not.toBeNull()
  }
  for (const code of codes.centres) expect(await findCentre(ctx, code), code).not.toBeNull()
})

test('what is not in the registry is null or empty, never an error', async ({ asNobody }) => {
  const ctx = asNobody()
  for (const code of ['', 'nothing', "'; drop table services; --", 'DIN-ID-CARD-RENEW']) {
    expect(await findService(ctx, code)).toBeNull()
    expect(await findServiceName(ctx, code)).toBeNull()
    expect(await findAgencyName(ctx, code)).toBeNull()
    expect(await findAgency(ctx, code)).toBeNull()
    expect(await findCentre(ctx, code)).toBeNull()
    expect(await findTerm(ctx, 'category', code)).toBeNull()
    expect(await listRefusalGrounds(ctx, code)).toEqual([])
    expect(await listCentresFor(ctx, code)).toEqual([])
  }
})

test('lists count what they lead to', async ({ asNobody }) => {
  const ctx = asNobody()
  const [categories, lifeEvents, agencies, figures] = await Promise.all([
    listCategories(ctx),
    listLifeEvents(ctx),
    listAgencies(ctx),
    getCatalogueFigures(ctx),
  ])
  expect(categories).toHaveLength(33)
  expect(lifeEvents).toHaveLength(29)
  expect(agencies).toHaveLength(87)
  expect(categories.reduce((sum, one) => sum + one.count, 0)).toBe(figures.services)
  expect(agencies.filter((one) => one.count > 0)).toHaveLength(figures.agencies)
  expect(await listServices(ctx, { category: 'identity' })).toHaveLength(
    categories.find((one) => one.code === 'identity')?.count ?? -1,
  )
  expect(await listServices(ctx, { lifeEvent: 'birth' })).toHaveLength(lifeEvents.find((one) => one.code === 'birth')?.count ?? -1)
  expect(await listServices(ctx, { agency: 'din' })).toHaveLength(agencies.find((one) => one.code === 'din')?.count ?? -1)
  expect(figures.documentsFromState).toBeLessThan(figures.documents)
})

test('a service is given only at centres of its channel that work', async ({ asNobody }) => {
  const ctx = asNobody()
  const centres = await listCentresFor(ctx, 'din-id-card-renew')
  expect(centres.map((centre) => centre.code)).toContain('asan-baku-1')
  expect(centres.every((centre) => centre.status === 'operating')).toBe(true)
  expect(new Set(centres.map((centre) => centre.kind))).toEqual(new Set(['asan', 'mobile_bus', 'mobile_train']))
  expect(await listCentresFor(ctx, 'dvx-llc-e-registration')).toEqual([])
})

test('a communal centre serves the bodies behind it, a mobile unit its own list', async ({ asNobody }) => {
  const ctx = asNobody()
  const communal = await listCentresFor(ctx, 'azeriqaz-smart-card')
  expect(communal.filter((centre) => centre.kind === 'asan_kommunal').map((centre) => centre.code)).toEqual([
    'kommunal-1',
    'kommunal-2',
  ])
  const telephone = await listCentresFor(ctx, 'aztelekom-phone-line')
  expect(telephone.filter((centre) => centre.kind === 'asan_kommunal')).toEqual([])
  const bus = await findCentre(ctx, 'bus-01')
  expect(await countServicesAt(ctx, 'bus-01')).toBe(bus?.serviceCodes.length)
  expect(bus?.stops[0]).toMatchObject({ startsOn: '2026-04-01', opensAt: '09:00', place: { az: 'Astara' } })
})

test('a centre tells its hours by weekday; Sunday has no row', async ({ asNobody }) => {
  const centre = await findCentre(asNobody(), 'asan-baku-1')
  expect(centre?.hours).toHaveLength(6)
  expect(centre?.hours[0]).toEqual({ weekday: 1, opensAt: '09:00', closesAt: '18:00' })
  expect(centre).toMatchObject({ addressConfirmed: false, hoursConfirmed: false, regionCode: 'baku' })
})

test('regions count their centres', async ({ asNobody }) => {
  const ctx = asNobody()
  const [regions, centres] = await Promise.all([listRegions(ctx), listCentres(ctx)])
  for (const region of regions)
    expect(region.count, region.code).toBe(centres.filter((centre) => centre.regionCode === region.code).length)
})

test('the calendar comes from the table', async ({ asNobody }) => {
  const calendar = await getCalendar(asNobody())
  expect(calendar.isWorkingDay('2026-11-23')).toBe(true)
  expect(calendar.isWorkingDay('2026-11-09')).toBe(false)
})

test('loading again with nothing new changes nothing; a changed file brings rows up to date', async ({ db, now, asNobody }) => {
  await db.update(services).set({ feeQepik: 1 }).where(eq(services.code, 'din-id-card-renew'))
  await seedReference(db, { demo: false, now })
  expect((await findService(asNobody(), 'din-id-card-renew'))?.feeQepik).toBe(1)

  await db.update(seedMarks).set({ fingerprint: 'older' }).where(eq(seedMarks.name, 'reference'))
  await seedReference(db, { demo: false, now })
  expect((await findService(asNobody(), 'din-id-card-renew'))?.feeQepik).toBe(500)
  const [mark] = await db.select().from(seedMarks).where(eq(seedMarks.name, 'reference'))
  expect(mark?.fingerprint).toBe(factsFingerprint())
})
