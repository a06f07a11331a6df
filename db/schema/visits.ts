// Around a visit: home visits, questions of the call centre, waits that were told, and what visitors said afterwards.
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
  real,
  smallint,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { type LocalizedText, recordedAt } from '../columns'
import {
  COMPLAINT_ACTIONS,
  COMPLAINT_STATUSES,
  QUEUE_DIMENSIONS,
  RATING_CHANNELS,
  WAIT_PLACES,
  WAIT_UNKNOWN_REASONS,
} from '../vocabulary/queue'
import { actorKind } from './audit'
import { centres, services } from './catalogue'
import { staffMembers } from './identity'
import { people } from './people'
import { appointments } from './queue'
import { tickets } from './tickets'

export const waitPlace = pgEnum('wait_place', WAIT_PLACES)
export const waitUnknownReason = pgEnum('wait_unknown_reason', WAIT_UNKNOWN_REASONS)
export const ratingChannel = pgEnum('rating_channel', RATING_CHANNELS)
export const complaintStatus = pgEnum('complaint_status', COMPLAINT_STATUSES)
export const complaintAction = pgEnum('complaint_action', COMPLAINT_ACTIONS)
export const queueDimension = pgEnum('queue_dimension', QUEUE_DIMENSIONS)

const centreCode = () =>
  text()
    .notNull()
    .references(() => centres.code)

/** Where a centre's team drives to, what it costs and how long the way is. Its places are those of its line. */
export const homeVisitAreas = pgTable(
  'home_visit_areas',
  {
    code: text().primaryKey(),
    centreCode: centreCode(),
    lineCode: text().notNull(),
    name: jsonb().$type<LocalizedText>().notNull(),
    /** Districts and settlements it covers, in Azerbaijani. */
    places: text().array().notNull(),
    /** The same as codes of regions and districts: a registered address finds its area by them. */
    regionCodes: text().array().notNull().default([]),
    /** Minutes on the way there and to the next visit. */
    travelMinutes: smallint().notNull(),
    feeQepik: integer().notNull(),
    active: boolean().notNull().default(true),
    /** False: the fee or the area is not confirmed; shown as such. */
    confirmed: boolean().notNull().default(false),
    source: text().notNull(),
    ...recordedAt,
  },
  (t) => [
    index('home_visit_areas_by_centre').on(t.centreCode),
    check('home_visit_areas_fee', sql`${t.feeQepik} >= 0`),
    check('home_visit_areas_travel', sql`${t.travelMinutes} between 0 and 240`),
  ],
)

/** A booked visit that takes place at the visitor's home. */
export const homeVisits = pgTable(
  'home_visits',
  {
    appointmentId: uuid()
      .primaryKey()
      .references(() => appointments.id),
    personId: uuid().notNull(),
    areaCode: text()
      .notNull()
      .references(() => homeVisitAreas.code),
    address: text().notNull(),
    phone: text().notNull(),
    remark: text(),
    travelMinutes: smallint().notNull(),
    feeQepik: integer().notNull(),
    /** Ground on which nothing is paid, the register that says so and when it was asked. */
    exemption: text(),
    exemptionRegister: text(),
    exemptionAt: timestamp({ withTimezone: true }),
    /** The register did not answer: nothing is asked for until it did. */
    exemptionPending: boolean().notNull().default(false),
    ...recordedAt,
  },
  (t) => [
    index('home_visits_by_area').on(t.areaCode),
    check('home_visits_exempt_is_free', sql`${t.exemption} is null or ${t.feeQepik} = 0`),
    check('home_visits_exemption', sql`(${t.exemption} is null) = (${t.exemptionRegister} is null)`),
  ],
)

/** An operator made sure who is on the phone or at the reception; what they may do for that person ends with it. */
export const callerChecks = pgTable(
  'caller_checks',
  {
    id: uuid().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    /** Null: no such person, or the answers were wrong and nobody is named. */
    personId: uuid().references(() => people.id),
    /** Hash of the PIN asked for: tries are counted by it. */
    pinHash: text().notNull(),
    place: text().notNull(),
    /** Codes of the questions asked. */
    questions: text().array().notNull(),
    passed: boolean().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    index('caller_checks_by_staff').on(t.staffId, t.at),
    index('caller_checks_by_pin').on(t.pinHash, t.at),
    check('caller_checks_passed', sql`not ${t.passed} or ${t.personId} is not null`),
    check('caller_checks_place', sql`${t.place} in ('phone', 'reception')`),
  ],
)

