import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { eventDeliveries, jobRuns, notices } from '@/db/schema'
import { deliverNext, publish, relayEvents } from '@/lib/events'
import { deliverDueNotice, noSms, notificationSubscribers } from '@/lib/notifications'
import { newKey } from '@/lib/platform/ids'
import { isOverdue, type Job, periodOf, runJob } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { startLoop } from '@/lib/platform/loop'
import { contexts, expect, raceTest, test } from '@/lib/platform/testing'
import { atBaku } from '@/lib/platform/time'

const EVENTS = 60

/** Ends every connection of this database but the one that asks, the way a restart of the server does. */
const killConnections = (db: Db) =>
  db.execute(
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )

raceTest(
  'connections that die while the worker drains lose nothing and repeat nothing',
  async ({ connection, given }) => {
    const { db } = connection
    const { asSystem } = contexts(db)
    const leyla = await given.person({ email: 'leyla@example.az' })
    for (let number = 0; number < EVENTS; number++)
      await publish(db, asSystem(), {
        type: 'applications.submitted',
        applicationId: newKey(),
        personId: leyla.id,
        serviceCode: 'din-residence-reference',
        reference: `ASN-${number}`,
      })

    const later = () => ({ now: new Date(Date.now() + 86_400_000) })
    // A mail taken by a connection that died is free again when its lease is over: here time runs a hundred times as fast.
    const began = Date.now()
    const soon = () => ({ now: new Date(Date.now() + 86_400_000 + (Date.now() - began) * 100) })
    const mailed: string[] = []
    const gateways = { email: { send: async ({ id }: { id: string }) => void mailed.push(id) }, sms: noSms }
    const loops = [
      startLoop('relay', async () => (await relayEvents(asSystem('relay', later()), notificationSubscribers, 7)) > 0, {
        idleMs: 10,
        log,
      }),
      startLoop('deliver', () => deliverNext(asSystem('deliver', later()), notificationSubscribers), { idleMs: 10, log }),
      startLoop('deliver too', () => deliverNext(asSystem('deliver', later()), notificationSubscribers), { idleMs: 10, log }),
      startLoop('email', () => deliverDueNotice(asSystem('email', soon()), gateways, 'email'), { idleMs: 10, log }),
    ]
    const done = () =>
      db.$count(
        eventDeliveries,
        and(eq(eventDeliveries.status, 'done'), eq(eventDeliveries.subscriber, 'notifications.application-submitted')),
      )
    const told = () => db.$count(notices, eq(notices.personId, leyla.id))
    let killed = 0
    // Each time some more were delivered the connections die, five times in all.
    await expect
      .poll(
        async () => {
          const soFar = await done().catch(() => 0)
          if (killed < 5 && soFar > killed * 8) {
            killed++
            await killConnections(db).catch(() => {})
          }
          return soFar
        },
        { timeout: 30_000, interval: 5 },
      )
      .toBe(EVENTS)
    await expect.poll(() => new Set(mailed).size, { timeout: 15_000 }).toBe(EVENTS)
    await Promise.all(loops.map((loop) => loop.stop()))
    expect(killed).toBe(5)
    expect(await told()).toBe(EVENTS)
    expect(await db.$count(eventDeliveries, eq(eventDeliveries.status, 'failed'))).toBe(0)
  },
  60_000,
)

test.each([
  ['0 9 * * *', '2026-11-23'],
  ['15 * * * *', '2026-11-23T10'],
  ['*/5 * * * *', null],
])('%s belongs to the period %s', (cron, period) => {
  expect(periodOf(cron, atBaku('2026-11-23', '10:40'))).toBe(period)
})

test('a daily job that has not finished today is made up for, once', async ({ asSystem, now }) => {
  const job: Job = { name: 'test.daily', cron: '0 9 * * *', run: async () => 3 }
  expect(await isOverdue(asSystem(), job)).toBe(true)
  await runJob(asSystem(), job, () => now)
  expect(await isOverdue(asSystem(), job)).toBe(false)
  expect(await isOverdue(asSystem('test', { now: atBaku('2026-11-24', '00:01') }), job)).toBe(true)
})

test('a job that fails is noted and still overdue', async ({ db, asSystem, now }) => {
  const job: Job = { name: 'test.failing', cron: '0 9 * * *', run: () => Promise.reject(new Error('the register is down')) }
  await expect(runJob(asSystem(), job, () => now)).rejects.toThrow('the register is down')
  expect(await db.select().from(jobRuns)).toEqual([
    expect.objectContaining({ name: 'test.failing', failedAt: now, finishedAt: null }),
  ])
  expect(await isOverdue(asSystem(), job)).toBe(true)
})
