// Files people attach. The bytes are behind an interface (lib/files/storage.ts): chunks here, a folder, or an S3 store.
import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { bytea } from '../columns'
import { SCAN_RESULTS } from '../vocabulary/files'
import { applications } from './applications'
import { people } from './people'

export const scanResult = pgEnum('scan_result', SCAN_RESULTS)

/** A file of one field of an application (or of a request, a message: `field` says which). */
export const attachments = pgTable(
  'attachments',
  {
    id: uuid().primaryKey(),
    applicationId: uuid()
      .notNull()
      .references(() => applications.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** Name of the form's field, with the row of a group: `cars.1.photo`; `added` for a document added later. */
    field: text().notNull(),
    /** As the person's device called it, without a path. */
    fileName: text().notNull(),
    /** Of the content, not of the name. */
    contentType: text().notNull(),
    sizeBytes: integer().notNull(),
    sha256: text().notNull(),
    /** Unguessable; never in an address. */
    storageKey: text().notNull(),
    scan: scanResult().notNull(),
    addedAt: timestamp({ withTimezone: true }).notNull(),
    /** Set when it was taken away from a draft; a job then removes the bytes. */
    removedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('attachments_by_application').on(t.applicationId, t.field, t.addedAt),
    index('attachments_removed').on(t.removedAt).where(sql`${t.removedAt} is not null`),
    check('attachments_size', sql`${t.sizeBytes} > 0`),
    check('attachments_never_infected', sql`${t.scan} <> 'infected'`),
  ],
)

/** Bytes of files kept in Postgres, in pieces. */
export const storedChunks = pgTable(
  'stored_chunks',
  { key: text().notNull(), seq: integer().notNull(), bytes: bytea().notNull() },
  (t) => [primaryKey({ columns: [t.key, t.seq] })],
)
