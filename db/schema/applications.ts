// Applications for services: the draft, what was sent, every move of it, questions asked and the decision.
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
  APPLICATION_ACTIONS,
  APPLICATION_FAMILIES,
  APPLICATION_STATUSES,
  CONFIRMATION_STATUSES,
  DECISION_OUTCOMES,
  OPEN_STATUSES,
  SILENCE_MEANINGS,
} from '../vocabulary/applications'
import { actorKind } from './audit'
import { agencies, services } from './catalogue'
import { staffMembers } from './identity'
import { people } from './people'
import { representations } from './representation'

/** As conditions of indexes are written. */
const OPEN_LIST = OPEN_STATUSES.map((status) => `'${status}'`).join(', ')

export const applicationStatus = pgEnum('application_status', APPLICATION_STATUSES)
export const applicationAction = pgEnum('application_action', APPLICATION_ACTIONS)
export const decisionOutcome = pgEnum('decision_outcome', DECISION_OUTCOMES)
export const confirmationStatus = pgEnum('confirmation_status', CONFIRMATION_STATUSES)
export const applicationFamily = pgEnum('application_family', APPLICATION_FAMILIES)
export const silenceMeaning = pgEnum('silence_meaning', SILENCE_MEANINGS)

/** Answers as they were typed, by field name; the definition says how to read them. */
export type RawAnswers = Record<string, string | string[]>
/** A value of a register at the moment it was used, with its owner. */
export type FactUsed = { value: unknown; agencyCode: string; register: string; asOf: string }
/** A signature by way of ASAN Login: what was signed, when, and by which proof. */
export type SignatureKept = { contentHash: string; signedAt: string; method: string; level: string; personId: string }
/** One ground of a refusal as data: the rule, the value it was judged by with its source, and what would change it. */
export type Finding = {
  ground: string
  rule?: string
  value?: { label: string; shown: string; agencyCode?: string; asOf?: string }
  remedy?: string
}

