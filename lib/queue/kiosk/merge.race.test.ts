import { eq } from 'drizzle-orm'
import { queueDevices, tickets } from '@/db/schema'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, raceTest } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { takeTicket } from '../hall/take-ticket'
import { mergeOfflineTickets } from './merge'
import type { OfflineBatch, PairedDevice } from './model'

const CENTRE = 'asan-baku-1'
const SERIES = 'QZ'

raceTest(
  'a batch sent twenty times at once, while the lost requests still arrive: one ticket a visitor',
  async ({ db, asNobody, now }) => {
    const id = newId()
    await db.insert(queueDevices).values({ id, centreCode: CENTRE, kind: 'kiosk', name: 'K', series: SERIES })
    const device: PairedDevice = {
      id,
      centreCode: CENTRE,
      centreName: { az: '', en: '', ru: '' },
      kind: 'kiosk',
      name: 'K',
      series: SERIES,
      disabled: false,
    }
    const batch: OfflineBatch = {
      sentAt: now,
      tickets: Array.from({ length: 10 }, (_, index) => ({
        key: newKey(),
        number: `${SERIES}-A${String(index + 1).padStart(3, '0')}`,
        takenAt: minutesAfter(now, index - 20),
        services: ['din-id-card-renew'],
        locale: 'az' as const,
      })),
    }
    const lost = batch.tickets.slice(0, 5).map((ticket) =>
      db.transaction((tx) =>
        takeTicket(tx, asNobody(), {
          centreCode: CENTRE,
          channel: 'kiosk',
          services: ticket.services,
          locale: 'az',
          deviceId: id,
          idempotencyKey: ticket.key,
        }),
      ),
    )
    await Promise.all([...lost, ...Array.from({ length: 20 }, () => mergeOfflineTickets(asNobody(), device, batch))])

    const rows = await db
      .select({ number: tickets.number, key: tickets.idempotencyKey })
      .from(tickets)
      .where(eq(tickets.deviceId, id))
    expect(rows.map((row) => row.number).toSorted()).toEqual(batch.tickets.map((ticket) => ticket.number))
    expect(new Set(rows.map((row) => row.key)).size).toBe(10)
  },
)
