// Versions of the registry's records and of the forms made in the admin section.
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { recordedAt } from '../columns'
import { VERSION_STATES } from '../vocabulary/registry'
import { type ServiceContent, services } from './catalogue'
import { staffMembers } from './identity'

export const versionState = pgEnum('version_state', VERSION_STATES)

const way = {
  state: versionState().notNull().default('draft'),
  /** Who changed it last. */
  authorId: uuid().references(() => staffMembers.id),
  /** Everybody who ever wrote in it: none of them publishes it. */
  editorIds: uuid().array().notNull().default(sql`'{}'`),
  submittedAt: timestamp({ withTimezone: true }),
  /** Somebody else than the author and all other editors. */
  reviewerId: uuid().references(() => staffMembers.id),
  reviewedAt: timestamp({ withTimezone: true }),
  /** The reviewer's words when it was sent back, the author's when it was handed in. */
  note: text(),
  publishedAt: timestamp({ withTimezone: true }),
  /** Of the row; a form drawn before the last change is refused. */
  rowVersion: integer().notNull().default(1),
  ...recordedAt,
}

const NOT_AN_EDITOR = (t: Record<'reviewerId' | 'authorId' | 'editorIds', AnyPgColumn>) =>
  sql`${t.reviewerId} is null or (${t.reviewerId} <> ${t.authorId} and not (${t.reviewerId} = any(${t.editorIds})))`

/**
 * A version of a service's record. `content` is the whole record (lib/catalogue/registry/record.ts); the row of `services` is the
 * published version that holds today. Versions that came with the reference data have no author.
 */
export const serviceVersions = pgTable(
  'service_versions',
  {
    id: uuid().primaryKey(),
    serviceCode: text()
      .notNull()
      .references(() => services.code),
    version: integer().notNull(),
    content: jsonb().$type<ServiceContent>().notNull(),
    /**
     * First day it holds (Baku), and the first day it no longer does; no end: until the next one. A version replaced on its first day
     * holds no day at all. No two published versions of a service share a day (db/guards/registry.sql).
     */
    validFrom: date({ mode: 'string' }).notNull(),
    validUntil: date({ mode: 'string' }),
    ...way,
  },
  (t) => [
    uniqueIndex('service_versions_number').on(t.serviceCode, t.version),
    uniqueIndex('service_versions_one_open').on(t.serviceCode).where(sql`${t.state} in ('draft', 'in_review')`),
    index('service_versions_by_state').on(t.state, t.updatedAt),
    // What takes effect or ends on a day.
    index('service_versions_in_force').on(t.serviceCode, t.validFrom).where(sql`${t.state} = 'published'`),
    check('service_versions_days', sql`${t.validUntil} is null or ${t.validUntil} >= ${t.validFrom}`),
    check('service_versions_second_person', NOT_AN_EDITOR(t)),
    check('service_versions_published', sql`(${t.state} = 'published') = (${t.publishedAt} is not null)`),
  ],
)

/** A version of a service's form made in the admin section. It compiles to the same definition as a folder of the code. */
export const formVersions = pgTable(
  'form_versions',
  {
    id: uuid().primaryKey(),
    serviceCode: text()
      .notNull()
      .references(() => services.code),
    version: integer().notNull(),
    /** FormRecord and its texts (lib/applications/record.ts). */
    record: jsonb().$type<Record<string, unknown>>().notNull(),
    texts: jsonb().$type<Record<string, unknown>>().notNull(),
    ...way,
    /** Published once, and no longer offered: the folder's or the generic form is used again. Sent applications keep theirs. */
    retiredAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('form_versions_number').on(t.serviceCode, t.version),
    uniqueIndex('form_versions_one_open').on(t.serviceCode).where(sql`${t.state} in ('draft', 'in_review')`),
    index('form_versions_by_state').on(t.state, t.updatedAt),
    check('form_versions_second_person', NOT_AN_EDITOR(t)),
    check('form_versions_published', sql`(${t.state} = 'published') = (${t.publishedAt} is not null)`),
  ],
)

/** One row: grows with every publish. Every process compares it with what it has cached (at most every second). */
export const catalogueRevision = pgTable('catalogue_revision', {
  id: integer().primaryKey(),
  revision: bigint({ mode: 'number' }).notNull(),
  changedAt: timestamp({ withTimezone: true }).notNull(),
})
