// How a centre works: its lines, windows, officers' skills and shifts, closures, devices, and the rules of its queue.
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
import { type LocalizedText, recordedAt } from '../columns'
import { ALARM_KINDS, COUNTER_PERIOD_KINDS, DEVICE_KINDS, LINE_KINDS, LINE_RELEASES, PAUSE_REASONS } from '../vocabulary/queue'
import { centres } from './catalogue'
import { staffMembers } from './identity'

export const lineRelease = pgEnum('line_release', LINE_RELEASES)
export const lineKind = pgEnum('line_kind', LINE_KINDS)
export const counterPeriodKind = pgEnum('counter_period_kind', COUNTER_PERIOD_KINDS)
export const pauseReason = pgEnum('pause_reason', PAUSE_REASONS)
export const alarmKind = pgEnum('alarm_kind', ALARM_KINDS)
export const deviceKind = pgEnum('device_kind', DEVICE_KINDS)

const centreCode = () =>
  text()
    .notNull()
    .references(() => centres.code)

/**
 * A line of a centre: services that share windows and places. The `general` line serves everything no other line names. A centre
 * without rows has the general line with the plan of SLOT_PLAN.
 */
export const centreLines = pgTable(
  'centre_lines',
  {
    centreCode: centreCode(),
    code: text().notNull(),
    name: jsonb().$type<LocalizedText>().notNull(),
    kind: lineKind().notNull().default('counter'),
    release: lineRelease().notNull().default('open'),
    /** Services of the line; and bodies all of whose services belong to it. A named service wins over its body. */
    serviceCodes: text().array().notNull().default([]),
    agencyCodes: text().array().notNull().default([]),
    /** Windows (for home visits: teams) that work for booked visitors at once, when no shifts are planned. */
    counters: smallint().notNull(),
    /** Per cent of the windows kept for booked visitors, and per cent of the windows that only staff may give on top. */
    publicPercent: smallint().notNull().default(40),
    reservePercent: smallint().notNull().default(10),
    gridMinutes: smallint().notNull().default(15),
    /** Free minutes after every visit. */
    bufferMinutes: smallint().notNull().default(0),
    horizonDays: smallint().notNull().default(30),
    /** Letter on its tickets. */
    ticketLetter: text().notNull().default('A'),
    /** Tickets may be taken without saying who one is. */
    anonymousTickets: boolean().notNull().default(true),
    active: boolean().notNull().default(true),
    version: integer().notNull().default(1),
    ...recordedAt,
  },
  (t) => [
    primaryKey({ columns: [t.centreCode, t.code] }),
    check('centre_lines_percent', sql`${t.publicPercent} between 0 and 100 and ${t.reservePercent} between 0 and 100`),
    check('centre_lines_grid', sql`${t.gridMinutes} between 5 and 240 and ${t.bufferMinutes} between 0 and 120`),
    check('centre_lines_horizon', sql`${t.horizonDays} between 1 and 180`),
    check('centre_lines_counters', sql`${t.counters} >= 0`),
    check('centre_lines_letter', sql`${t.ticketLetter} ~ '^[A-Z]$'`),
  ],
)

/** Rules of booking and calling as data: the default row has an empty scope; `centre:<code>` and `service:<code>` override single rules. */
export const queueRules = pgTable('queue_rules', {
  scope: text().primaryKey(),
  /** Checked by zod on the way in and out (lib/queue/rules-data.ts). */
  rules: jsonb().$type<Record<string, number | boolean>>().notNull(),
  version: integer().notNull().default(1),
  changedBy: uuid().references(() => staffMembers.id),
  ...recordedAt,
})

/** A time a centre, or one line of it, is closed although the week says it is open; or open although the week says it is not. */
export const centreClosures = pgTable(
  'centre_closures',
  {
    id: uuid().primaryKey(),
    centreCode: centreCode(),
    /** Null: the whole centre. */
    lineCode: text(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
    /** True: extra opening hours. */
    opens: boolean().notNull().default(false),
    reason: jsonb().$type<LocalizedText>().notNull(),
    createdBy: uuid().references(() => staffMembers.id),
    withdrawnAt: timestamp({ withTimezone: true }),
    ...recordedAt,
  },
  (t) => [
    index('centre_closures_by_centre').on(t.centreCode, t.startsAt),
    check('centre_closures_order', sql`${t.endsAt} > ${t.startsAt}`),
  ],
)

/** What an officer can do at a window. Empty lists: every service of the centre. */
export const staffSkills = pgTable('staff_skills', {
  staffId: uuid()
    .primaryKey()
    .references(() => staffMembers.id),
  agencyCodes: text().array().notNull().default([]),
  serviceCodes: text().array().notNull().default([]),
  /** Languages besides Azerbaijani. */
  languages: text().array().notNull().default([]),
  version: integer().notNull().default(1),
  ...recordedAt,
})

export type ShiftBreak = { from: string; to: string }
/** When an officer works at a centre. Shifts of one officer never overlap (db/guards). */
export const staffShifts = pgTable(
  'staff_shifts',
  {
    id: uuid().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    centreCode: centreCode(),
    /** The line the officer works for; null: any. */
    lineCode: text(),
    startsAt: timestamp({ withTimezone: true }).notNull(),
    endsAt: timestamp({ withTimezone: true }).notNull(),
    /** ISO moments inside the shift. */
    breaks: jsonb().$type<ShiftBreak[]>().notNull().default([]),
    withdrawnAt: timestamp({ withTimezone: true }),
    createdBy: uuid().references(() => staffMembers.id),
    ...recordedAt,
  },
  (t) => [
    index('staff_shifts_by_centre').on(t.centreCode, t.startsAt),
    index('staff_shifts_by_staff').on(t.staffId, t.startsAt),
    check('staff_shifts_order', sql`${t.endsAt} > ${t.startsAt}`),
  ],
)

/** A window of a centre and who sits there. No operator: closed. */
export const counters = pgTable(
  'counters',
  {
    centreCode: centreCode(),
    number: smallint().notNull(),
    staffId: uuid().references(() => staffMembers.id),
    openedAt: timestamp({ withTimezone: true }),
    /** Bodies whose services are given here; empty: all. */
    agencyCodes: text().array().notNull().default([]),
    /** False: out of use. */
    enabled: boolean().notNull().default(true),
    pausedAt: timestamp({ withTimezone: true }),
    pauseReason: pauseReason(),
    /** Last sign of life of the operator's browser. */
    seenAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.centreCode, t.number] }),
    uniqueIndex('counters_one_per_operator').on(t.staffId),
    check('counters_number_positive', sql`${t.number} > 0`),
    check('counters_open_since', sql`(${t.staffId} is null) = (${t.openedAt} is null)`),
    check(
      'counters_pause',
      sql`(${t.pausedAt} is null) = (${t.pauseReason} is null) and (${t.pausedAt} is null or ${t.staffId} is not null)`,
    ),
  ],
)

