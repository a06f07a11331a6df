import type { Db } from '@/db/client'
import { ticketLegs, ticketMoves, tickets } from '@/db/schema'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'

type Served = {
  centreCode: string
  serviceCode: string
  staffId: string
  arrivedAt: Date
  waitMinutes?: number
  serviceSeconds?: number
  counterNumber?: number
  personId?: string
}

let last = 0

/** A visitor who came, was called, served and left: the rows the hall leaves behind. */
export async function givenServed(db: Db, served: Served) {
  const { centreCode, serviceCode, staffId, arrivedAt, waitMinutes = 10, serviceSeconds = 600, counterNumber = 1 } = served
  const id = crypto.randomUUID()
  const calledAt = minutesAfter(arrivedAt, waitMinutes)
  const startedAt = minutesAfter(calledAt, 1)
  const finishedAt = new Date(startedAt.getTime() + serviceSeconds * 1_000)
  const [ticket] = await db
    .insert(tickets)
    .values({
      id,
      centreCode,
      day: dayInBaku(arrivedAt),
      number: `A${String(++last).padStart(3, '0')}`,
      channel: 'kiosk',
      personId: served.personId ?? null,
      status: 'served',
      arrivedAt,
      rankAt: arrivedAt,
      callAfter: arrivedAt,
      counterNumber,
      staffId,
      calledAt,
      startedAt,
      finishedAt,
      callCount: 1,
      idempotencyKey: crypto.randomUUID(),
    })
    .returning()
  await db.insert(ticketLegs).values({
    id: crypto.randomUUID(),
    ticketId: id,
    position: 1,
    serviceCode,
    agencyCode: 'din',
    lineCode: 'general',
    status: 'done',
    outcome: 'done',
    staffId,
    counterNumber,
    startedAt,
    finishedAt,
  })
  const move = { ticketId: id, centreCode, actorKind: 'staff' as const, staffId, counterNumber }
  await db.insert(ticketMoves).values([
    { ...move, id: crypto.randomUUID(), at: calledAt, action: 'call', fromStatus: 'waiting', toStatus: 'called' },
    { ...move, id: crypto.randomUUID(), at: startedAt, action: 'start', fromStatus: 'called', toStatus: 'in_service' },
    { ...move, id: crypto.randomUUID(), at: finishedAt, action: 'finish', fromStatus: 'in_service', toStatus: 'served' },
  ])
  if (!ticket) throw new Error('Cannot make a served ticket: expected the insert to return it')
  return ticket
}

/** Somebody who stands in the hall now. */
export async function givenWaiting(
  db: Db,
  { centreCode, serviceCode, arrivedAt }: { centreCode: string; serviceCode: string; arrivedAt: Date },
) {
  const id = crypto.randomUUID()
  await db.insert(tickets).values({
    id,
    centreCode,
    day: dayInBaku(arrivedAt),
    number: `W${String(++last).padStart(3, '0')}`,
    channel: 'kiosk',
    arrivedAt,
    rankAt: arrivedAt,
    callAfter: arrivedAt,
    idempotencyKey: crypto.randomUUID(),
  })
  await db
    .insert(ticketLegs)
    .values({ id: crypto.randomUUID(), ticketId: id, position: 1, serviceCode, agencyCode: 'din', lineCode: 'general' })
  return id
}
