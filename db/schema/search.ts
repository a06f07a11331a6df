// What people call things: the words by which the catalogue is searched beside its own.
import { sql } from 'drizzle-orm'
import { check, date, index, integer, pgTable, primaryKey, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { recordedAt } from '../columns'
import { services } from './catalogue'
import { staffMembers } from './identity'

/** An everyday name of a service. Those without an author came with the reference data and are replaced with it. */
export const servicePhrases = pgTable(
  'service_phrases',
  {
    serviceCode: text()
      .notNull()
      .references(() => services.code),
    locale: text().notNull(),
    phrase: text().notNull(),
    authorId: uuid().references(() => staffMembers.id),
    ...recordedAt,
  },
  (t) => [
    primaryKey({ columns: [t.serviceCode, t.locale, t.phrase] }),
    check('service_phrases_locale_known', sql`${t.locale} in ('az', 'en', 'ru')`),
  ],
)

/** Words that stand for others, whatever the service. */
export const searchSynonyms = pgTable('search_synonyms', {
  word: text().primaryKey(),
  means: text().notNull(),
  authorId: uuid().references(() => staffMembers.id),
  ...recordedAt,
})

/** Questions the search had no answer to: what was asked and how often, never by whom. Shown from five times on. */
export const searchMisses = pgTable(
  'search_misses',
  {
    locale: text().notNull(),
    /** Folded (db/fold.ts) and cut; nothing that looks like a PIN, a number or an address is kept. */
    query: text().notNull(),
    times: integer().notNull(),
    firstAskedOn: date({ mode: 'string' }).notNull(),
    lastAskedOn: date({ mode: 'string' }).notNull(),
    /** Set when an editor dealt with it: gave a synonym, or found that it is none of ours. */
    settledAt: timestamp({ withTimezone: true }),
  },
  (t) => [primaryKey({ columns: [t.locale, t.query] }), index('search_misses_by_times').on(t.times)],
)
