// The queue in the hall: one ticket a visitor, booked or not, its services, and everything that happened to it.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { recordedAt } from '../columns'
import {
  LEG_OUTCOMES,
  LEG_STATUSES,
  PRIORITY_REASONS,
  PRIORITY_SOURCES,
  TICKET_ACTIONS,
  TICKET_STATUSES,
} from '../vocabulary/queue'
import { actorKind } from './audit'
import { centres, services } from './catalogue'
import { queueDevices } from './centre-plan'
import { staffMembers } from './identity'
import { people } from './people'
import { appointments, bookingChannel } from './queue'

export const ticketStatus = pgEnum('ticket_status', TICKET_STATUSES)
export const ticketAction = pgEnum('ticket_action', TICKET_ACTIONS)
export const legStatus = pgEnum('leg_status', LEG_STATUSES)
export const legOutcome = pgEnum('leg_outcome', LEG_OUTCOMES)
export const priorityReason = pgEnum('priority_reason', PRIORITY_REASONS)
export const prioritySource = pgEnum('priority_source', PRIORITY_SOURCES)

/** The last number given of a series at a centre on a day. */
export const ticketSeries = pgTable(
  'ticket_series',
  {
    centreCode: text()
      .notNull()
      .references(() => centres.code),
    day: date({ mode: 'string' }).notNull(),
    series: text().notNull(),
    last: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.centreCode, t.day, t.series] })],
)

export const tickets = pgTable(
  'tickets',
  {
    id: uuid().primaryKey(),
    centreCode: text()
      .notNull()
      .references(() => centres.code),
    /** Baku calendar. */
    day: date({ mode: 'string' }).notNull(),
    /** What is on the paper and called in the hall: `A017`, or `KB A017` when a kiosk gave it while cut off. */
    number: text().notNull(),
    channel: bookingChannel().notNull(),
    /** Null: taken without saying who one is. */
    personId: uuid().references(() => people.id),
    /** The booked visits it serves, when there are any. */
    partyId: uuid(),
    deviceId: uuid().references(() => queueDevices.id),
    /** Given by a kiosk that was cut off, told to us later. */
    offline: boolean().notNull().default(false),
    /** Language the visitor chose: the call is spoken in it first. */
    locale: text().notNull().default('az'),
    status: ticketStatus().notNull().default('waiting'),
    arrivedAt: timestamp({ withTimezone: true }).notNull(),
    /**
     * The place in line: earlier goes first (lib/queue/dispatch.ts). The time of arrival, or the booked time of those who came for it,
     * less the head start of a ground for priority. Set once, kept by every transfer.
     */
    rankAt: timestamp({ withTimezone: true }).notNull(),
    /** Not called before this: somebody who did not come to the window, or a parked ticket. */
    callAfter: timestamp({ withTimezone: true }).notNull(),
    priorityReason: priorityReason(),
    prioritySource: prioritySource(),
    /** Register that says so, and when it was asked; or the officer who saw it. */
    priorityRegister: text(),
    priorityAt: timestamp({ withTimezone: true }),
    priorityStaffId: uuid().references(() => staffMembers.id),
    /** The window that called it; while waiting: the only one that may (transfer to a window). */
    counterNumber: smallint(),
    /** Only an officer of this window may call it next. */
    targetCounter: smallint(),
    staffId: uuid().references(() => staffMembers.id),
    calledAt: timestamp({ withTimezone: true }),
    callCount: smallint().notNull().default(0),
    startedAt: timestamp({ withTimezone: true }),
    finishedAt: timestamp({ withTimezone: true }),
    /** Officers' remark; the visitor can read it. */
    note: text(),
    /** Of the form, the kiosk or the API: twice the same key is one ticket. */
    idempotencyKey: uuid().notNull(),
    linkVersion: smallint().notNull().default(1),
    version: integer().notNull().default(1),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('tickets_number').on(t.centreCode, t.day, t.number),
    uniqueIndex('tickets_once').on(t.centreCode, t.idempotencyKey),
    uniqueIndex('tickets_one_visitor_per_counter')
      .on(t.centreCode, t.counterNumber)
      .where(sql`${t.status} in ('called', 'in_service')`),
    uniqueIndex('tickets_one_live_per_party')
      .on(t.partyId)
      .where(sql`${t.status} in ('waiting', 'called', 'in_service', 'parked')`),
    index('tickets_to_call').on(t.centreCode, t.rankAt, t.id).where(sql`${t.status} = 'waiting'`),
    index('tickets_by_day').on(t.centreCode, t.day, t.status),
    index('tickets_live').on(t.day).where(sql`${t.status} in ('waiting', 'called', 'in_service', 'parked')`),
    index('tickets_by_person').on(t.personId, t.day).where(sql`${t.personId} is not null`),
    index('tickets_finished').on(t.centreCode, t.finishedAt).where(sql`${t.finishedAt} is not null`),
    check(
      'tickets_at_counter',
      sql`${t.status} not in ('called', 'in_service') or (${t.counterNumber} is not null and ${t.staffId} is not null and ${t.calledAt} is not null)`,
    ),
    check(
      'tickets_priority',
      sql`(${t.priorityReason} is null) = (${t.prioritySource} is null) and (${t.prioritySource} is distinct from 'register' or ${t.priorityRegister} is not null) and (${t.prioritySource} is distinct from 'staff' or ${t.priorityStaffId} is not null)`,
    ),
    check('tickets_over', sql`(${t.status} in ('served', 'no_show', 'left')) = (${t.finishedAt} is not null)`),
  ],
)

