// Places for visits, the visits booked into them, their history, and the counters of a centre.
import { sql } from 'drizzle-orm'
import {
  boolean,
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
import { APPOINTMENT_ACTIONS, APPOINTMENT_STATUSES, BOOKING_CHANNELS, GENERAL_LINE, HOLD_PURPOSES } from '../vocabulary/queue'
import { applications } from './applications'
import { actorKind } from './audit'
import { centres, services } from './catalogue'
import { staffMembers } from './identity'
import { people } from './people'

export const appointmentStatus = pgEnum('appointment_status', APPOINTMENT_STATUSES)
export const appointmentAction = pgEnum('appointment_action', APPOINTMENT_ACTIONS)
export const bookingChannel = pgEnum('booking_channel', BOOKING_CHANNELS)
export const holdPurpose = pgEnum('hold_purpose', HOLD_PURPOSES)

/**
 * Places of one line of a centre that begin at the same moment. Laid out ahead by db/slots.ts, taken by one guarded statement.
 * A visit longer than the grid holds the following rows too (appointment_further_slots).
 */
export const slots = pgTable(
  'slots',
  {
    id: uuid().primaryKey().defaultRandom(),
    centreCode: text()
      .notNull()
      .references(() => centres.code),
    /** Which services these places are for (centre_lines). */
    lineCode: text().notNull().default(GENERAL_LINE),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    durationMinutes: smallint().notNull(),
    /** Visitors who can be served from this moment on, by everybody's channels. Never below what is taken without the reserve. */
    capacity: smallint().notNull(),
    /** Further places that only staff may give: reception, the call centre, officers. */
    reserve: smallint().notNull().default(0),
    /** Places held: by every visit that was not cancelled or moved away, and by every hold that stands. */
    taken: smallint().notNull().default(0),
    /** Nothing more is given here, also when somebody gives a place back: the day was closed, the hours changed. */
    closed: boolean().notNull().default(false),
    /** Before this moment nobody but staff may take a place; null: since it was laid out. */
    releasedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    // One row a line and moment; also the index of every search for a free time.
    uniqueIndex('slots_by_line_and_time').on(t.centreCode, t.lineCode, t.startsAt),
    index('slots_by_centre_and_time').on(t.centreCode, t.startsAt),
    // What a visit points at, so that its own copy of place and time cannot differ from the slot's.
    unique('slots_identity').on(t.id, t.centreCode, t.startsAt),
    check('slots_duration_positive', sql`${t.durationMinutes} > 0`),
    check('slots_never_overbooked', sql`${t.taken} >= 0 and ${t.taken} <= ${t.capacity} + ${t.reserve}`),
    check('slots_reserve_not_negative', sql`${t.reserve} >= 0`),
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
    /** Visits booked together have the same; one ticket at the centre serves them all. */
    partyId: uuid().notNull().defaultRandom(),
    /** Order inside the party, from 1. */
    partyPosition: smallint().notNull().default(1),
    /** The member of the family it is for, when not for the visitor: as the register names them. */
    beneficiaryPin: text(),
    beneficiaryName: text(),
    channel: bookingChannel().notNull().default('web'),
    /** Staff who booked it for the visitor: call centre, reception, an officer. */
    bookedByStaffId: uuid().references(() => staffMembers.id),
    /** The system it was booked through (client of ASAN Login), when not through the portal. */
    bookedByClient: text(),
    slotId: uuid().notNull(),
    centreCode: text().notNull(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    /** How long it is planned to take; it holds as many places in a row as that needs. */
    minutes: smallint().notNull().default(15),
    /** The centre cannot receive it at its time; the visitor chooses another, keeps nothing, and is never counted as absent. */
    displacedAt: timestamp({ withTimezone: true }),
    /** Code with words in messages (`queue.displaced.<code>`). */
    displacedReason: text(),
    /** Grows when the links sent before shall no longer work. */
    linkVersion: smallint().notNull().default(1),
    arrivedAt: timestamp({ withTimezone: true }),
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
      .on(t.personId, t.serviceCode, sql`coalesce(${t.companyTin}, '')`, sql`coalesce(${t.beneficiaryPin}, '')`)
      .where(sql`${t.status} in ('booked', 'arrived', 'called', 'in_service')`),
    uniqueIndex('appointments_one_visitor_per_counter')
      .on(t.centreCode, t.counterNumber)
      .where(sql`${t.status} in ('called', 'in_service')`),
    index('appointments_by_person').on(t.personId, t.startsAt.desc()),
    index('appointments_by_company').on(t.companyTin, t.startsAt.desc()).where(sql`${t.companyTin} is not null`),
    index('appointments_by_centre_and_time').on(t.centreCode, t.startsAt, t.id),
    index('appointments_by_slot').on(t.slotId),
    index('appointments_by_party').on(t.partyId),
    // Who is expected on a day, at every centre: reminders, and days to close.
    index('appointments_open_by_time').on(t.startsAt).where(sql`${t.status} in ('booked', 'arrived', 'called', 'in_service')`),
    index('appointments_to_call').on(t.centreCode, t.callAfter, t.id).where(sql`${t.status} in ('booked', 'arrived')`),
    check('appointments_beneficiary_has_name', sql`(${t.beneficiaryPin} is null) = (${t.beneficiaryName} is null)`),
    check('appointments_minutes_positive', sql`${t.minutes} > 0`),
    check('appointments_displaced_why', sql`(${t.displacedAt} is null) = (${t.displacedReason} is null)`),
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
    channel: bookingChannel(),
    /** Why the centre did it, as a code with words; null for what people do themselves. */
    reason: text(),
  },
  (t) => [index('appointment_moves_by_appointment').on(t.appointmentId, t.at, t.id)],
)

/** Places a visit holds beyond its first: the rest of a visit longer than the grid. */
export const appointmentFurtherSlots = pgTable(
  'appointment_further_slots',
  {
    appointmentId: uuid()
      .notNull()
      .references(() => appointments.id),
    slotId: uuid()
      .notNull()
      .references(() => slots.id),
  },
  (t) => [primaryKey({ columns: [t.appointmentId, t.slotId] }), index('appointment_further_slots_by_slot').on(t.slotId)],
)

/** Places kept for one person for some minutes: while a form is filled in, or while an offer of the waiting list stands. */
export const slotHolds = pgTable(
  'slot_holds',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    purpose: holdPurpose().notNull(),
    serviceCodes: text().array().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    // Whoever chooses another time lets go of the first: nobody keeps places from others by choosing.
    uniqueIndex('slot_holds_one_form').on(t.personId).where(sql`${t.purpose} = 'form'`),
    index('slot_holds_to_lapse').on(t.expiresAt),
  ],
)

/** The places of a hold; each is counted in `slots.taken` once per row. */
export const slotHoldPlaces = pgTable(
  'slot_hold_places',
  {
    holdId: uuid()
      .notNull()
      .references(() => slotHolds.id, { onDelete: 'cascade' }),
    slotId: uuid()
      .notNull()
      .references(() => slots.id),
    /** Which visit of the party it will be (from 1), and whether it is that visit's first place. */
    partyPosition: smallint().notNull(),
    first: boolean().notNull(),
  },
  (t) => [primaryKey({ columns: [t.holdId, t.slotId, t.partyPosition] }), index('slot_hold_places_by_slot').on(t.slotId)],
)
