// What happened, for those who react later. Written in the transaction of the change, delivered by the worker.
import { sql } from 'drizzle-orm'
import { bigint, index, integer, jsonb, pgEnum, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { xid8 } from '../columns'
import { DELIVERY_STATUSES } from '../vocabulary/events'

export const deliveryStatus = pgEnum('event_delivery_status', DELIVERY_STATUSES)

/** The outbox, which is also the log. Attribute names follow CloudEvents 1.0. */
export const events = pgTable(
  'events',
  {
    seq: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    id: uuid().notNull().unique(),
    type: text().notNull(),
    time: timestamp({ withTimezone: true }).notNull(),
    /** Whom it concerns; rows of one person can later live together. */
    personId: uuid(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    requestId: text().notNull(),
    /** The writing transaction: the reader takes only rows older than every running transaction, so none is skipped. */
    xid: xid8().notNull().default(sql`pg_current_xact_id()`),
  },
  (t) => [index('events_in_commit_order').on(t.xid, t.seq), index('events_by_person').on(t.personId, t.seq)],
)

/** Up to where the relay has handed events to the subscribers. One row. */
export const eventRelay = pgTable('event_relay', {
  name: text().primaryKey(),
  xid: xid8().notNull(),
  seq: bigint({ mode: 'number' }).notNull(),
})

/** One event for one subscriber; done means its handler committed. */
export const eventDeliveries = pgTable(
  'event_deliveries',
  {
    eventId: uuid()
      .notNull()
      .references(() => events.id),
    subscriber: text().notNull(),
    status: deliveryStatus().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp({ withTimezone: true }).notNull(),
    lastError: text(),
    doneAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.subscriber] }),
    index('event_deliveries_due').on(t.nextAttemptAt).where(sql`${t.status} = 'waiting'`),
  ],
)
