// Places for visits, the visits booked into them, their history, and the counters of a centre.
import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { recordedAt } from '../columns'
import { APPOINTMENT_ACTIONS, APPOINTMENT_STATUSES } from '../vocabulary/queue'
import { applications } from './applications'
import { actorKind } from './audit'
import { centres, services } from './catalogue'
import { staffMembers } from './identity'
import { people } from './people'

export const appointmentStatus = pgEnum('appointment_status', APPOINTMENT_STATUSES)
export const appointmentAction = pgEnum('appointment_action', APPOINTMENT_ACTIONS)

/** Places at a centre that begin at the same moment. Laid out ahead by db/slots.ts, taken by one guarded statement. */
export const slots = pgTable(
  'slots',
  {
    id: uuid().primaryKey().defaultRandom(),
    centreCode: text()
      .notNull()
      .references(() => centres.code),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    durationMinutes: smallint().notNull(),
    /** Visitors who can be served from this moment on. 0 or less than before: the day was closed, those already booked stay. */
    capacity: smallint().notNull(),
    /** Visits that hold a place here: every one that was not cancelled or moved away. */
    taken: smallint().notNull().default(0),
  },
  (t) => [
    // One row a centre and moment; also the index of every search for a free time.
    uniqueIndex('slots_by_centre_and_time').on(t.centreCode, t.startsAt),
    // What a visit points at, so that its own copy of place and time cannot differ from the slot's.
    unique('slots_identity').on(t.id, t.centreCode, t.startsAt),
    check('slots_duration_positive', sql`${t.durationMinutes} > 0`),
    check('slots_never_overbooked', sql`${t.taken} >= 0 and ${t.taken} <= ${t.capacity}`),
  ],
)

/** A person's visit. Place and time are those of the slot (foreign key), kept here so that a centre's day is one index. */
export const appointments = pgTable(
  'appointments',
  {
    id: uuid().primaryKey(),
    /** The number people quote. */
    reference: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** Set when the visitor comes for a company; `personId` is then its representative. */
    companyTin: text(),
    companyName: text(),
    /** Who really booked it, when somebody acted for `personId`. */
    deputyPersonId: uuid().references(() => people.id),
    serviceCode: text()
      .notNull()
      .references(() => services.code),
    /** The application this visit belongs to, when it was booked from one. */
    applicationId: uuid().references(() => applications.id),
    slotId: uuid().notNull(),
    centreCode: text().notNull(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    status: appointmentStatus().notNull().default('booked'),
    /** From when on "call next" may choose this visit: the booked time, or a little later after a call nobody answered. */
    callAfter: timestamp({ withTimezone: true }).notNull(),
    counterNumber: smallint(),
    calledAt: timestamp({ withTimezone: true }),
    startedAt: timestamp({ withTimezone: true }),
    finishedAt: timestamp({ withTimezone: true }),
    /** Made with the form; a repeat of the same form finds the first visit. */
    idempotencyKey: uuid().notNull(),
    /** Grows with every change; also the sequence number of the calendar file. */
    version: integer().notNull().default(1),
    ...recordedAt,
  },
  (t) => [
    foreignKey({
      name: 'appointments_hold_a_slot',
      columns: [t.slotId, t.centreCode, t.startsAt],
      foreignColumns: [slots.id, slots.centreCode, slots.startsAt],
    }).onUpdate('cascade'),
    uniqueIndex('appointments_reference').on(t.reference),
    uniqueIndex('appointments_booked_once').on(t.personId, t.idempotencyKey),
    uniqueIndex('appointments_one_open_per_service')
      .on(t.personId, t.serviceCode, sql`coalesce(${t.companyTin}, '')`)
      .where(sql`${t.status} in ('booked', 'arrived', 'called', 'in_service')`),
    uniqueIndex('appointments_one_visitor_per_counter')
      .on(t.centreCode, t.counterNumber)
      .where(sql`${t.status} in ('called', 'in_service')`),
    index('appointments_by_person').on(t.personId, t.startsAt.desc()),
    index('appointments_by_company').on(t.companyTin, t.startsAt.desc()).where(sql`${t.companyTin} is not null`),
    index('appointments_by_centre_and_time').on(t.centreCode, t.startsAt, t.id),
    index('appointments_by_slot').on(t.slotId),
    // Who is expected on a day, at every centre: reminders, and days to close.
    index('appointments_open_by_time').on(t.startsAt).where(sql`${t.status} in ('booked', 'arrived', 'called', 'in_service')`),
    index('appointments_to_call').on(t.centreCode, t.callAfter, t.id).where(sql`${t.status} in ('booked', 'arrived')`),
    check('appointments_company_has_name', sql`(${t.companyTin} is null) = (${t.companyName} is null)`),
    check('appointments_at_counter_has_number', sql`${t.status} not in ('called', 'in_service') or ${t.counterNumber} is not null`),
  ],
)

/** The history of a visit: who did what, and where and when the visit was to take place after it. Only grows (db/guards). */
export const appointmentMoves = pgTable(
  'appointment_moves',
  {
    id: uuid().primaryKey(),
    appointmentId: uuid()
      .notNull()
      .references(() => appointments.id),
    personId: uuid().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    action: appointmentAction().notNull(),
    fromStatus: appointmentStatus(),
    toStatus: appointmentStatus().notNull(),
    centreCode: text().notNull(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    counterNumber: smallint(),
    actorKind: actorKind().notNull(),
    staffId: uuid().references(() => staffMembers.id),
  },
  (t) => [index('appointment_moves_by_appointment').on(t.appointmentId, t.at, t.id)],
)

/** A window of a centre and who sits there. No operator: closed. */
export const counters = pgTable(
  'counters',
  {
    centreCode: text()
      .notNull()
      .references(() => centres.code),
    number: smallint().notNull(),
    staffId: uuid().references(() => staffMembers.id),
    openedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.centreCode, t.number] }),
    uniqueIndex('counters_one_per_operator').on(t.staffId),
    check('counters_number_positive', sql`${t.number} > 0`),
    check('counters_open_since', sql`(${t.staffId} is null) = (${t.openedAt} is null)`),
  ],
)
