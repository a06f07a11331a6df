import { eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { tickets } from '@/db/schema'
import { newKey } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { expect, test } from '@/lib/platform/testing'
import type { Ctx } from '@/lib/platform/context'
import { minutesAfter } from '@/lib/platform/time'
import { takeTicket } from '../hall/take-ticket'
import { linkKeyOf } from '../visit-key'
import { findByLink, getTicketPage, leaveQueue, pulsesOf } from './ticket-page'

async function taken(db: Db, ctx: Ctx, serviceCode = 'din-id-card-renew') {
  const ticket = await takeTicket(db, ctx, {
    centreCode: 'asan-baku-1',
    channel: 'kiosk',
    services: [serviceCode],
    locale: 'az',
    idempotencyKey: newKey(),
  })
  if (!ticket.ok) throw new Error(ticket.error)
  return ticket.value
}

test('the key of a ticket opens it; one letter off, or an older version of it, opens nothing', async ({ db, asNobody }) => {
  const ticket = await taken(db, asNobody())
  const key = linkKeyOf('ticket', ticket)
  expect((await findByLink(db, key))?.id).toBe(ticket.id)
  expect(await findByLink(db, `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)).toBeNull()
  expect(await findByLink(db, linkKeyOf('visit', ticket))).toBeNull()
  expect(await findByLink(db, 'nonsense')).toBeNull()
  await db.update(tickets).set({ linkVersion: 2 }).where(eq(tickets.id, ticket.id))
  expect(await findByLink(db, key)).toBeNull()
})

test('those before in the same line are counted, those of other lines are not', async ({ db, asNobody, now }) => {
  for (const minutes of [-30, -20]) await taken(db, asNobody({ now: minutesAfter(now, minutes) }))
  const mine = await taken(db, asNobody({ now: minutesAfter(now, -10) }))
  await taken(db, asNobody({ now: minutesAfter(now, -5) }))
  const page = await getTicketPage(asNobody(), linkKeyOf('ticket', mine))
  const before = (await pulsesOf(db, [mine.id])).get(mine.id)?.ahead
  expect(page?.ahead).toBe(before)
  expect(before).toBeGreaterThanOrEqual(2)
  expect(JSON.stringify(page)).not.toContain('personId')
})

test('the line is left once; twice is the same; who was served cannot leave', async ({ db, asNobody, now }) => {
  const ticket = await taken(db, asNobody())
  const key = linkKeyOf('ticket', ticket)
  expect(await leaveQueue(asNobody(), key)).toEqual(ok())
  expect(await leaveQueue(asNobody(), key)).toEqual(ok())
  const [row] = await db.select().from(tickets).where(eq(tickets.id, ticket.id))
  expect(row?.status).toBe('left')
  const served = await taken(db, asNobody())
  await db.update(tickets).set({ status: 'served', finishedAt: now }).where(eq(tickets.id, served.id))
  expect(await leaveQueue(asNobody(), linkKeyOf('ticket', served))).toEqual(err('move_not_allowed'))
  expect(await leaveQueue(asNobody(), 'nonsense')).toEqual(err('not_found'))
})