export const applications = pgTable(
  'applications',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** For a company, `personId` is the representative who began it; the company is named as the register named it then. */
    companyTin: text(),
    companyName: text(),
    /** Who really sent it, when that was not `personId`. */
    deputyPersonId: uuid().references(() => people.id),
    serviceCode: text()
      .notNull()
      .references(() => services.code),
    /** Who decides; kept here so that a work queue is one index. */
    agencyCode: text()
      .notNull()
      .references(() => agencies.code),
    /** Of the definition the answers were given to. */
    definitionVersion: integer().notNull(),
    /** Version of the registry's record it was sent under; later versions do not change its fee, term and grounds. */
    registryVersion: integer(),
    family: applicationFamily().notNull().default('standard'),
    onSilence: silenceMeaning().notNull().default('alarm'),
    /** The office that works on it, where the service names one: a centre, or a region of the agency. */
    officeCode: text(),
    status: applicationStatus().notNull().default('draft'),
    /** The number people quote; given when it is submitted. */
    reference: text(),
    answers: jsonb().$type<RawAnswers>().notNull(),
    /** Step → `version` at which it was last saved: tells a stale tab from a fresh one. */
    stepVersions: jsonb().$type<Record<string, number>>().notNull(),
    /** What the registers said at submission; later changes there do not rewrite what was sent. */
    facts: jsonb().$type<Record<string, FactUsed>>().notNull(),
    /** What may be claimed once: the child of an allowance, the person of a card. Empty when it binds nobody (any more). */
    exclusiveKey: text(),
    feeQepik: integer().notNull().default(0),
    /** Sent with a term shorter than the ordinary one. */
    expedited: boolean().notNull().default(false),
    submittedAt: timestamp({ withTimezone: true }),
    /** Last day of the term in Baku. It waits while the applicant is asked. */
    dueOn: date({ mode: 'string' }),
    /** The term about whose passing people were told; after a pause there is another one. */
    termToldOn: date({ mode: 'string' }),
    assignedStaffId: uuid().references(() => staffMembers.id),
    decidedAt: timestamp({ withTimezone: true }),
    /** Seconds the state held it until the decision; what the applicant took to answer is not in it. */
    stateSeconds: integer(),
    /** SHA-256 of the canonical content as sent (lib/applications/canonical.ts); the receipt shows it. */
    contentHash: text(),
    signature: jsonb().$type<SignatureKept>(),
    /** By which anybody who holds the receipt can check it. Random, 128 bits. */
    receiptKey: text(),
    /** Grows with every change; a form made before the last change is refused. */
    version: integer().notNull().default(1),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('applications_reference').on(t.reference),
    uniqueIndex('applications_one_draft')
      .on(t.personId, t.serviceCode)
      .where(sql`${t.status} = 'draft' and ${t.companyTin} is null`),
    uniqueIndex('applications_one_draft_of_company').on(t.companyTin, t.serviceCode).where(sql`${t.status} = 'draft'`),
    uniqueIndex('applications_claimed_once').on(t.serviceCode, t.exclusiveKey).where(sql`${t.exclusiveKey} is not null`),
    index('applications_by_person').on(t.personId, t.updatedAt.desc(), t.id),
    index('applications_by_company').on(t.companyTin, t.updatedAt.desc()).where(sql`${t.companyTin} is not null`),
    index('applications_queue').on(t.agencyCode, t.status, t.dueOn, t.id),
    // The job that looks for terms that passed.
    index('applications_terms_running').on(t.dueOn).where(sql`${t.decidedAt} is null and ${t.dueOn} is not null`),
    index('applications_by_officer').on(t.assignedStaffId, t.status),
    // Lists of the work queue, page by page from a place (lib/applications/work/list-cases.ts). Those that show the newest first are
    // read backwards. `npm run bench -- workqueue` shows which list uses which over a million rows.
    index('applications_open')
      .on(t.agencyCode, t.dueOn, t.id)
      .where(sql`${t.status} in (${sql.raw(OPEN_LIST)})`),
    index('applications_open_of_officer')
      .on(t.assignedStaffId, t.dueOn, t.id)
      .where(sql`${t.status} in (${sql.raw(OPEN_LIST)})`),
    index('applications_sent').on(t.agencyCode, t.submittedAt, t.id).where(sql`${t.reference} is not null`),
    index('applications_sent_for_service')
      .on(t.agencyCode, t.serviceCode, t.submittedAt, t.id)
      .where(sql`${t.reference} is not null`),
    index('applications_sent_by_status').on(t.agencyCode, t.status, t.submittedAt, t.id).where(sql`${t.reference} is not null`),
    index('applications_sent_to_office')
      .on(t.agencyCode, t.officeCode, t.submittedAt, t.id)
      .where(sql`${t.officeCode} is not null`),
    index('applications_of_officer').on(t.assignedStaffId, t.submittedAt, t.id).where(sql`${t.assignedStaffId} is not null`),
    index('applications_decided_in_agency').on(t.agencyCode, t.decidedAt).where(sql`${t.decidedAt} is not null`),
    // A part of the number, as people read it out on the telephone.
    index('applications_reference_part').using('gin', t.reference.op('gin_trgm_ops')),
    index('applications_decided').on(t.serviceCode, t.decidedAt).where(sql`${t.stateSeconds} is not null`),
    uniqueIndex('applications_receipt_key').on(t.receiptKey),
    check('applications_sent_has_reference', sql`${t.reference} is not null or ${t.status} in ('draft', 'withdrawn')`),
    check('applications_draft_has_no_reference', sql`${t.reference} is null or ${t.status} <> 'draft'`),
    check('applications_decided_at', sql`(${t.decidedAt} is not null) = (${t.status} in ('approved', 'rejected'))`),
    check(
      'applications_refused_frees_claim',
      sql`${t.exclusiveKey} is null or ${t.status} not in ('draft', 'rejected', 'withdrawn')`,
    ),
    check('applications_company_has_name', sql`(${t.companyTin} is null) = (${t.companyName} is null)`),
    check('applications_fee_not_negative', sql`${t.feeQepik} >= 0`),
  ],
)

