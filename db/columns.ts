import { sql } from 'drizzle-orm'
import { customType, timestamp } from 'drizzle-orm/pg-core'

/** A text in the three languages of the portal; `az` is the source and always there. */
export type LocalizedText = { az: string; en?: string; ru?: string }

/** When a row was made and last changed. */
export const recordedAt = {
  createdAt: timestamp({ withTimezone: true }).notNull().default(sql`now()`),
  updatedAt: timestamp({ withTimezone: true })
    .notNull()
    .default(sql`now()`)
    .$onUpdate(() => new Date()),
}

export const bytea = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

/** Postgres' 64-bit transaction id, as text. */
export const xid8 = customType<{ data: string; driverData: string }>({ dataType: () => 'xid8' })
