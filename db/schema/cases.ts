// What goes on around an application between the applicant, the officers and other agencies.
import { sql } from 'drizzle-orm'
import {
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
import { MESSAGE_SIDES, OBJECTION_STATUSES, OPINION_STATUSES, PROPOSAL_STATUSES } from '../vocabulary/applications'
import { applications, decisionOutcome, type FactUsed, type Finding, type RawAnswers } from './applications'
import { agencies, services } from './catalogue'
import { staffMembers } from './identity'
import { people } from './people'

export const proposalStatus = pgEnum('proposal_status', PROPOSAL_STATUSES)
export const opinionStatus = pgEnum('opinion_status', OPINION_STATUSES)
export const objectionStatus = pgEnum('objection_status', OBJECTION_STATUSES)
export const messageSide = pgEnum('message_side', MESSAGE_SIDES)

/** What was sent, and each correction of it. Only grows (db/guards/cases.sql). */
export const applicationRevisions = pgTable(
  'application_revisions',
  {
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    number: smallint().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    answers: jsonb().$type<RawAnswers>().notNull(),
    facts: jsonb().$type<Record<string, FactUsed>>().notNull(),
    /** Files it had: attachment id → hash. */
    files: jsonb().$type<Record<string, string>>().notNull(),
    contentHash: text().notNull(),
    /** The very text that was hashed (and signed), so that anybody who is given it can make the hash again. Null before it was kept. */
    content: text(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.number] })],
)

/** A word on the case, from one side to the other. */
export const applicationMessages = pgTable(
  'application_messages',
  {
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    side: messageSide().notNull(),
    personId: uuid().references(() => people.id),
    staffId: uuid().references(() => staffMembers.id),
    body: text().notNull(),
    sentAt: timestamp({ withTimezone: true }).notNull(),
    /** When the other side first saw it. */
    readAt: timestamp({ withTimezone: true }),
    /** Of the form it was typed in: a double click is one message. */
    idempotencyKey: uuid().notNull(),
  },
  (t) => [
    uniqueIndex('application_messages_once').on(t.applicationId, t.idempotencyKey),
    index('application_messages_by_application').on(t.applicationId, t.sentAt),
    index('application_messages_unread').on(t.applicationId, t.side).where(sql`${t.readAt} is null`),
    check('application_messages_sender', sql`(${t.side} = 'applicant') = (${t.staffId} is null)`),
    check('application_messages_not_empty', sql`length(${t.body}) between 1 and 4000`),
  ],
)

/** For colleagues only; the applicant never sees it. */
export const applicationNotes = pgTable(
  'application_notes',
  {
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    body: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    idempotencyKey: uuid().notNull(),
  },
  (t) => [
    uniqueIndex('application_notes_once').on(t.applicationId, t.idempotencyKey),
    index('application_notes_by_application').on(t.applicationId, t.at),
    check('application_notes_not_empty', sql`length(${t.body}) between 1 and 4000`),
  ],
)

/** Four eyes: a decision one officer would take, waiting for another. One open at a time. */
export const applicationProposals = pgTable(
  'application_proposals',
  {
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    outcome: decisionOutcome().notNull(),
    groundCodes: text().array().notNull(),
    findings: jsonb().$type<Finding[]>().notNull().default([]),
    explanation: text(),
    proposedBy: uuid()
      .notNull()
      .references(() => staffMembers.id),
    proposedAt: timestamp({ withTimezone: true }).notNull(),
    status: proposalStatus().notNull().default('waiting'),
    settledBy: uuid().references(() => staffMembers.id),
    settledAt: timestamp({ withTimezone: true }),
    /** Why it was sent back. */
    reason: text(),
  },
  (t) => [
    uniqueIndex('application_proposals_one_waiting').on(t.applicationId).where(sql`${t.status} = 'waiting'`),
    check('application_proposals_second_pair', sql`${t.status} <> 'confirmed' or ${t.settledBy} <> ${t.proposedBy}`),
    check('application_proposals_settled', sql`(${t.status} = 'waiting') = (${t.settledAt} is null)`),
    check('application_proposals_refusal_has_ground', sql`${t.outcome} = 'approved' or cardinality(${t.groundCodes}) > 0`),
  ],
)