/** The services of a ticket. Any window that can give one of them may call it; finished ones stay for the figures. */
export const ticketLegs = pgTable(
  'ticket_legs',
  {
    id: uuid().primaryKey(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    position: smallint().notNull(),
    serviceCode: text()
      .notNull()
      .references(() => services.code),
    /** Of the service at that moment: windows are told apart by it. */
    agencyCode: text().notNull(),
    lineCode: text().notNull(),
    appointmentId: uuid().references(() => appointments.id),
    status: legStatus().notNull().default('waiting'),
    outcome: legOutcome(),
    staffId: uuid().references(() => staffMembers.id),
    counterNumber: smallint(),
    startedAt: timestamp({ withTimezone: true }),
    finishedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('ticket_legs_order').on(t.ticketId, t.position),
    uniqueIndex('ticket_legs_one_in_service').on(t.ticketId).where(sql`${t.status} = 'in_service'`),
    uniqueIndex('ticket_legs_of_appointment')
      .on(t.appointmentId)
      .where(sql`${t.appointmentId} is not null and ${t.status} <> 'dropped'`),
    index('ticket_legs_by_service').on(t.serviceCode, t.finishedAt),
    index('ticket_legs_by_staff').on(t.staffId, t.finishedAt).where(sql`${t.staffId} is not null`),
    check('ticket_legs_done', sql`(${t.status} = 'done') = (${t.outcome} is not null)`),
  ],
)

/** The history of a ticket. Only grows (db/guards). */
export const ticketMoves = pgTable(
  'ticket_moves',
  {
    id: uuid().primaryKey(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    centreCode: text().notNull(),
    personId: uuid(),
    at: timestamp({ withTimezone: true }).notNull(),
    action: ticketAction().notNull(),
    fromStatus: ticketStatus(),
    toStatus: ticketStatus().notNull(),
    legId: uuid(),
    counterNumber: smallint(),
    actorKind: actorKind().notNull(),
    staffId: uuid().references(() => staffMembers.id),
    /** Codes and numbers of what changed (service, outcome, window); no free text. */
    details: jsonb().$type<Record<string, string | number | boolean>>().notNull().default({}),
  },
  (t) => [index('ticket_moves_by_ticket').on(t.ticketId, t.at, t.id), index('ticket_moves_by_centre').on(t.centreCode, t.at)],
)
