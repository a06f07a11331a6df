// Acting for somebody else: parents for children, representatives for companies, and what a citizen grants to another.
import { sql } from 'drizzle-orm'
import { boolean, check, index, pgEnum, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { recordedAt } from '../columns'
import { REPRESENTATION_END_REASONS, REPRESENTATION_KINDS, REPRESENTATION_STATUSES } from '../vocabulary/identity'
import { people } from './people'

export const representationKind = pgEnum('representation_kind', REPRESENTATION_KINDS)
export const representationStatus = pgEnum('representation_status', REPRESENTATION_STATUSES)
export const representationEndReason = pgEnum('representation_end_reason', REPRESENTATION_END_REASONS)

/** Who may act for whom, in what, from when until when. Every change of status is also a row of representation_moves. */
export const representations = pgTable(
  'representations',
  {
    id: uuid().primaryKey(),
    kind: representationKind().notNull(),
    /** The one acted for: a person, or a company (its TIN and name as the register gave them). */
    ownerPersonId: uuid().references(() => people.id),
    companyTin: text(),
    companyName: text(),
    /** Null: the PIN and surname of the offer belong to nobody. It waits like any other and is never taken up. */
    deputyPersonId: uuid().references(() => people.id),
    /** As the owner typed them: what the owner is shown until the other side has agreed. */
    offeredPin: text(),
    offeredSurname: text(),
    /** Last moment the offer can be taken up. */
    answerBy: timestamp({ withTimezone: true }),
    /** Null: all services. */
    serviceCodes: text().array(),
    /** Sending something for the owner waits for the owner's yes. */
    ownerConfirms: boolean().notNull().default(false),
    status: representationStatus().notNull(),
    validFrom: timestamp({ withTimezone: true }).notNull(),
    validUntil: timestamp({ withTimezone: true }),
    decidedAt: timestamp({ withTimezone: true }),
    endedAt: timestamp({ withTimezone: true }),
    endReason: representationEndReason(),
    /** When the register last said that the ground (parent, representative) still holds. */
    confirmedAt: timestamp({ withTimezone: true }),
    idempotencyKey: uuid(),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('representations_idempotency').on(t.ownerPersonId, t.idempotencyKey),
    uniqueIndex('representations_one_of_family')
      .on(t.ownerPersonId, t.deputyPersonId)
      .where(sql`${t.kind} = 'parent' and ${t.status} = 'active'`),
    uniqueIndex('representations_one_of_company')
      .on(t.companyTin, t.deputyPersonId)
      .where(sql`${t.kind} = 'company' and ${t.status} = 'active'`),
    index('representations_by_deputy').on(t.deputyPersonId, t.status),
    index('representations_by_owner').on(t.ownerPersonId, t.status),
    check(
      'representations_owner',
      sql`(${t.kind} = 'company') = (${t.companyTin} is not null) and (${t.kind} = 'company') = (${t.ownerPersonId} is null)`,
    ),
    // For the clock: what runs out, and whose ground is to be asked for again.
    index('representations_by_end').on(t.validUntil).where(sql`${t.status} in ('offered', 'active')`),
    check(
      'representations_deputy',
      sql`${t.deputyPersonId} is not null or (${t.kind} = 'delegation' and ${t.status} not in ('active', 'refused'))`,
    ),
    check(
      'representations_offer_names_somebody',
      sql`(${t.kind} = 'delegation') = (${t.offeredPin} is not null and ${t.offeredSurname} is not null and ${t.answerBy} is not null)`,
    ),
    check('representations_end_has_reason', sql`(${t.status} = 'ended') = (${t.endReason} is not null)`),
    check('representations_not_oneself', sql`${t.ownerPersonId} is distinct from ${t.deputyPersonId}`),
    check('representations_dates', sql`${t.validUntil} is null or ${t.validUntil} > ${t.validFrom}`),
  ],
)

export const representationMoves = pgTable(
  'representation_moves',
  {
    id: uuid().primaryKey(),
    representationId: uuid()
      .notNull()
      .references(() => representations.id),
    at: timestamp({ withTimezone: true }).notNull(),
    from: representationStatus(),
    to: representationStatus().notNull(),
    /** Person who moved it; null when the clock or a register did. */
    byPersonId: uuid(),
  },
  (t) => [index('representation_moves_by_representation').on(t.representationId, t.at)],
)
