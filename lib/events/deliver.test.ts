import { eq, max, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { eventDeliveries, eventRelay, events } from '@/db/schema'
import { contexts, expect, raceTest } from '@/lib/platform/testing'
import { drainEvents, publish, relayEvents, subscriber } from '.'

/**
 * What was written so far is old enough to be handed over: transactions are counted for the whole cluster, and tests of other files,
 * each in a transaction of its own, run beside this one.
 */
async function settled(db: Db): Promise<void> {
  const { rows } = await db.execute<{ xid: string }>(sql`select pg_current_xact_id()::text as xid`)
  const [written] = rows
  await expect
    .poll(
      async () => {
        const now = await db.execute<{ past: boolean }>(
          sql`select pg_snapshot_xmin(pg_current_snapshot()) > ${written?.xid ?? '0'}::xid8 as past`,
        )
        return now.rows[0]?.past
      },
      { timeout: 15_000 },
    )
    .toBe(true)
}

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
  await settled(connection.db)
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
  await settled(connection.db)
  await drainEvents(() => ctx, [reader])
  const deliveries = () => connection.db.select().from(eventDeliveries).where(eq(eventDeliveries.subscriber, 'test.flaky'))
  expect(await deliveries()).toEqual([
    expect.objectContaining({ status: 'waiting', attempts: 1, lastError: 'the other side is down' }),
  ])

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
  await settled(connection.db)
  await relayEvents(ctx, [reader])
  handled = 0
  const before = await connection.db.select().from(eventDeliveries).where(eq(eventDeliveries.subscriber, 'test.once'))
  await Promise.all(Array.from({ length: 10 }, () => drainEvents(() => ctx, [reader])))
  expect(handled).toBe(before.length)
})

raceTest(
  'after a restore, whose transactions count from the beginning, nothing is lost and nothing comes twice',
  async ({ connection, given }) => {
    const person = await given.person()
    const ctx = contexts(connection.db).asSystem()
    const seen: string[] = []
    const reader = subscriber('test.restored', ['identity.signed_in'], async (_, event) => {
      seen.push(event.data.sessionId)
    })
    const signIn = (sessionId: string) =>
      publish(connection.db, ctx, { type: 'identity.signed_in', personId: person.id, sessionId })
    await settled(connection.db)
    await drainEvents(() => ctx, [reader])
    seen.length = 0
    await signIn('before')
    await settled(connection.db)
    await drainEvents(() => ctx, [reader])

    // As a dump brings them from a cluster that had counted further: the place, and an event not yet handed over.
    const [last] = await connection.db.select({ seq: max(events.seq) }).from(events)
    await connection.db.update(eventRelay).set({ xid: '900000000000', seq: last?.seq ?? 0 })
    await connection.db.execute(sql`insert into events (id, type, time, person_id, data, request_id, xid)
    values (gen_random_uuid(), 'identity.signed_in', now(), ${person.id}, '{"sessionId":"on its way"}', 'r', '900000000001')`)
    await signIn('after')
    await settled(connection.db)
    await drainEvents(() => ctx, [reader])
    expect(seen).toEqual(['before', 'on its way', 'after'])
    // Somebody who reacts since later is not told the past.
    expect(await relayEvents(ctx, [subscriber('test.newcomer', ['identity.signed_in'], async () => undefined)])).toBe(0)

    await signIn('later')
    await settled(connection.db)
    await drainEvents(() => ctx, [reader])
    expect(seen).toEqual(['before', 'on its way', 'after', 'later'])
  },
)

raceTest('the note of a failed delivery holds no values of the statement that failed', async ({ connection, given }) => {
  const person = await given.person()
  const ctx = contexts(connection.db).asSystem()
  const reader = subscriber('test.values', ['identity.signed_in'], async (inner) => {
    await inner.db.execute(sql`select ${'Leyla, 5ABC123'}::uuid`)
  })
  await publish(connection.db, ctx, { type: 'identity.signed_in', personId: person.id, sessionId: 's' })
  await settled(connection.db)
  await drainEvents(() => ctx, [reader])
  const [delivery] = await connection.db
    .select()
    .from(eventDeliveries)
    .where(eq(eventDeliveries.subscriber, 'test.values'))
    .limit(1)
  expect(delivery?.lastError).toContain('Failed query')
  expect(delivery?.lastError).not.toContain('5ABC123')
})
