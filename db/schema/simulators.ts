// What the simulators of other people's machines keep: phones, cards, and the certificates of the development authority. A world
// of its own: no table here points into the portal's, and only simulators/ reads it. The private keys never leave it.
import { boolean, check, index, integer, pgSchema, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { CARD_KINDS, PHONE_FAULTS, PHONE_REQUEST_STATUSES } from '../vocabulary/simulators'

export const simulators = pgSchema('simulators')

export const phoneFault = simulators.enum('phone_fault', PHONE_FAULTS)
export const phoneRequestStatus = simulators.enum('phone_request_status', PHONE_REQUEST_STATUSES)
export const cardKind = simulators.enum('card_kind', CARD_KINDS)

const holder = {
  pin: text().notNull(),
  givenName: text().notNull(),
  surname: text().notNull(),
  /** What its owner types to sign; everything here is made up, so it is kept as it is. */
  secretNumber: text().notNull().default('1234'),
  wrongNumbers: integer().notNull().default(0),
  blockedUntil: timestamp({ withTimezone: true }),
  /** PKCS #8, base64. Made at the first use, together with the certificate. */
  privateKey: text(),
  /** DER, base64. */
  certificate: text(),
  /** Fingerprint of the issuing authority: another one (made anew, or moved to another address) issues a new certificate. */
  issuedBy: text(),
  /** Whether the demo's list shows it. */
  listed: boolean().notNull().default(false),
  createdAt: timestamp({ withTimezone: true }).notNull().default(sql`now()`),
}

/** A phone with an ASAN İmza card in it. */
export const phones = simulators.table(
  'phones',
  {
    number: text().primaryKey(),
    userId: text().notNull(),
    ...holder,
    fault: phoneFault().notNull().default('none'),
    /** How long each answer of the operator takes while the fault is `slow` (seconds). */
    delaySeconds: integer().notNull().default(0),
  },
  (t) => [
    index('phones_by_pin').on(t.pin),
    check('phones_number_format', sql`${t.number} ~ '^[+]994[0-9]{9}$'`),
    check('phones_user_id_format', sql`${t.userId} ~ '^[0-9]{6}$'`),
  ],
)

/** A signature somebody is asked for on a phone. */
export const phoneRequests = simulators.table(
  'phone_requests',
  {
    id: text().primaryKey(),
    number: text()
      .notNull()
      .references(() => phones.number),
    /** Customer of the operator who asks. */
    asker: text().notNull(),
    text: text().notNull(),
    /** SHA-256 of the text, base64. */
    hash: text().notNull(),
    status: phoneRequestStatus().notNull().default('pending'),
    /** r and s of ECDSA over the text, base64. */
    signature: text(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('phone_requests_by_number').on(t.number, t.startedAt.desc())],
)

/** An e-signature card. */
export const cards = simulators.table(
  'cards',
  { id: uuid().primaryKey(), kind: cardKind().notNull().default('valid'), ...holder },
  (t) => [index('cards_by_pin').on(t.pin)],
)

/** Every certificate of the authority, so that it can be found and revoked. */
export const issuedCertificates = simulators.table(
  'issued_certificates',
  {
    serial: text().primaryKey(),
    pin: text().notNull(),
    name: text().notNull(),
    /** `phone` or `card`. */
    device: text().notNull(),
    issuedAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    index('issued_certificates_by_pin').on(t.pin),
    index('issued_certificates_revoked').on(t.revokedAt).where(sql`${t.revokedAt} is not null`),
  ],
)

/** A payment somebody asked the simulated provider for. */
export const simulatedPayments = simulators.table('payments', {
  id: text().primaryKey(),
  /** What the merchant calls it; asked again, it is the same payment. */
  merchantReference: text().notNull().unique(),
  amountQepik: integer().notNull(),
  description: text().notNull(),
  returnUrl: text().notNull(),
  callbackUrl: text().notNull(),
  /** `waiting`, `paid` or `declined`. */
  status: text().notNull().default('waiting'),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  settledAt: timestamp({ withTimezone: true }),
})
