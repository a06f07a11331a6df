import { and, eq, isNull } from 'drizzle-orm'
import { centreAlarms, counterPeriods, toldWaits } from '@/db/schema'
import { newId } from '@/lib/platform/ids'
import { err } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import { addDays, atBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { adjustForServices, MIN_VISITS } from './adjust'
import { BIN_EDGES, binOf, quantile } from './bins'
import { fillDaily } from './fill-daily'
import { endAlarm, seeAlarm } from './handle-alarm'
import { measure } from './measure'
import { periodOf } from './model'
import { raiseAlarms } from './raise-alarms'
import { getQueueReport } from './report'
import { givenServed, givenWaiting } from './testing'
import { watchCentres } from './watch'

// The numbers of a small generator, so that a failure can be repeated.
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % below
  }
}

test('whoever takes the centre’s usual time stands at 100, whatever mix of services they have', () => {
  for (let seed = 1; seed <= 50; seed++) {
    const next = numbers(seed)
    const usual = Array.from({ length: 6 }, (_, n) => ({ serviceCode: `s${n}`, pace: 120 + next(1_800) }))
    const mix = (scale: number) =>
      usual.map(({ serviceCode, pace }) => {
        const services = 20 + next(60)
        return { serviceCode, services, serviceSeconds: services * pace * scale }
      })
    const [a, b] = [mix(1), mix(1)]
    const centre = usual.map(({ serviceCode }) => {
      const rows = [...a, ...b].filter((row) => row.serviceCode === serviceCode)
      return {
        serviceCode,
        services: rows.reduce((sum, row) => sum + row.services, 0),
        serviceSeconds: rows.reduce((sum, row) => sum + row.serviceSeconds, 0),
      }
    })
    for (const own of [a, b]) expect(adjustForServices(own, centre).ratio).toBeCloseTo(1, 9)
    // Expected times of all officers add up to what the centre really took.
    const slow = a.map((row) => ({ ...row, serviceSeconds: row.serviceSeconds * 1.5 }))
    const whole = centre.map((row, n) => ({ ...row, serviceSeconds: (slow[n]?.serviceSeconds ?? 0) + (b[n]?.serviceSeconds ?? 0) }))
    const [one, other] = [adjustForServices(slow, whole), adjustForServices(b, whole)]
    expect(one.expectedSeconds + other.expectedSeconds).toBeCloseTo(one.observedSeconds + other.observedSeconds, 4)
    expect(one.ratio ?? 0).toBeGreaterThan(1)
    expect(other.ratio ?? 2).toBeLessThan(1)
  }
})

test('too few services say nothing', () => {
  const row = (services: number) => [{ serviceCode: 's', services, serviceSeconds: services * 300 }]
  expect(adjustForServices(row(MIN_VISITS - 1), row(100)).ratio).toBeNull()
  expect(adjustForServices(row(MIN_VISITS), row(100)).ratio).toBe(1)
})

test('a histogram keeps half and eight in ten within its bin', () => {
  for (let seed = 1; seed <= 30; seed++) {
    const next = numbers(seed)
    const seconds = Array.from({ length: 200 + next(200) }, () => next(14_000)).sort((a, b) => a - b)
    const bins: Record<string, number> = {}
    for (const one of seconds) bins[binOf(one)] = (bins[binOf(one)] ?? 0) + 1
    for (const share of [0.5, 0.8]) {
      const exact = (seconds[Math.ceil(share * seconds.length) - 1] ?? 0) / 60
      const bin = binOf(exact * 60)
      const read = quantile(bins, share) ?? -1
      expect(read).toBeGreaterThanOrEqual(BIN_EDGES[bin] ?? 0)
      expect(read).toBeLessThanOrEqual(BIN_EDGES[bin + 1] ?? 240)
    }
  }
  expect(quantile({}, 0.5)).toBeNull()
})

test.each([
  [{}, '2026-11-23', '2026-11-23'],
  [{ period: 'week', day: '2026-11-18' }, '2026-11-16', '2026-11-22'],
  [{ period: 'month', day: '2026-02-10' }, '2026-02-01', '2026-02-28'],
  [{ period: 'day', day: '2027-01-01' }, '2026-11-23', '2026-11-23'],
  [{ period: 'custom', from: '2026-11-30', until: '2026-11-10' }, '2026-11-10', '2026-11-10'],
  [{ period: 'custom', from: '2020-01-01', until: '2026-11-10' }, '2025-11-10', '2026-11-10'],
  [{ period: 'custom', from: "' or 1=1", until: '2026-13-40' }, '2026-11-17', '2026-11-23'],
])('the period of %j', (asked, from, until) => {
  expect(periodOf(asked, '2026-11-23')).toMatchObject({ from, until })
})

test('a day that is over is kept as it was counted live', async ({ db, given, asSystem, now }) => {
  const centre = await given.centre()
  const service = await given.service()
  const officer = await given.staff({ centreCode: centre.code })
  const yesterday = addDays(dayInBaku(now), -1)
  const waits = [2, 9, 14, 16, 40]
  for (const [n, waitMinutes] of waits.entries())
    await givenServed(db, {
      centreCode: centre.code,
      serviceCode: service.code,
      staffId: officer.id,
      arrivedAt: atBaku(yesterday, `1${n}:00`),
      waitMinutes,
    })
  await given.appointment({
    centreCode: centre.code,
    startsAt: atBaku(yesterday, '11:30'),
    status: 'no_show',
    serviceCode: service.code,
  })
  const scope = { centres: [centre.code], period: { kind: 'day' as const, from: yesterday, until: yesterday } }
  const live = { now: atBaku(yesterday, '23:00') }
  for (const dimension of ['centre', 'hour', 'service', 'channel', 'counter', 'booking'] as const) {
    const then = await measure(asSystem('test', live), { ...scope, dimension, by: 'both' })
    await fillDaily(asSystem('test', { now }))
    const later = await measure(asSystem('test', { now }), { ...scope, dimension, by: 'both' })
    expect(Object.fromEntries(later)).toEqual(Object.fromEntries(then))
  }
  const all = [...(await measure(asSystem('test', { now }), { ...scope, dimension: 'centre', by: 'all' })).values()][0]?.sums
  expect(all).toMatchObject({ tickets: 5, served: 5, no_shows: 1, waits: 5, within15: 3, services: 5, service_seconds: 3_000 })
})

