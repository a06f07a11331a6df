import { asc, eq } from 'drizzle-orm'
import { beforeEach, describe } from 'vitest'
import type { Db } from '@/db/client'
import { queueDevices, tickets } from '@/db/schema'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { takeTicket } from '../hall/take-ticket'
import { mergeOfflineTickets, secondKey, takenByOurClock } from './merge'
import type { OfflineBatch, PairedDevice } from './model'

const CENTRE = 'asan-baku-1'
let serial = 0

async function kiosk(db: Db, series = `${'ABCDEFGH'[serial % 8]}${'QRSTUVXY'[serial++ % 8]}`): Promise<PairedDevice> {
  const id = newId()
  await db.insert(queueDevices).values({ id, centreCode: CENTRE, kind: 'kiosk', name: 'K', series })
  return {
    id,
    centreCode: CENTRE,
    centreName: { az: '', en: '', ru: '' },
    kind: 'kiosk',
    name: 'K',
    series,
    disabled: false,
  }
}

const ofKiosk = (db: Db, device: PairedDevice) =>
  db.select().from(tickets).where(eq(tickets.deviceId, device.id)).orderBy(asc(tickets.rankAt), asc(tickets.number))

const batchOf = (device: PairedDevice, now: Date, numbers: { n: number; minutesAgo: number; key?: string }[]): OfflineBatch => ({
  sentAt: now,
  tickets: numbers.map(({ n, minutesAgo, key = newKey() }) => ({
    key,
    number: `${device.series}-A${String(n).padStart(3, '0')}`,
    takenAt: minutesAfter(now, -minutesAgo),
    services: ['din-id-card-renew'],
    locale: 'az',
  })),
})

describe('the clock of a kiosk', () => {
  const now = new Date('2026-11-23T06:00:00Z')
  test('a clock that is wrong is corrected by how wrong it is', () => {
    const wrong = minutesAfter(now, 90)
    expect(takenByOurClock(minutesAfter(wrong, -5), wrong, now)).toEqual(minutesAfter(now, -5))
  })
  test('nobody came in the future, nor before the working day', () => {
    expect(takenByOurClock(minutesAfter(now, 30), now, now)).toEqual(now)
    expect(takenByOurClock(minutesAfter(now, -60 * 30), now, now)).toEqual(minutesAfter(now, -720))
  })
})

describe('numbers given without the network', () => {
  beforeEach(() => {
    serial += 1
  })

  test('stand in line as of the moment they were taken, with the number on the paper', async ({ db, asNobody, now }) => {
    const device = await kiosk(db)
    const batch = batchOf(device, now, [
      { n: 2, minutesAgo: 5 },
      { n: 1, minutesAgo: 12 },
    ])
    const answer = await mergeOfflineTickets(asNobody(), device, batch)
    expect(answer.results.map((one) => one.outcome)).toEqual(['taken', 'taken'])
    expect(answer.last).toEqual({ A: 2 })
    const rows = await ofKiosk(db, device)
    expect(rows.map((row) => row.number)).toEqual([`${device.series}-A001`, `${device.series}-A002`])
    expect(rows[0]?.arrivedAt).toEqual(minutesAfter(now, -12))
    expect(rows.every((row) => row.offline && row.status === 'waiting')).toBe(true)
  })

  test('sent twice, or with another key, they stand there once', async ({ db, asNobody, now }) => {
    const device = await kiosk(db)
    const batch = batchOf(device, now, [{ n: 1, minutesAgo: 3 }])
    await mergeOfflineTickets(asNobody(), device, batch)
    const again = await mergeOfflineTickets(asNobody(), device, batch)
    const otherKey = await mergeOfflineTickets(asNobody(), device, batchOf(device, now, [{ n: 1, minutesAgo: 3 }]))
    expect([...again.results, ...otherKey.results].map((one) => one.outcome)).toEqual(['known', 'known'])
    expect(await ofKiosk(db, device)).toHaveLength(1)
  })

  test('when the lost request had made a ticket, it takes the number on the paper', async ({ db, asNobody, now }) => {
    const device = await kiosk(db)
    const key = newKey()
    const made = await takeTicket(db, asNobody(), {
      centreCode: CENTRE,
      channel: 'kiosk',
      services: ['din-id-card-renew'],
      locale: 'az',
      deviceId: device.id,
      idempotencyKey: key,
    })
    expect(made.ok).toBe(true)
    const batch = batchOf(device, now, [{ n: 1, minutesAgo: 1, key }])
    expect((await mergeOfflineTickets(asNobody(), device, batch)).results[0]?.outcome).toBe('renumbered')
    expect((await mergeOfflineTickets(asNobody(), device, batch)).results[0]?.outcome).toBe('known')
    expect((await ofKiosk(db, device)).map((row) => row.number)).toEqual([`${device.series}-A001`])
  })

  test('a lost ticket that was called in vain does not cost the visitor the visit', async ({ db, asNobody, now }) => {
    const device = await kiosk(db)
    const key = newKey()
    await takeTicket(db, asNobody(), {
      centreCode: CENTRE,
      channel: 'kiosk',
      services: ['din-id-card-renew'],
      locale: 'az',
      deviceId: device.id,
      idempotencyKey: key,
    })
    await db.update(tickets).set({ status: 'no_show', finishedAt: now }).where(eq(tickets.idempotencyKey, key))
    const batch = batchOf(device, now, [{ n: 1, minutesAgo: 1, key }])
    await mergeOfflineTickets(asNobody(), device, batch)
    await mergeOfflineTickets(asNobody(), device, batch)
    const live = (await ofKiosk(db, device)).filter((row) => row.status === 'waiting')
    expect(live.map((row) => row.idempotencyKey)).toEqual([secondKey(key)])
  })

  test('another kiosk’s series, an unknown service and yesterday are refused, and keep nobody else back', async ({
    db,
    asNobody,
    now,
  }) => {
    const device = await kiosk(db)
    const batch = batchOf(device, now, [
      { n: 1, minutesAgo: 1 },
      { n: 2, minutesAgo: 1 },
      { n: 3, minutesAgo: 11 * 60 },
      { n: 4, minutesAgo: 1 },
    ])
    const [foreign, unknown] = batch.tickets
    if (foreign) foreign.number = 'ZZ-A001'
    if (unknown) unknown.services = ['no-such-service']
    const answer = await mergeOfflineTickets(asNobody(), device, batch)
    expect(answer.results.map((one) => one.outcome)).toEqual(['refused', 'refused', 'past', 'taken'])
  })
})
