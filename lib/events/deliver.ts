import { and, asc, eq, gt, lte, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { eventDeliveries, eventRelay, events } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { within } from '@/lib/platform/context'
import { describeError } from '@/lib/platform/log-error'
import type { EventRecord, EventType } from './catalogue'

/** Reacts to events. `name` is stored, so it never changes; the handler runs in the transaction that marks the delivery done. */
export type Subscriber = {
  name: string
  on: readonly EventType[]
  // A handler narrows by `event.type`; registering it through `subscriber()` keeps the types.
  handle: (ctx: Ctx, event: EventRecord) => Promise<void>
}

/** Ties a handler to the events it understands. @example subscriber('notifications.inbox', ['applications.submitted'], async (ctx, event) => …) */
export function subscriber<T extends EventType>(
  name: string,
  on: readonly T[],
  handle: (ctx: Ctx, event: EventRecord<T>) => Promise<void>,
): Subscriber {
  return { name, on, handle: handle as Subscriber['handle'] }
}

const RELAY = 'main'
/** After that many failed tries a delivery stays `failed` for a person to look at. */
const MAX_ATTEMPTS = 12

/**
 * Hands new events to their subscribers, in commit order. Only rows older than every running transaction are read:
 * with `seq > last` alone, an event of a slow transaction would be skipped for ever.
 *
 * A database restored from a dump counts its transactions anew, and the place kept here may lie ahead of them all. Then what
 * the dump brought beyond that place and what was numbered since is handed over, and reading goes on from the present.
 *
 * @returns how many events were handed over
 */
export function relayEvents(ctx: Ctx, subscribers: readonly Subscriber[], limit = 500): Promise<number> {
  return ctx.db.transaction(async (tx) => {
    await tx.insert(eventRelay).values({ name: RELAY, xid: '0', seq: 0 }).onConflictDoNothing()
    const [at] = await tx
      .select({
        xid: eventRelay.xid,
        seq: eventRelay.seq,
        oldestRunning: sql<string>`pg_snapshot_xmin(pg_current_snapshot())::text`,
        restored: sql<boolean>`${eventRelay.xid} >= pg_snapshot_xmax(pg_current_snapshot())`,
      })
      .from(eventRelay)
      .where(eq(eventRelay.name, RELAY))
      .for('update', { skipLocked: true })
    if (!at) return 0 // another worker is at it
    const further = sql`(${events.xid}, ${events.seq}) > (${at.xid}::xid8, ${at.seq})`
    const settled = sql`${events.xid} < ${at.oldestRunning}::xid8`
    const rows = await tx
      .select({ seq: events.seq, id: events.id, type: events.type, xid: events.xid })
      .from(events)
      .where(at.restored ? or(further, and(settled, gt(events.seq, at.seq))) : and(further, settled))
      .orderBy(asc(events.xid), asc(events.seq))
      // In the middle of what followed a restore there is no place to come back to: it is taken at once.
      .limit(at.restored ? Number.MAX_SAFE_INTEGER : limit)
    const last = at.restored ? { xid: at.oldestRunning, seq: 0 } : rows.at(-1)
    if (!last) return 0
    if (at.restored)
      ctx.log.warn(
        { xid: at.xid, seq: at.seq, events: rows.length },
        'the database was restored: its transactions are counted anew',
      )
    const deliveries = rows.flatMap((row) =>
      subscribers
        .filter((one) => (one.on as readonly string[]).includes(row.type))
        .map((one) => ({ eventId: row.id, subscriber: one.name, nextAttemptAt: ctx.now })),
    )
    // Postgres takes 65 535 values a statement.
    for (let from = 0; from < deliveries.length; from += 5_000)
      await tx
        .insert(eventDeliveries)
        .values(deliveries.slice(from, from + 5_000))
        .onConflictDoNothing()
    await tx.update(eventRelay).set({ xid: last.xid, seq: last.seq }).where(eq(eventRelay.name, RELAY))
    return rows.length
  })
}

/**
 * Delivers one event that is due, if any. Claimed with SKIP LOCKED, so any number of workers share the work.
 *
 * @returns whether there was one
 */
export async function deliverNext(ctx: Ctx, subscribers: readonly Subscriber[]): Promise<boolean> {
  const failure = await ctx.db.transaction(async (tx) => {
    const [due] = await tx
      .select()
      .from(eventDeliveries)
      .innerJoin(events, eq(events.id, eventDeliveries.eventId))
      .where(and(eq(eventDeliveries.status, 'waiting'), lte(eventDeliveries.nextAttemptAt, ctx.now)))
      .orderBy(asc(eventDeliveries.nextAttemptAt), asc(events.seq))
      .limit(1)
      .for('update', { of: eventDeliveries, skipLocked: true })
    if (!due) return 'none' as const
    const { event_deliveries: delivery, events: row } = due
    const one = subscribers.find((candidate) => candidate.name === delivery.subscriber)
    try {
      if (!one) throw new Error(`Cannot deliver: expected subscriber '${delivery.subscriber}' in lib/subscriptions.ts`)
      // The handler's own writes roll back with its failure; the note of the failure must not.
      await tx.transaction((inner) => one.handle(within(ctx, inner), { ...row, data: row.data } as unknown as EventRecord))
      await mark(tx, delivery, { status: 'done', doneAt: ctx.now, attempts: delivery.attempts + 1 })
      return 'done' as const
    } catch (error) {
      const attempts = delivery.attempts + 1
      const waitMs = Math.min(2 ** attempts * 1_000, 3_600_000)
      await mark(tx, delivery, {
        attempts,
        status: attempts >= MAX_ATTEMPTS ? 'failed' : 'waiting',
        nextAttemptAt: new Date(ctx.now.getTime() + waitMs),
        // As the log says it: without the values of a failing statement, which may be somebody's.
        lastError: describeError(error).message.slice(0, 500),
      })
      ctx.log.error(
        { err: error, eventId: row.id, type: row.type, subscriber: delivery.subscriber, attempts },
        'event delivery failed',
      )
      return 'failed' as const
    }
  })
  return failure !== 'none'
}

const mark = (tx: Db, key: { eventId: string; subscriber: string }, change: Partial<typeof eventDeliveries.$inferInsert>) =>
  tx
    .update(eventDeliveries)
    .set(change)
    .where(and(eq(eventDeliveries.eventId, key.eventId), eq(eventDeliveries.subscriber, key.subscriber)))

/** Relays and delivers until nothing is left. Used by the worker's loop and by tests. */
export async function drainEvents(ctx: () => Ctx, subscribers: readonly Subscriber[]): Promise<number> {
  let handled = 0
  while ((await relayEvents(ctx(), subscribers)) > 0) handled++
  while (await deliverNext(ctx(), subscribers)) handled++
  return handled
}
