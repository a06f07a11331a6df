// Who may see what of a citizen, for which purpose, until when.
import { sql } from 'drizzle-orm'
import { boolean, check, index, jsonb, pgEnum, pgTable, smallint, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { type LocalizedText, recordedAt } from '../columns'
import { CONSENT_ACTIONS, CONSENT_STATUSES, PARTNER_KINDS } from '../vocabulary/consents'
import type { FactCode } from '../vocabulary/registers'
import { actorKind } from './audit'
import { assuranceLevel, people } from './people'

export const consentStatus = pgEnum('consent_status', CONSENT_STATUSES)
export const consentAction = pgEnum('consent_action', CONSENT_ACTIONS)
export const partnerKind = pgEnum('partner_kind', PARTNER_KINDS)

/** A company that may ask citizens for data through the portal. */
export const partners = pgTable('partners', {
  code: text().primaryKey(),
  kind: partnerKind().notNull(),
  name: jsonb().$type<LocalizedText>().notNull(),
  legalName: text().notNull(),
  tin: text().notNull(),
  phone: text().notNull(),
  address: jsonb().$type<LocalizedText>().notNull(),
  active: boolean().notNull().default(true),
  ...recordedAt,
})

/**
 * One request and what became of it. What was asked never changes after the request (db/guards/consents.sql): the citizen
 * decides on exactly this text.
 */
export const consents = pgTable(
  'consents',
  {
    id: uuid().primaryKey(),
    /** For the phone and for letters: RZL-2026-… */
    reference: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    partnerCode: text()
      .notNull()
      .references(() => partners.code),
    /** The partner's own number of the request; a repeat returns the first consent. */
    partnerReference: text().notNull(),
    status: consentStatus().notNull().default('requested'),
    purpose: jsonb().$type<LocalizedText>().notNull(),
    /** What happens when the citizen says no. */
    consequence: jsonb().$type<LocalizedText>().notNull(),
    fields: text().array().$type<FactCode[]>().notNull(),
    optionalFields: text().array().$type<FactCode[]>().notNull(),
    grantedFields: text().array().$type<FactCode[]>(),
    /** The longest term asked for; the citizen may choose a shorter one. */
    termDays: smallint().notNull(),
    /** How long the partner keeps what it read. */
    keepDays: smallint().notNull(),
    /** Version of the explanatory notice shown with the request. */
    noticeVersion: text().notNull(),
    /** Language in which the decision was taken. */
    noticeLocale: text(),
    requestedAt: timestamp({ withTimezone: true }).notNull(),
    /** Without an answer by then the request lapses. */
    answerBy: timestamp({ withTimezone: true }).notNull(),
    decidedAt: timestamp({ withTimezone: true }),
    decisionKey: uuid(),
    validUntil: timestamp({ withTimezone: true }),
    endedAt: timestamp({ withTimezone: true }),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('consents_reference').on(t.reference),
    uniqueIndex('consents_one_per_partner_reference').on(t.partnerCode, t.partnerReference),
    index('consents_by_person').on(t.personId, t.requestedAt.desc(), t.id.desc()),
    index('consents_to_lapse').on(t.answerBy).where(sql`${t.status} = 'requested'`),
    index('consents_to_expire').on(t.validUntil).where(sql`${t.status} = 'granted'`),
    check('consents_fields_named', sql`cardinality(${t.fields}) > 0`),
    check('consents_optional_among_fields', sql`${t.optionalFields} <@ ${t.fields}`),
    // Granted: nothing beyond what was asked, and everything that was not optional.
    check(
      'consents_granted_within_request',
      sql`${t.grantedFields} is null or (${t.grantedFields} <@ ${t.fields} and ${t.fields} <@ (${t.grantedFields} || ${t.optionalFields}))`,
    ),
    check(
      'consents_grant_complete',
      sql`(${t.status} in ('granted', 'withdrawn', 'expired')) = (${t.grantedFields} is not null and ${t.validUntil} is not null)`,
    ),
    check('consents_decision_timed', sql`(${t.status} in ('requested', 'lapsed')) = (${t.decidedAt} is null)`),
    check('consents_terms_positive', sql`${t.termDays} > 0 and ${t.keepDays} >= 0 and ${t.answerBy} > ${t.requestedAt}`),
  ],
)

/** History of a consent, one row a move; only grows. */
export const consentMoves = pgTable(
  'consent_moves',
  {
    id: uuid().primaryKey(),
    consentId: uuid()
      .notNull()
      .references(() => consents.id),
    action: consentAction().notNull(),
    status: consentStatus().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    actorKind: actorKind().notNull(),
    /** How sure the sign-in was when the citizen decided. */
    level: assuranceLevel(),
    requestId: text().notNull(),
  },
  // A status is reached once, so two parallel decisions cannot both be written.
  (t) => [uniqueIndex('consent_moves_once').on(t.consentId, t.status)],
)