/** When a window was open and when it paused: statistics and waits are worked out from it. */
export const counterPeriods = pgTable(
  'counter_periods',
  {
    id: uuid().primaryKey(),
    centreCode: centreCode(),
    number: smallint().notNull(),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    kind: counterPeriodKind().notNull(),
    reason: pauseReason(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('counter_periods_by_centre').on(t.centreCode, t.startedAt),
    index('counter_periods_by_staff').on(t.staffId, t.startedAt),
    uniqueIndex('counter_periods_one_running').on(t.centreCode, t.number, t.kind).where(sql`${t.endedAt} is null`),
    check('counter_periods_order', sql`${t.endedAt} is null or ${t.endedAt} >= ${t.startedAt}`),
    check('counter_periods_reason', sql`(${t.kind} = 'pause') = (${t.reason} is not null)`),
  ],
)

/** Something of a centre that must be looked at now: the emergency button, a promise about to break. */
export const centreAlarms = pgTable(
  'centre_alarms',
  {
    id: uuid().primaryKey(),
    centreCode: centreCode(),
    kind: alarmKind().notNull(),
    lineCode: text(),
    counterNumber: smallint(),
    staffId: uuid().references(() => staffMembers.id),
    /** Figures behind it, by name; no personal data. */
    details: jsonb().$type<Record<string, string | number>>().notNull().default({}),
    raisedAt: timestamp({ withTimezone: true }).notNull(),
    seenBy: uuid().references(() => staffMembers.id),
    seenAt: timestamp({ withTimezone: true }),
    closedAt: timestamp({ withTimezone: true }),
    /** Null: it ended by itself. */
    closedBy: uuid().references(() => staffMembers.id),
    /** What was done about it. */
    note: text(),
  },
  (t) => [
    index('centre_alarms_open').on(t.centreCode, t.raisedAt).where(sql`${t.closedAt} is null`),
    index('centre_alarms_by_time').on(t.raisedAt),
    uniqueIndex('centre_alarms_one_open')
      .on(t.centreCode, t.kind, sql`coalesce(${t.lineCode}, '')`, sql`coalesce(${t.counterNumber}, 0)`)
      .where(sql`${t.closedAt} is null`),
  ],
)

/** A kiosk, a hall screen or a tablet of a centre, paired once by a code the manager made. */
export const queueDevices = pgTable(
  'queue_devices',
  {
    id: uuid().primaryKey(),
    centreCode: centreCode(),
    kind: deviceKind().notNull(),
    name: text().notNull(),
    /** Two letters before the numbers a kiosk gives while it is cut off: no two kiosks of a centre share them. */
    series: text(),
    pairingHash: text(),
    /** The code itself, encrypted until it was shown once to the one who made it. */
    pairingSealed: text(),
    pairingExpiresAt: timestamp({ withTimezone: true }),
    tokenHash: text(),
    pairedAt: timestamp({ withTimezone: true }),
    seenAt: timestamp({ withTimezone: true }),
    disabledAt: timestamp({ withTimezone: true }),
    createdBy: uuid().references(() => staffMembers.id),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('queue_devices_series').on(t.centreCode, t.series).where(sql`${t.series} is not null`),
    uniqueIndex('queue_devices_token').on(t.tokenHash).where(sql`${t.tokenHash} is not null`),
    uniqueIndex('queue_devices_pairing').on(t.pairingHash).where(sql`${t.pairingHash} is not null`),
    check('queue_devices_kiosk_series', sql`${t.kind} <> 'kiosk' or ${t.series} is not null`),
  ],
)

/** A day of a mobile unit that runs late. The sum of a day's rows is how late it is. */
export const unitDelays = pgTable(
  'unit_delays',
  {
    id: uuid().primaryKey(),
    centreCode: centreCode(),
    day: date({ mode: 'string' }).notNull(),
    minutes: smallint().notNull(),
    reason: text().notNull(),
    announcedBy: uuid().references(() => staffMembers.id),
    announcedAt: timestamp({ withTimezone: true }).notNull(),
    /** Of the form: a double click delays once. */
    idempotencyKey: uuid().notNull(),
  },
  (t) => [uniqueIndex('unit_delays_once').on(t.centreCode, t.idempotencyKey), index('unit_delays_by_day').on(t.centreCode, t.day)],
)