/** A question to another agency. It sees only the fields named here. */
export const applicationOpinions = pgTable(
  'application_opinions',
  {
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    agencyCode: text()
      .notNull()
      .references(() => agencies.code),
    question: text().notNull(),
    /** Names of the form's fields the other agency may read. */
    fields: text().array().notNull(),
    askedBy: uuid()
      .notNull()
      .references(() => staffMembers.id),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    answerBy: date({ mode: 'string' }).notNull(),
    status: opinionStatus().notNull().default('asked'),
    answer: text(),
    answeredBy: uuid().references(() => staffMembers.id),
    answeredAt: timestamp({ withTimezone: true }),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('application_opinions_one_asked').on(t.applicationId, t.agencyCode).where(sql`${t.status} = 'asked'`),
    index('application_opinions_of_agency').on(t.agencyCode, t.status, t.answerBy),
    index('application_opinions_by_application').on(t.applicationId, t.askedAt),
    check('application_opinions_given', sql`(${t.status} = 'given') = (${t.answer} is not null)`),
  ],
)

/** The applicant's objection to a refusal; one for each decision. */
export const applicationObjections = pgTable(
  'application_objections',
  {
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    decisionNumber: smallint().notNull(),
    /** The body whose refusal it is; kept here so that its list of objections is one index. */
    agencyCode: text()
      .notNull()
      .references(() => agencies.code),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    reason: text().notNull(),
    filedAt: timestamp({ withTimezone: true }).notNull(),
    /** Last day of the state's answer. */
    dueOn: date({ mode: 'string' }).notNull(),
    status: objectionStatus().notNull().default('filed'),
    settledBy: uuid().references(() => staffMembers.id),
    settledAt: timestamp({ withTimezone: true }),
    explanation: text(),
  },
  (t) => [
    uniqueIndex('application_objections_one').on(t.applicationId, t.decisionNumber).where(sql`${t.status} <> 'withdrawn'`),
    index('application_objections_filed').on(t.agencyCode, t.status, t.dueOn),
    check('application_objections_settled', sql`(${t.status} = 'filed') = (${t.settledAt} is null)`),
    check('application_objections_explained', sql`${t.status} not in ('upheld', 'dismissed') or length(${t.explanation}) > 0`),
  ],
)

/** Which officer has a case open now, for the warning to the second one. Rows older than a minute count for nothing. */
export const applicationViewers = pgTable(
  'application_viewers',
  {
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    /** Since when without a break of a minute. */
    openedAt: timestamp({ withTimezone: true }).notNull(),
    seenAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.applicationId, t.staffId] }), index('application_viewers_seen').on(t.seenAt)],
)

/** A work queue with filters, kept under a name by an officer; `shared` ones are their whole agency's. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: uuid().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    agencyCode: text().references(() => agencies.code),
    name: text().notNull(),
    filter: jsonb().$type<Record<string, string>>().notNull(),
    position: smallint().notNull().default(0),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('saved_views_name').on(t.staffId, t.name),
    index('saved_views_of_agency').on(t.agencyCode).where(sql`${t.agencyCode} is not null`),
    check('saved_views_named', sql`length(${t.name}) between 1 and 60`),
  ],
)

/** Words officers use again and again: questions, messages, explanations, in the three languages. */
export const messageTemplates = pgTable(
  'message_templates',
  {
    id: uuid().primaryKey(),
    agencyCode: text()
      .notNull()
      .references(() => agencies.code),
    /** Only for this service; null: for every service of the agency. */
    serviceCode: text().references(() => services.code),
    title: text().notNull(),
    body: jsonb().$type<Required<LocalizedText>>().notNull(),
    authorId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    version: integer().notNull().default(1),
    ...recordedAt,
  },
  (t) => [uniqueIndex('message_templates_title').on(t.agencyCode, t.title)],
)
