// Acts over many applications at once, kept so that a double click or a reload does nothing twice.
import { index, jsonb, pgEnum, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { BULK_ACTIONS } from '../vocabulary/work'
import { applications } from './applications'
import { staffMembers } from './identity'

export const bulkAction = pgEnum('bulk_action', BULK_ACTIONS)

/** One press of the button. Its id came with the form, so a second press is the same run. */
export const bulkRuns = pgTable(
  'bulk_runs',
  {
    id: uuid().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    action: bulkAction().notNull(),
    /** The colleague, the template, the words to the applicant. */
    params: jsonb().$type<Record<string, string>>().notNull(),
    askedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('bulk_runs_by_officer').on(t.staffId, t.askedAt)],
)

/** One application of a run. Its outcome is written in the transaction of the act itself. */
export const bulkItems = pgTable(
  'bulk_items',
  {
    runId: uuid()
      .notNull()
      .references(() => bulkRuns.id),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    /** `done`, or why not; null: not yet. */
    outcome: text(),
    settledAt: timestamp({ withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.runId, t.applicationId] })],
)