/** How long a service takes at a centre, learned from its own visits (log-normal: mean and spread of ln seconds). */
export const serviceTimes = pgTable(
  'service_times',
  {
    centreCode: centreCode(),
    serviceCode: text()
      .notNull()
      .references(() => services.code),
    visits: integer().notNull(),
    logMean: real().notNull(),
    logDeviation: real().notNull(),
    learnedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.centreCode, t.serviceCode] })],
)

export type LearnedHabits = {
  showShare: number
  offsets: number[]
  hourly: number[]
  priorityShare: number
  mix: Record<string, number>
  walk: number
  gap: number
  absentShare: number
  absentSeconds: number
  pausesPerHour: number
  pauseSeconds: number
  openingDelay: number
}
/** How a centre's visitors and windows behave, learned from its past days; what each figure means: lib/queue/waits/learn.ts. */
export const centreHabits = pgTable(
  'centre_habits',
  {
    centreCode: centreCode().primaryKey(),
    habits: jsonb().$type<LearnedHabits>().notNull(),
    /** Part of the played paths whose wait the upper figure covers, adjusted daily so that eight in ten told waits hold. */
    promise: real().notNull().default(0.8),
    learnedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [check('centre_habits_promise', sql`${t.promise} between 0.5 and 0.99`)],
)

/** Every wait that was told to somebody, and what became of it. */
export const toldWaits = pgTable(
  'told_waits',
  {
    id: uuid().primaryKey(),
    centreCode: centreCode(),
    serviceCode: text().notNull(),
    /** Null: told to everybody (a page, a screen, a feed); such a value cannot be checked later. */
    ticketId: uuid().references(() => tickets.id),
    place: waitPlace().notNull(),
    toldAt: timestamp({ withTimezone: true }).notNull(),
    /** Half of people wait no longer, eight in ten wait no longer. Null: not known, and why. */
    halfMinutes: smallint(),
    mostMinutes: smallint(),
    unknownReason: waitUnknownReason(),
    ahead: smallint(),
    /** What the simple formula (people ahead × mean / windows) would have said: the measure to beat. */
    naiveMinutes: smallint(),
    /** Minutes from then to the call; null until known, and for ever when the visitor left. */
    actualMinutes: real(),
    settledAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('told_waits_by_ticket').on(t.ticketId, t.toldAt),
    index('told_waits_by_centre').on(t.centreCode, t.toldAt),
    index('told_waits_by_time').on(t.toldAt),
    index('told_waits_to_settle').on(t.ticketId).where(sql`${t.settledAt} is null and ${t.ticketId} is not null`),
    check(
      'told_waits_known',
      sql`(${t.halfMinutes} is null) = (${t.unknownReason} is not null) and (${t.halfMinutes} is null) = (${t.mostMinutes} is null)`,
    ),
    check('told_waits_range', sql`${t.mostMinutes} is null or ${t.mostMinutes} >= ${t.halfMinutes}`),
  ],
)

/** Per centre and day, how often what was told held. */
export const waitAccuracy = pgTable(
  'wait_accuracy',
  {
    centreCode: centreCode(),
    day: date({ mode: 'string' }).notNull(),
    told: integer().notNull(),
    /** Waited no longer than the eight-in-ten value. */
    held: integer().notNull(),
    /** Waited more than five minutes longer than it. */
    brokenByFive: integer().notNull(),
    /** Mean absolute error of the half value, and of the simple formula (minutes). */
    error: real().notNull(),
    naiveError: real().notNull(),
  },
  (t) => [primaryKey({ columns: [t.centreCode, t.day] })],
)

/** What a visitor said of a visit. One a ticket. */
export const visitRatings = pgTable(
  'visit_ratings',
  {
    id: uuid().primaryKey(),
    ticketId: uuid()
      .notNull()
      .references(() => tickets.id),
    centreCode: centreCode(),
    personId: uuid(),
    /** 1 to 5. */
    score: smallint().notNull(),
    comment: text(),
    channel: ratingChannel().notNull(),
    ratedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    uniqueIndex('visit_ratings_one_each').on(t.ticketId),
    index('visit_ratings_by_centre').on(t.centreCode, t.ratedAt),
    check('visit_ratings_score', sql`${t.score} between 1 and 5`),
  ],
)

/** A complaint about a visit or a centre, with its answer. */
export const visitComplaints = pgTable(
  'visit_complaints',
  {
    id: uuid().primaryKey(),
    reference: text().notNull(),
    centreCode: centreCode(),
    ticketId: uuid().references(() => tickets.id),
    personId: uuid().references(() => people.id),
    subject: text().notNull(),
    body: text().notNull(),
    status: complaintStatus().notNull().default('received'),
    takenBy: uuid().references(() => staffMembers.id),
    answer: text(),
    answeredAt: timestamp({ withTimezone: true }),
    dueOn: date({ mode: 'string' }).notNull(),
    idempotencyKey: uuid().notNull(),
    version: integer().notNull().default(1),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('visit_complaints_reference').on(t.reference),
    uniqueIndex('visit_complaints_once').on(t.idempotencyKey),
    index('visit_complaints_by_centre').on(t.centreCode, t.status, t.createdAt),
    index('visit_complaints_by_person').on(t.personId),
    check('visit_complaints_answered', sql`(${t.status} = 'answered') = (${t.answeredAt} is not null and ${t.answer} is not null)`),
  ],
)

/** The history of a complaint. Only grows (db/guards). */
export const visitComplaintMoves = pgTable(
  'visit_complaint_moves',
  {
    id: uuid().primaryKey(),
    complaintId: uuid()
      .notNull()
      .references(() => visitComplaints.id),
    at: timestamp({ withTimezone: true }).notNull(),
    action: complaintAction().notNull(),
    fromStatus: complaintStatus(),
    toStatus: complaintStatus().notNull(),
    actorKind: actorKind().notNull(),
    staffId: uuid().references(() => staffMembers.id),
  },
  (t) => [index('visit_complaint_moves_by_complaint').on(t.complaintId, t.at, t.id)],
)

/**
 * A day of a centre in figures, cut along one dimension a row: reports of a year read these, not a million tickets. Made anew from the
 * tickets by a job (lib/queue/statistics/fill-daily.ts); holds no person but the officer. What the keys mean: day-rows.ts there.
 */
export const queueDaily = pgTable(
  'queue_daily',
  {
    dimension: queueDimension().notNull(),
    centreCode: centreCode(),
    day: date({ mode: 'string' }).notNull(),
    key: text().notNull().default(''),
    key2: text().notNull().default(''),
    /** Visitors who came, and what became of them. */
    tickets: integer().notNull().default(0),
    served: integer().notNull().default(0),
    noShows: integer().notNull().default(0),
    left: integer().notNull().default(0),
    parked: integer().notNull().default(0),
    transferred: integer().notNull().default(0),
    /** Waits to the first call: how many are known, how many were under 15 minutes, and their histogram (bin → count). */
    waits: integer().notNull().default(0),
    within15: integer().notNull().default(0),
    waitBins: jsonb().$type<Record<string, number>>().notNull().default({}),
    /** From the call to the beginning at the window. */
    starts: integer().notNull().default(0),
    startSeconds: integer().notNull().default(0),
    /** Services given, the time they took and its histogram. */
    services: integer().notNull().default(0),
    serviceSeconds: integer().notNull().default(0),
    serviceBins: jsonb().$type<Record<string, number>>().notNull().default({}),
    openSeconds: integer().notNull().default(0),
    pauseSeconds: integer().notNull().default(0),
    /** Services over within 30 seconds, those of them after which the same visitor was called again, absences marked within a minute. */
    quickFinishes: integer().notNull().default(0),
    quickAgain: integer().notNull().default(0),
    quickAbsences: integer().notNull().default(0),
    /** Places for booked visitors, and how many of them were taken. */
    places: integer().notNull().default(0),
    placesTaken: integer().notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.dimension, t.centreCode, t.day, t.key, t.key2] })],
)
