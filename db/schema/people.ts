// People and their way in. What the state holds about them stays in the registers.
import { sql } from 'drizzle-orm'
import { check, date, pgEnum, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { recordedAt } from '../columns'
import { ACCOUNT_STATUSES, ASSURANCE_LEVELS, SESSION_END_REASONS, SEXES, type SignInMethod } from '../vocabulary/identity'

export const sex = pgEnum('sex', SEXES)
export const accountStatus = pgEnum('account_status', ACCOUNT_STATUSES)
export const sessionEndReason = pgEnum('session_end_reason', SESSION_END_REASONS)
export const assuranceLevel = pgEnum('assurance_level', ASSURANCE_LEVELS)
/** Of the first migration; the columns have left it for plain text. */
export const signInMethodBefore = pgEnum('sign_in_method', ['password', 'asan_imza', 'e_signature', 'passkey'])
/** A word of SIGN_IN_METHODS. Text and no type of the database: a new way to sign in (login/methods) needs no migration. */
export const signInMethod = () => text().$type<SignInMethod>()

/** Somebody the portal knows. What the state holds about them stays in the registers; here is only what the portal needs. */
export const people = pgTable(
  'people',
  {
    id: uuid().primaryKey(),
    pin: text().notNull(),
    givenName: text().notNull(),
    surname: text().notNull(),
    patronymic: text().notNull(),
    sex: sex().notNull(),
    birthDate: date({ mode: 'string' }).notNull(),
    email: text(),
    phone: text(),
    /** Language of messages; what the person chose last. */
    locale: text().notNull().default('az'),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('people_pin').on(t.pin),
    // FİN: 7 characters, no I and O (formats.json, "pin").
    check('people_pin_format', sql`${t.pin} ~ '^[0-9A-HJ-NP-Z]{7}$'`),
    check('people_locale_known', sql`${t.locale} in ('az', 'en', 'ru')`),
  ],
)

/** The way in: one account a person. The hash is Argon2id in PHC form; null for somebody who signs in by other ways only. */
export const accounts = pgTable('accounts', {
  personId: uuid()
    .primaryKey()
    .references(() => people.id),
  passwordHash: text(),
  passwordChangedAt: timestamp({ withTimezone: true }).notNull(),
  status: accountStatus().notNull().default('active'),
  ...recordedAt,
})
