// Tables of the portal itself.
import { index, integer, jsonb, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core'

/** What somebody typed into a form that was refused, so that nothing is lost across the redirect. Never passwords; gone after 30 minutes. */
export const formAttempts = pgTable(
  'form_attempts',
  {
    id: uuid().primaryKey(),
    sessionId: uuid(),
    form: text().notNull(),
    values: jsonb().$type<Record<string, string | string[]>>().notNull(),
    errors: jsonb().$type<{ field: string; code: string; params?: Record<string, string | number> }[]>().notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('form_attempts_by_expiry').on(t.expiresAt)],
)

/** Marks of the set-up: which seed was loaded. */
export const settings = pgTable('settings', {
  key: text().primaryKey(),
  value: text().notNull(),
})

/** A sign of life of each worker process, every few seconds. */
export const workerHeartbeats = pgTable('worker_heartbeats', {
  id: uuid().primaryKey(),
  host: text().notNull(),
  processId: integer().notNull(),
  startedAt: timestamp({ withTimezone: true }).notNull(),
  seenAt: timestamp({ withTimezone: true }).notNull(),
  /** Set on an orderly stop; a worker that died has none. */
  stoppedAt: timestamp({ withTimezone: true }),
})

/** The last run of each job on a clock: a worker that starts makes up for a missed day. */
export const jobRuns = pgTable('job_runs', {
  name: text().primaryKey(),
  startedAt: timestamp({ withTimezone: true }).notNull(),
  finishedAt: timestamp({ withTimezone: true }),
  failedAt: timestamp({ withTimezone: true }),
})