test('a manager sees officers of the own centre; the monitor sees no officer, a stranger nothing', async ({
  db,
  given,
  asStaff,
  now,
}) => {
  const centre = await given.centre()
  const foreign = await given.centre()
  const service = await given.service()
  const [busy, idle] = [await given.staff({ centreCode: centre.code }), await given.staff({ centreCode: centre.code })]
  const arrivedAt = atBaku(dayInBaku(now), '09:00')
  const serve = (staffId: string, seconds: number) =>
    givenServed(db, { centreCode: centre.code, serviceCode: service.code, staffId, arrivedAt, serviceSeconds: seconds })
  for (let n = 0; n < MIN_VISITS; n++) await serve(busy.id, n === 0 ? 20 : 600)
  await serve(idle.id, 600)
  await db.insert(counterPeriods).values({
    id: newId(),
    centreCode: centre.code,
    number: 1,
    staffId: busy.id,
    kind: 'open',
    startedAt: atBaku(dayInBaku(now), '09:00'),
  })
  const asked = { view: 'officers', centre: centre.code, period: 'day' }

  const manager = asStaff(await given.staff({ centreCode: centre.code, permissions: ['reports.read'] }))
  const report = await getQueueReport(manager, asked)
  expect(report?.view).toBe('officers')
  expect(report?.officers.find(({ staffId }) => staffId === busy.id)).toMatchObject({
    enough: true,
    visits: MIN_VISITS,
    quickFinishes: 1,
  })
  expect(report?.officers.find(({ staffId }) => staffId === idle.id)).toMatchObject({
    enough: false,
    adjustedPercent: null,
    service: null,
    quickFinishes: null,
  })

  const elsewhere = await getQueueReport(
    asStaff(await given.staff({ centreCode: foreign.code, permissions: ['reports.read'] })),
    asked,
  )
  expect(elsewhere?.centre?.code).toBe(foreign.code)
  expect(elsewhere?.officers).toEqual([])
  const monitor = await getQueueReport(asStaff(await given.staff({ permissions: ['queue.watch'] })), asked)
  expect(monitor).toMatchObject({ view: 'overview', centre: { code: centre.code }, officers: [] })
  expect(monitor?.views).not.toContain('officers')
  for (const permissions of [[], ['queue.operate'], ['queue.assist'], ['centres.plan'], ['staff.manage']] as const) {
    const other = asStaff(await given.staff({ centreCode: centre.code, permissions: [...permissions] }))
    expect(await getQueueReport(other, asked)).toBeNull()
    expect(await watchCentres(other, 'alarms')).toBeNull()
  }
})

test('a broken promise raises one alarm, which ends by itself when the visitor is called', async ({
  db,
  given,
  asSystem,
  asStaff,
  now,
}) => {
  const centre = await given.centre()
  const service = await given.service()
  const ticketId = await givenWaiting(db, { centreCode: centre.code, serviceCode: service.code, arrivedAt: minutesAfter(now, -30) })
  await db.insert(toldWaits).values({
    id: newId(),
    centreCode: centre.code,
    serviceCode: service.code,
    ticketId,
    place: 'kiosk',
    toldAt: minutesAfter(now, -30),
    halfMinutes: 10,
    mostMinutes: 33,
  })
  const open = () =>
    db
      .select()
      .from(centreAlarms)
      .where(and(eq(centreAlarms.centreCode, centre.code), isNull(centreAlarms.closedAt)))
  await raiseAlarms(asSystem())
  await raiseAlarms(asSystem())
  expect((await open()).map(({ kind }) => kind).sort()).toEqual(['line_without_counter', 'promise_at_risk'])

  const officer = await given.staff({ centreCode: centre.code })
  await given.counter({ centreCode: centre.code, number: 1, staffId: officer.id })
  const later = { now: minutesAfter(now, 10) }
  await raiseAlarms(asSystem('test', later))
  expect(await open()).toEqual([expect.objectContaining({ kind: 'promise_broken', details: { people: 1, minutes: 7 } })])

  const manager = asStaff(await given.staff({ centreCode: centre.code, permissions: ['reports.read'] }), later)
  expect((await watchCentres(manager, 'alarms'))?.rows).toEqual([
    expect.objectContaining({ code: centre.code, waiting: 1, broken: 1 }),
  ])
  const [alarm] = await open()
  const id = alarm?.id ?? ''
  const foreign = await given.centre()
  const stranger = asStaff(await given.staff({ centreCode: foreign.code, permissions: ['reports.read'] }), later)
  expect(await seeAlarm(stranger, { id })).toEqual(err('not_found'))
  expect(await endAlarm(stranger, { id, note: 'Baxdım' })).toEqual(err('not_found'))
  expect(await seeAlarm(manager, { id })).toMatchObject({ ok: true })
  expect(await endAlarm(manager, { id, note: 'İkinci pəncərə açıldı' })).toMatchObject({ ok: true })
  expect(await endAlarm(manager, { id, note: 'Yenə' })).toEqual(err('over'))
  expect(await open()).toEqual([])
})
