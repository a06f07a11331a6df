// Ways to prove who one is: codes that work once, passkeys, and signatures asked for on a phone. Passwords are in ./identity.
import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, pgEnum, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { bytea } from '../columns'
import { MOBILE_SIGNATURE_STATUSES, ONE_TIME_CODE_PURPOSES } from '../vocabulary/identity'
import { staffMembers } from './identity'
import { people } from './people'

export const oneTimeCodePurpose = pgEnum('one_time_code_purpose', ONE_TIME_CODE_PURPOSES)
export const mobileSignatureStatus = pgEnum('mobile_signature_status', MOBILE_SIGNATURE_STATUSES)

/** A code given out at a counter or sent by mail. Only its keyed hash is kept; it works once, for a while, and dies of wrong tries. */
export const oneTimeCodes = pgTable(
  'one_time_codes',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    purpose: oneTimeCodePurpose().notNull(),
    codeHash: text().notNull(),
    /** The code itself, encrypted, while it waits to be sent; null for one handed over on paper. */
    sealedCode: text(),
    /** Who handed it over, when it was handed over. */
    issuedBy: uuid().references(() => staffMembers.id),
    idempotencyKey: uuid(),
    issuedAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    wrongTries: integer().notNull().default(0),
    usedAt: timestamp({ withTimezone: true }),
    cancelledAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('one_time_codes_hash').on(t.codeHash),
    uniqueIndex('one_time_codes_idempotency').on(t.idempotencyKey),
    uniqueIndex('one_time_codes_one_open').on(t.personId, t.purpose).where(sql`${t.usedAt} is null and ${t.cancelledAt} is null`),
    index('one_time_codes_by_person').on(t.personId, t.issuedAt.desc()),
  ],
)

/**
 * Somebody asked to set a new password for a PIN. Whether anybody has it is looked up later, in the background: so the page that
 * takes the request does the same work for everybody. Gone once answered.
 */
export const resetRequests = pgTable(
  'reset_requests',
  {
    id: uuid().primaryKey(),
    /** Encrypted: people also mistype, and what they typed is nobody's business. */
    sealedPin: text().notNull(),
    requestedAt: timestamp({ withTimezone: true }).notNull(),
    ip: text(),
  },
  (t) => [index('reset_requests_by_time').on(t.requestedAt)],
)

/** A passkey (W3C Web Authentication): the public half of a key that lives in the person's device. */
export const passkeys = pgTable(
  'passkeys',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    credentialId: text().notNull(),
    publicKey: bytea().notNull(),
    counter: bigint({ mode: 'number' }).notNull(),
    transports: text().array().notNull(),
    /** What its owner calls it. */
    name: text().notNull(),
    backedUp: boolean().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    lastUsedAt: timestamp({ withTimezone: true }),
    removedAt: timestamp({ withTimezone: true }),
  },
  (t) => [uniqueIndex('passkeys_credential').on(t.credentialId), index('passkeys_by_person').on(t.personId, t.createdAt)],
)

/** A random challenge to be signed once: by a passkey, or by the key of a card. */
export const loginChallenges = pgTable(
  'login_challenges',
  {
    id: uuid().primaryKey(),
    /** What it is for: `passkey.sign_in`, `passkey.enrol`, `e_signature`. */
    purpose: text().notNull(),
    /** The sign-in (interaction) or session it belongs to; an answer given elsewhere is refused. */
    boundTo: text().notNull(),
    challenge: text().notNull(),
    issuedAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index('login_challenges_by_expiry').on(t.expiresAt)],
)

/** A signature asked for on a phone (ASAN İmza), for a sign-in page or for a client's back channel. */
export const mobileSignatures = pgTable(
  'mobile_signatures',
  {
    id: uuid().primaryKey(),
    /** Interaction of the sign-in, or id of the CIBA request. */
    boundTo: text().notNull(),
    /** Null when nobody has this number and user id: such a request waits and runs out like one that nobody answers. */
    personId: uuid().references(() => people.id),
    /** The operator's name of the request; null for nobody's. */
    transactionId: text(),
    /** What the phone shows and signs. */
    signedText: text().notNull(),
    controlCode: text().notNull(),
    status: mobileSignatureStatus().notNull().default('pending'),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    nextPollAt: timestamp({ withTimezone: true }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
    /** Serial number of the certificate that signed. */
    certificateSerial: text(),
    /** Why the status is `failed`: a code of ours. */
    failure: text(),
    /** Turned into a sign-in: a signature opens one session. */
    redeemedAt: timestamp({ withTimezone: true }),
    /** Counts of attempts that a good signature gives back (sign_in_throttles): the phone's first, then the address's. */
    throttleKeys: text().array().notNull().default(sql`'{}'::text[]`),
    /** Of a client's back channel: its request id, encrypted with DATA_KEY. */
    backchannelRequest: text(),
  },
  (t) => [
    index('mobile_signatures_by_bound').on(t.boundTo, t.startedAt.desc()),
    index('mobile_signatures_pending').on(t.nextPollAt).where(sql`${t.status} = 'pending'`),
    // What the loop for back channels still has to answer.
    index('mobile_signatures_backchannel')
      .on(t.nextPollAt)
      .where(sql`${t.backchannelRequest} is not null and ${t.redeemedAt} is null`),
    check('mobile_signatures_settled', sql`(${t.status} = 'pending') = (${t.settledAt} is null)`),
  ],
)
