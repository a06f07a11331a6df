import { eq } from 'drizzle-orm'
import { eventDeliveries } from '@/db/schema'
import { contexts, expect, raceTest } from '@/lib/platform/testing'
import { drainEvents, publish, relayEvents, subscriber } from '.'

raceTest('an event of a slow transaction is not skipped when a later one commits first', async ({ connection, given }) => {
  const person = await given.person()
  const ctx = contexts(connection.db).asSystem()
  const seen: string[] = []
  const reader = subscriber('test.reader', ['identity.signed_in'], async (_, event) => {
    seen.push(event.data.sessionId)
  })
  const slow = await connection.pool.connect()
  try {
    await slow.query('begin')
    await slow.query(
      `insert into events (id, type, time, person_id, data, request_id) values (gen_random_uuid(), 'identity.signed_in', now(), $1, '{"sessionId":"slow"}', 'r')`,
      [person.id],
    )
    await publish(connection.db, ctx, { type: 'identity.signed_in', personId: person.id, sessionId: 'quick' })
    await drainEvents(() => ctx, [reader])
    expect(seen).toEqual([])
    await slow.query('commit')
  } finally {
    slow.release()
  }
  await drainEvents(() => ctx, [reader])
  expect(seen.sort()).toEqual(['quick', 'slow'])
})

raceTest('a handler that fails is tried again later and its writes are undone', async ({ connection, given }) => {
  const person = await given.person()
  const { asSystem } = contexts(connection.db)
  const ctx = asSystem()
  let fail = true
  const reader = subscriber('test.flaky', ['identity.signed_out'], async (inner) => {
    await publish(inner.db, inner, { type: 'identity.signed_in', personId: person.id, sessionId: 'written by the handler' })
    if (fail) throw new Error('the other side is down')
  })
  await publish(connection.db, ctx, { type: 'identity.signed_out', personId: person.id, sessionId: 's' })
  await drainEvents(() => ctx, [reader])
  const deliveries = () => connection.db.select().from(eventDeliveries).where(eq(eventDeliveries.subscriber, 'test.flaky'))
  expect(await deliveries()).toEqual([expect.objectContaining({ status: 'waiting', attempts: 1, lastError: 'the other side is down' })])

  fail = false
  const later = asSystem('test', { now: new Date(ctx.now.getTime() + 60_000) })
  await drainEvents(() => later, [reader])
  expect(await deliveries()).toEqual([expect.objectContaining({ status: 'done', attempts: 2 })])
})

raceTest('ten workers hand one event to a subscriber once', async ({ connection, given }) => {
  const person = await given.person()
  const ctx = contexts(connection.db).asSystem()
  let handled = 0
  const reader = subscriber('test.once', ['identity.signed_in'], async () => {
    handled++
  })
  await publish(connection.db, ctx, { type: 'identity.signed_in', personId: person.id, sessionId: 'x' })
  await relayEvents(ctx, [reader])
  handled = 0
  const before = await connection.db.select().from(eventDeliveries).where(eq(eventDeliveries.subscriber, 'test.once'))
  await Promise.all(Array.from({ length: 10 }, () => drainEvents(() => ctx, [reader])))
  expect(handled).toBe(before.length)
})
