import { asc } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { events } from '@/db/schema'
import { type EventInput, publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { notificationSubscribers } from '.'

/**
 * Hands what was published to this room's subscribers, in the order of the list. Events of a test's own transaction are
 * invisible to the relay (it waits for commits), so they are handed over directly.
 */
export async function handOver(db: Db, ctx: Ctx, ...told: EventInput[]): Promise<void> {
  for (const one of told) await publish(db, ctx, one)
  for (const row of await db.select().from(events).orderBy(asc(events.seq))) {
    for (const one of notificationSubscribers) {
      if ((one.on as readonly string[]).includes(row.type)) await one.handle(ctx, { ...row, data: row.data } as never)
    }
  }
  await db.delete(events)
}

type Row = { id: string; personId: string; serviceCode: string; reference: string | null }

/** What an application's events say about it. */
export const aboutCase = ({ id, personId, serviceCode, reference }: Row) => ({
  applicationId: id,
  personId,
  serviceCode,
  reference: reference ?? '',
})

/** What a visit's events say about it. */
export const aboutVisit = (visit: Row & { reference: string; centreCode: string; startsAt: Date }) => ({
  appointmentId: visit.id,
  personId: visit.personId,
  reference: visit.reference,
  serviceCode: visit.serviceCode,
  centreCode: visit.centreCode,
  startsAt: visit.startsAt.toISOString(),
})
