// Fair ways to a scarce place: the waiting list for earlier times, and drawing by lot.
import { sql } from 'drizzle-orm'
import {
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { type LocalizedText, recordedAt } from '../columns'
import { DRAW_ENTRY_STATUSES, DRAW_STATUSES, OFFER_STATUSES, WAITING_STATUSES } from '../vocabulary/queue'
import { centres, services } from './catalogue'
import { staffMembers } from './identity'
import { people } from './people'
import { appointments, slots } from './queue'

export const waitingStatus = pgEnum('waiting_status', WAITING_STATUSES)
export const offerStatus = pgEnum('offer_status', OFFER_STATUSES)
export const drawStatus = pgEnum('draw_status', DRAW_STATUSES)
export const drawEntryStatus = pgEnum('draw_entry_status', DRAW_ENTRY_STATUSES)

/** A person who wants an earlier time than the visit they have. First come, first offered. */
export const waitingEntries = pgTable(
  'waiting_entries',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    appointmentId: uuid()
      .notNull()
      .references(() => appointments.id),
    centreCodes: text().array().notNull(),
    /** Days wanted (Baku calendar), and the part of the day. */
    fromDay: date({ mode: 'string' }).notNull(),
    untilDay: date({ mode: 'string' }).notNull(),
    partOfDay: text(),
    status: waitingStatus().notNull().default('waiting'),
    /** Place in the list. */
    enteredAt: timestamp({ withTimezone: true }).notNull(),
    /** Offers that were not answered; after three the entry ends. */
    missedOffers: smallint().notNull().default(0),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('waiting_entries_one_open').on(t.appointmentId).where(sql`${t.status} in ('waiting', 'offered')`),
    index('waiting_entries_in_line').on(t.enteredAt, t.id).where(sql`${t.status} = 'waiting'`),
    index('waiting_entries_by_person').on(t.personId),
    check('waiting_entries_days', sql`${t.untilDay} >= ${t.fromDay}`),
    check('waiting_entries_part', sql`${t.partOfDay} in ('morning', 'afternoon')`),
  ],
)

/** One freed place offered to one person, kept for them until it lapses. */
export const waitingOffers = pgTable(
  'waiting_offers',
  {
    id: uuid().primaryKey(),
    entryId: uuid()
      .notNull()
      .references(() => waitingEntries.id),
    personId: uuid().notNull(),
    holdId: uuid().notNull(),
    slotId: uuid()
      .notNull()
      .references(() => slots.id),
    status: offerStatus().notNull().default('open'),
    offeredAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    answeredAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('waiting_offers_one_open').on(t.entryId).where(sql`${t.status} = 'open'`),
    index('waiting_offers_to_lapse').on(t.expiresAt).where(sql`${t.status} = 'open'`),
    index('waiting_offers_by_slot').on(t.slotId),
  ],
)

/** Scarce places given by lot: requests are collected until a moment, then drawn with a seed that was fixed before and is published after. */
export const draws = pgTable(
  'draws',
  {
    id: uuid().primaryKey(),
    centreCode: text()
      .notNull()
      .references(() => centres.code),
    lineCode: text().notNull(),
    serviceCode: text()
      .notNull()
      .references(() => services.code),
    title: jsonb().$type<LocalizedText>().notNull(),
    /** Places drawn: those of the line that begin on these days. */
    fromDay: date({ mode: 'string' }).notNull(),
    untilDay: date({ mode: 'string' }).notNull(),
    opensAt: timestamp({ withTimezone: true }).notNull(),
    closesAt: timestamp({ withTimezone: true }).notNull(),
    /** SHA-256 of the seed, published from the start; the seed itself after the draw. */
    seedHash: text().notNull(),
    /** Encrypted until drawn (lib/platform/crypto). */
    seedSealed: text().notNull(),
    seed: text(),
    status: drawStatus().notNull().default('announced'),
    drawnAt: timestamp({ withTimezone: true }),
    createdBy: uuid().references(() => staffMembers.id),
    version: integer().notNull().default(1),
    ...recordedAt,
  },
  (t) => [
    index('draws_by_time').on(t.status, t.closesAt),
    index('draws_by_service').on(t.serviceCode),
    check('draws_order', sql`${t.closesAt} > ${t.opensAt} and ${t.untilDay} >= ${t.fromDay}`),
    check(
      'draws_seed_after',
      sql`(${t.status} = 'drawn') = (${t.drawnAt} is not null) and (${t.status} <> 'drawn' or ${t.seed} is not null)`,
    ),
  ],
)

export const drawEntries = pgTable(
  'draw_entries',
  {
    id: uuid().primaryKey(),
    drawId: uuid()
      .notNull()
      .references(() => draws.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** The number published in the list of the draw; says nothing about the person. */
    code: text().notNull(),
    /** Days and parts of the day that suit; empty: any. */
    days: date({ mode: 'string' }).array().notNull().default([]),
    partOfDay: text(),
    status: drawEntryStatus().notNull().default('entered'),
    /** Rank drawn, from 1. */
    position: integer(),
    appointmentId: uuid().references(() => appointments.id),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('draw_entries_one_each').on(t.drawId, t.personId),
    uniqueIndex('draw_entries_code').on(t.drawId, t.code),
    uniqueIndex('draw_entries_position').on(t.drawId, t.position).where(sql`${t.position} is not null`),
    index('draw_entries_by_person').on(t.personId),
    check('draw_entries_part', sql`${t.partOfDay} in ('morning', 'afternoon')`),
  ],
)
