// Files people attach. The bytes are behind an interface (lib/files/storage.ts): chunks here, a folder, or an S3 store.
import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
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
    uniqueIndex('attachments_storage_key').on(t.storageKey),
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

/**
 * What came in and under which key it is kept, written before the first byte. A row without `settledAt` is an upload under way, or one
 * that broke off: a job then removes its bytes. Together they are also how much a person sent of late.
 */
export const uploads = pgTable(
  'uploads',
  {
    storageKey: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    sizeBytes: integer().notNull().default(0),
    /** When its bytes were either taken as an attachment or removed. */
    settledAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('uploads_by_person').on(t.personId, t.startedAt),
    index('uploads_open').on(t.startedAt).where(sql`${t.settledAt} is null`),
  ],
)