/** The history. The citizen's timeline is these rows, so it cannot disagree with the status. Only grows (db/guards). */
export const applicationMoves = pgTable(
  'application_moves',
  {
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    at: timestamp({ withTimezone: true }).notNull(),
    action: applicationAction().notNull(),
    fromStatus: applicationStatus(),
    toStatus: applicationStatus().notNull(),
    actorKind: actorKind().notNull(),
    personId: uuid().references(() => people.id),
    /** Who really did it, when somebody acted for `personId`. */
    deputyPersonId: uuid().references(() => people.id),
    staffId: uuid().references(() => staffMembers.id),
    /** Words meant for the other side: the question, the answer, the explanation. */
    note: text(),
    /** Whom it was given to, when it was reassigned. */
    toStaffId: uuid().references(() => staffMembers.id),
  },
  (t) => [index('application_moves_by_application').on(t.applicationId, t.at, t.id)],
)

/** A question of the officer to the applicant; one open at a time. */
export const applicationRequests = pgTable(
  'application_requests',
  {
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    askedBy: uuid()
      .notNull()
      .references(() => staffMembers.id),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    question: text().notNull(),
    answerBy: date({ mode: 'string' }).notNull(),
    answer: text(),
    closedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('application_requests_one_open').on(t.applicationId).where(sql`${t.closedAt} is null`),
    index('application_requests_by_application').on(t.applicationId, t.askedAt),
    check('application_requests_answer_closes', sql`${t.answer} is null or ${t.closedAt} is not null`),
  ],
)

/** The administrative act, never changed. A refusal that an objection overturned is followed by another. */
export const applicationDecisions = pgTable(
  'application_decisions',
  {
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    number: smallint().notNull().default(1),
    outcome: decisionOutcome().notNull(),
    /** Codes of the service's refusal grounds. */
    groundCodes: text().array().notNull(),
    explanation: text(),
    /** For a refusal: each ground with the value it rests on. */
    findings: jsonb().$type<Finding[]>().notNull().default([]),
    /** Null: nobody decided, a rule or the silence of the state did (`automatic`). */
    decidedBy: uuid().references(() => staffMembers.id),
    automatic: boolean().notNull().default(false),
    /** Four eyes: who proposed what `decidedBy` confirmed. */
    proposedBy: uuid().references(() => staffMembers.id),
    decidedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.applicationId, t.number] }),
    check('application_decisions_by_whom', sql`(${t.decidedBy} is null) = ${t.automatic}`),
    check('application_decisions_four_eyes', sql`${t.proposedBy} is null or ${t.proposedBy} <> ${t.decidedBy}`),
    check('application_decisions_refusal_has_ground', sql`${t.outcome} = 'approved' or cardinality(${t.groundCodes}) > 0`),
    check('application_decisions_refusal_is_explained', sql`${t.outcome} = 'approved' or length(${t.explanation}) > 0`),
  ],
)

/** A deputy's request to send a draft, for the owner's yes. It holds for the version it was made of: a changed draft asks anew. */
export const applicationConfirmations = pgTable(
  'application_confirmations',
  {
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    applicationVersion: integer().notNull(),
    representationId: uuid()
      .notNull()
      .references(() => representations.id),
    deputyPersonId: uuid()
      .notNull()
      .references(() => people.id),
    status: confirmationStatus().notNull().default('waiting'),
    askedAt: timestamp({ withTimezone: true }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
    /** The owner's words to the deputy. */
    reason: text(),
  },
  (t) => [
    uniqueIndex('application_confirmations_one_waiting').on(t.applicationId).where(sql`${t.status} = 'waiting'`),
    index('application_confirmations_by_application').on(t.applicationId, t.askedAt),
    check('application_confirmations_settled', sql`(${t.status} = 'waiting') = (${t.settledAt} is null)`),
    check('application_confirmations_no_has_reason', sql`${t.status} <> 'refused' or length(${t.reason}) > 0`),
  ],
)
