// What the portal told a citizen, through which channels it left, and what came of it.
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
import type { LocalizedText } from '../columns'
import {
  MESSAGE_CLASSES,
  NOTICE_CHANNELS,
  NOTICE_DELIVERY_STATUSES,
  NOTICE_KINDS,
  NOTICE_RESOLUTIONS,
} from '../vocabulary/notifications'
import { people } from './people'

export const noticeKind = pgEnum('notice_kind', NOTICE_KINDS)
export const messageClass = pgEnum('message_class', MESSAGE_CLASSES)
export const noticeChannel = pgEnum('notice_channel', NOTICE_CHANNELS)
export const noticeDeliveryStatus = pgEnum('notice_delivery_status', NOTICE_DELIVERY_STATUSES)
export const noticeResolution = pgEnum('notice_resolution', NOTICE_RESOLUTIONS)

/** Facts a text needs; the words are made when somebody reads. `…On` is a day, `…At` a moment (ISO 8601). */
export type NoticeParams = Record<string, string | number | LocalizedText>

/** One thing told to one person. A fact, not a message, is told once: that is the unique key. */
export const notices = pgTable(
  'notices',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    kind: noticeKind().notNull(),
    params: jsonb().$type<NoticeParams>().notNull(),
    messageClass: messageClass().notNull(),
    dedupeKey: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    readAt: timestamp({ withTimezone: true }),
    /**
     * What it asks about (`application:<id>`; numbers of people and documents only hashed). A notice with a matter stays under
     * "needs attention" until it is resolved.
     */
    matter: text(),
    /** The service that settles the matter, whatever its application is about; sending one resolves the notice. */
    serviceCode: text(),
    /** Where the citizen acts, without the language: `/apply/din-id-card-renew`. */
    actionPath: text(),
    dueOn: date({ mode: 'string' }),
    resolvedAt: timestamp({ withTimezone: true }),
    resolvedBy: noticeResolution(),
  },
  (t) => [
    uniqueIndex('notices_one_per_fact').on(t.personId, t.dedupeKey),
    index('notices_newest').on(t.personId, t.createdAt.desc(), t.id.desc()),
    index('notices_unread').on(t.personId).where(sql`${t.readAt} is null`),
    index('notices_open').on(t.personId, t.dueOn).where(sql`${t.matter} is not null and ${t.resolvedAt} is null`),
    // Settling for everybody who was told of the same matter.
    index('notices_open_by_matter').on(t.matter).where(sql`${t.matter} is not null and ${t.resolvedAt} is null`),
    check('notices_resolution_has_reason', sql`(${t.resolvedAt} is null) = (${t.resolvedBy} is null)`),
    check('notices_action_stays_here', sql`${t.actionPath} is null or ${t.actionPath} ~ '^/[a-z]'`),
  ],
)

/** A notice on its way by e-mail or SMS. One row a channel, so nobody is written to twice about one fact. */
export const noticeDeliveries = pgTable(
  'notice_deliveries',
  {
    id: uuid().primaryKey(),
    noticeId: uuid()
      .notNull()
      .references(() => notices.id),
    personId: uuid().notNull(),
    channel: noticeChannel().notNull(),
    status: noticeDeliveryStatus().notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp({ withTimezone: true }).notNull(),
    sentAt: timestamp({ withTimezone: true }),
    /** Code of the last failure, never the other side's words. */
    lastError: text(),
  },
  (t) => [
    uniqueIndex('notice_deliveries_one_per_channel').on(t.noticeId, t.channel),
    index('notice_deliveries_due').on(t.nextAttemptAt).where(sql`${t.status} = 'waiting'`),
    check('notice_deliveries_sent_has_time', sql`(${t.status} = 'sent') = (${t.sentAt} is not null)`),
  ],
)

/** What a person chose. No row: everything is sent by e-mail too. */
export const noticePreferences = pgTable('notice_preferences', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  /** E-mail for reminders and information; duties, decisions and security always go out. */
  optionalEmail: boolean().notNull(),
  updatedAt: timestamp({ withTimezone: true }).notNull(),
})

/** Services a person has already asked for: no rule reminds of what is in hand. A refused or withdrawn application leaves the list. */
export const servicesInHand = pgTable(
  'services_in_hand',
  {
    personId: uuid().notNull(),
    applicationId: uuid().notNull(),
    serviceCode: text().notNull(),
    since: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.applicationId] }),
    index('services_in_hand_by_service').on(t.personId, t.serviceCode),
  ],
)

/** Mail and SMS that left in the demo: what a real gateway would have taken. */
export const demoMailbox = pgTable(
  'demo_mailbox',
  {
    id: uuid().primaryKey(),
    channel: noticeChannel().notNull(),
    /** Id given by the sender; a repeat of the same message is counted, not listed again. */
    messageId: text().notNull(),
    recipient: text().notNull(),
    subject: text(),
    body: text().notNull(),
    copies: smallint().notNull().default(1),
    receivedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [uniqueIndex('demo_mailbox_message').on(t.messageId), index('demo_mailbox_newest').on(t.receivedAt.desc(), t.id.desc())],
)
