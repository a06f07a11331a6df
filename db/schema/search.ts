// What people call things: the words by which the catalogue is searched beside its own.
import { sql } from 'drizzle-orm'
import { check, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
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
