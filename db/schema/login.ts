// ASAN Login: one sign-in of a person in a browser, what was proven in it, and the portals it opened.
import { sql } from 'drizzle-orm'
import { check, index, integer, pgEnum, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { LOGOUT_STATUSES } from '../vocabulary/identity'
import { assuranceLevel, people, sessionEndReason, signInMethod } from './people'

export const logoutStatus = pgEnum('logout_status', LOGOUT_STATUSES)

/**
 * A person signed in at ASAN Login in one browser: what all portals share. The provider's own session (oidc_payloads) is alive
 * only while this row is; every end has a reason. The level fades: `high_until` and `substantial_until` say until when a proof counts.
 */
export const loginSessions = pgTable(
  'login_sessions',
  {
    id: uuid().primaryKey(),
    /** The provider's name of the session; stays when its cookie is renewed. Not a secret that opens anything. */
    uid: text().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** How it began. */
    method: signInMethod().notNull(),
    startedAt: timestamp({ withTimezone: true }).notNull(),
    /** Last proof of any level. */
    provenAt: timestamp({ withTimezone: true }).notNull(),
    substantialUntil: timestamp({ withTimezone: true }),
    highUntil: timestamp({ withTimezone: true }),
    lastUsedAt: timestamp({ withTimezone: true }).notNull(),
    idleExpiresAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
    endReason: sessionEndReason(),
    /** These two are forgotten a year after the end (housekeeping.ts). */
    userAgent: text(),
    ip: text(),
  },
  (t) => [
    uniqueIndex('login_sessions_uid').on(t.uid),
    index('login_sessions_by_person').on(t.personId, t.startedAt.desc()),
    index('login_sessions_open_by_idle').on(t.idleExpiresAt).where(sql`${t.endedAt} is null`),
    index('login_sessions_with_traces_by_end').on(t.endedAt).where(sql`${t.ip} is not null or ${t.userAgent} is not null`),
    check('login_sessions_end_has_reason', sql`(${t.endedAt} is null) = (${t.endReason} is null)`),
  ],
)

/** One proof of who sits there: the sign-in itself, and each step-up after it. */
export const loginProofs = pgTable(
  'login_proofs',
  {
    id: uuid().primaryKey(),
    loginSessionId: uuid()
      .notNull()
      .references(() => loginSessions.id),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    method: signInMethod().notNull(),
    level: assuranceLevel().notNull(),
    provenAt: timestamp({ withTimezone: true }).notNull(),
    /** Serial number of the certificate, or id of the passkey, that was used; so that its revocation can end what it opened. */
    credential: text(),
  },
  (t) => [index('login_proofs_by_session').on(t.loginSessionId, t.provenAt), index('login_proofs_by_credential').on(t.credential)],
)

/** A portal that one sign-in opened. The client's `sid` names the pair; logout tokens carry it. */
export const loginParticipants = pgTable(
  'login_participants',
  {
    id: uuid().primaryKey(),
    loginSessionId: uuid()
      .notNull()
      .references(() => loginSessions.id),
    clientId: text().notNull(),
    sid: text().notNull(),
    joinedAt: timestamp({ withTimezone: true }).notNull(),
    lastUsedAt: timestamp({ withTimezone: true }).notNull(),
    /** Null while the sign-in lives. A client without a logout address is `ended` at once: it has nothing to be told. */
    logoutStatus: logoutStatus(),
    logoutSettledAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('login_participants_sid').on(t.sid),
    uniqueIndex('login_participants_one_per_client').on(t.loginSessionId, t.clientId),
    index('login_participants_by_client').on(t.clientId, t.joinedAt.desc()),
  ],
)

/** The durable queue of logout tokens: one row a partner to be told, kept until it answered or was given up. */
export const logoutDeliveries = pgTable(
  'logout_deliveries',
  {
    id: uuid().primaryKey(),
    participantId: uuid()
      .notNull()
      .references(() => loginParticipants.id),
    status: logoutStatus().notNull().default('pending'),
    attempts: integer().notNull().default(0),
    nextAttemptAt: timestamp({ withTimezone: true }).notNull(),
    /** Somebody is sending it until then; a process that died lets the lease run out. */
    leasedUntil: timestamp({ withTimezone: true }),
    /** A code, never the partner's words. */
    lastError: text(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
    settledAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('logout_deliveries_one_per_participant').on(t.participantId),
    index('logout_deliveries_due').on(t.nextAttemptAt).where(sql`${t.status} = 'pending'`),
    check('logout_deliveries_settled', sql`(${t.status} = 'pending') = (${t.settledAt} is null)`),
  ],
)
