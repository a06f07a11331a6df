import { eq, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { appointments, counters, slots, ticketLegs, tickets } from '../schema'

type Needs = {
  person: () => Promise<{ id: string }>
  service: (overrides: { channelCodes: string[] }) => Promise<{ code: string; agencyCode: string }>
  centre: () => Promise<{ code: string }>
}
type SlotRow = typeof slots.$inferSelect

/** Places and visits. `needs` makes the rows they stand on when a test does not care which. */
export function queueFactories(db: Db, needs: Needs) {
  /** One place on Tuesday 24 November 2026 at 10:00 in Baku: the day after the clock of tests. */
  const slot = async (overrides: Partial<typeof slots.$inferInsert> = {}): Promise<SlotRow> => {
    const centreCode = overrides.centreCode ?? (await needs.centre()).code
    const [row] = await db
      .insert(slots)
      .values({ startsAt: new Date('2026-11-24T06:00:00Z'), durationMinutes: 15, capacity: 1, ...overrides, centreCode })
      .returning()
    return one(row)
  }

  return {
    slot,

    /** A visit that holds a place of `slot` (its own, when none is named); the slot counts it unless it was cancelled. */
    async appointment({
      slot: named,
      ...overrides
    }: { slot?: SlotRow } & Partial<Omit<typeof appointments.$inferInsert, 'slotId'>> = {}) {
      const held =
        named ??
        (await slot({
          ...(overrides.centreCode && { centreCode: overrides.centreCode }),
          ...(overrides.startsAt && { startsAt: overrides.startsAt }),
        }))
      if (overrides.status !== 'cancelled')
        await db
          .update(slots)
          .set({ taken: sql`${slots.taken} + 1` })
          .where(eq(slots.id, held.id))
      const personId = overrides.personId ?? (await needs.person()).id
      const serviceCode = overrides.serviceCode ?? (await needs.service({ channelCodes: ['asan_centre'] })).code
      const letters = () => crypto.randomUUID().slice(0, 4).toUpperCase()
      const [row] = await db
        .insert(appointments)
        .values({
          id: crypto.randomUUID(),
          reference: `ASN-2026-${letters()}-${letters()}`,
          callAfter: held.startsAt,
          idempotencyKey: crypto.randomUUID(),
          ...overrides,
          personId,
          serviceCode,
          slotId: held.id,
          centreCode: held.centreCode,
          startsAt: held.startsAt,
        })
        .returning()
      return one(row)
    },

    /** Somebody in line at a centre, since 09:30 on Monday 23 November 2026, for one service or several. */
    async ticket({
      services: codes,
      ...overrides
    }: { services?: readonly { code: string; agencyCode: string }[] } & Partial<typeof tickets.$inferInsert> = {}) {
      const centreCode = overrides.centreCode ?? (await needs.centre()).code
      const given = codes ?? [await needs.service({ channelCodes: ['asan_centre'] })]
      const arrivedAt = overrides.arrivedAt ?? new Date('2026-11-23T05:30:00Z')
      const [row] = await db
        .insert(tickets)
        .values({
          id: crypto.randomUUID(),
          day: '2026-11-23',
          number: `T-${crypto.randomUUID().slice(0, 6)}`,
          channel: 'kiosk',
          rankAt: arrivedAt,
          callAfter: arrivedAt,
          idempotencyKey: crypto.randomUUID(),
          ...overrides,
          arrivedAt,
          centreCode,
        })
        .returning()
      const ticket = one(row)
      await db.insert(ticketLegs).values(
        given.map(({ code, agencyCode }, index) => ({
          id: crypto.randomUUID(),
          ticketId: ticket.id,
          position: index + 1,
          serviceCode: code,
          agencyCode,
          lineCode: 'general',
        })),
      )
      return ticket
    },

    /** A window with an operator at it. */
    async counter({ centreCode, number, staffId }: { centreCode: string; number: number; staffId: string }) {
      const [row] = await db
        .insert(counters)
        .values({ centreCode, number, staffId, openedAt: new Date('2026-11-23T05:00:00Z') })
        .returning()
      return one(row)
    },
  }
}

function one<T>(row: T | undefined): T {
  if (!row) throw new Error('Cannot make a row: expected the insert to return it')
  return row
}
