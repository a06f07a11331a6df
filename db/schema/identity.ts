// Sessions of the portal, what the OpenID provider keeps, and the staff of agencies and centres.
import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { bytea, type LocalizedText, recordedAt } from '../columns'
import { PERMISSIONS, ROLE_CHANGES, STAFF_STATUSES } from '../vocabulary/identity'
import { agencies, centres } from './catalogue'
import { loginSessions } from './login'
import { assuranceLevel, people, sessionEndReason, signInMethod } from './people'
import { representations } from './representation'

export const staffStatus = pgEnum('staff_status', STAFF_STATUSES)
export const permission = pgEnum('permission', PERMISSIONS)
export const roleChange = pgEnum('role_change', ROLE_CHANGES)

/** Failed sign-ins per person, known device and address, counted across processes. The key is a keyed hash, never the PIN or address. */
export const signInThrottles = pgTable(
  'sign_in_throttles',
  {
    key: text().primaryKey(),
    failures: integer().notNull(),
    lastAttemptAt: timestamp({ withTimezone: true }).notNull(),
    blockedUntil: timestamp({ withTimezone: true }),
  },
  (t) => [index('sign_in_throttles_by_last_attempt').on(t.lastAttemptAt)],
)

/** A signed-in browser. The cookie holds a random token; only its SHA-256 is kept. Read on every request. */
export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    tokenHash: bytea().notNull(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    /** The provider's session id (OpenID `sid`), by which ASAN Login ends it. */
    sid: text().notNull(),
    /** The sign-in at ASAN Login it belongs to: this session lives no longer than that one. */
    loginSessionId: uuid().references(() => loginSessions.id),
    /** For whom this browser acts just now; null for oneself. */
    representationId: uuid().references(() => representations.id),
    level: assuranceLevel().notNull(),
    method: signInMethod().notNull(),
    /** For the RP-initiated sign-out; encrypted with DATA_KEY, gone with the end. */
    idToken: text(),
    /** These two are forgotten a year after the end (housekeeping.ts); the activity history keeps its own. */
    userAgent: text(),
    ip: text(),
    signedInAt: timestamp({ withTimezone: true }).notNull(),
    lastSeenAt: timestamp({ withTimezone: true }).notNull(),
    idleExpiresAt: timestamp({ withTimezone: true }).notNull(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    endedAt: timestamp({ withTimezone: true }),
    endReason: sessionEndReason(),
  },
  (t) => [
    uniqueIndex('sessions_token_hash').on(t.tokenHash),
    index('sessions_by_person').on(t.personId, t.signedInAt.desc()),
    index('sessions_by_sid').on(t.sid),
    index('sessions_by_login_session').on(t.loginSessionId),
    index('sessions_by_representation').on(t.representationId).where(sql`${t.endedAt} is null`),
    // For the clock: those that run out, and those whose traces are due to be forgotten.
    index('sessions_open_by_idle').on(t.idleExpiresAt).where(sql`${t.endedAt} is null`),
    index('sessions_with_traces_by_end').on(t.endedAt).where(sql`${t.ip} is not null or ${t.userAgent} is not null`),
    check('sessions_end_has_reason', sql`(${t.endedAt} is null) = (${t.endReason} is null)`),
    check('sessions_ended_without_id_token', sql`${t.endedAt} is null or ${t.idToken} is null`),
  ],
)

/** Rows of the OpenID provider (codes, grants, tokens, its sessions). Ids are hashed, payloads encrypted. */
export const oidcPayloads = pgTable(
  'oidc_payloads',
  {
    model: text().notNull(),
    idHash: text().notNull(),
    payload: text().notNull(),
    grantHash: text(),
    uidHash: text(),
    userCodeHash: text(),
    /** Whose it is, and whose portal holds it: what one partner has of one person can be ended without reading payloads. */
    clientId: text(),
    ownerHash: text(),
    consumedAt: timestamp({ withTimezone: true }),
    expiresAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    primaryKey({ columns: [t.model, t.idHash] }),
    index('oidc_payloads_by_grant').on(t.grantHash),
    index('oidc_payloads_by_uid').on(t.uidHash),
    index('oidc_payloads_by_client').on(t.clientId, t.ownerHash),
    index('oidc_payloads_by_expiry').on(t.expiresAt),
  ],
)

/** Logout tokens already obeyed: each counts once (OpenID back-channel logout). */
export const usedLogoutTokens = pgTable('used_logout_tokens', {
  jtiHash: text().primaryKey(),
  expiresAt: timestamp({ withTimezone: true }).notNull(),
})

/** Somebody who works for an agency or a service centre. */
export const staffMembers = pgTable(
  'staff_members',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    agencyCode: text().references(() => agencies.code),
    centreCode: text().references(() => centres.code),
    /** Post held, shown to citizens beside each look-up. */
    position: jsonb().$type<LocalizedText>().notNull(),
    status: staffStatus().notNull().default('active'),
    /** Of the form that made the account: a repeated form finds the first result. */
    idempotencyKey: uuid(),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('staff_members_one_per_person').on(t.personId),
    index('staff_members_by_agency').on(t.agencyCode),
    index('staff_members_by_centre').on(t.centreCode),
    check('staff_members_work_somewhere', sql`${t.agencyCode} is not null or ${t.centreCode} is not null`),
  ],
)

export const roles = pgTable('roles', {
  code: text().primaryKey(),
  name: jsonb().$type<LocalizedText>().notNull(),
  /** Whether the role works only inside one centre. */
  needsCentre: boolean().notNull().default(false),
})

export const rolePermissions = pgTable(
  'role_permissions',
  {
    roleCode: text()
      .notNull()
      .references(() => roles.code),
    permission: permission().notNull(),
  },
  (t) => [primaryKey({ columns: [t.roleCode, t.permission] })],
)

/** A role held from a day until a day; the past stays as history. */
export const staffRoles = pgTable(
  'staff_roles',
  {
    id: uuid().primaryKey(),
    staffId: uuid()
      .notNull()
      .references(() => staffMembers.id),
    roleCode: text()
      .notNull()
      .references(() => roles.code),
    /** Where it holds, when that is not the holder's own agency or centre. */
    agencyCode: text().references(() => agencies.code),
    centreCode: text().references(() => centres.code),
    grantedBy: uuid().references(() => staffMembers.id),
    validFrom: timestamp({ withTimezone: true }).notNull(),
    validTo: timestamp({ withTimezone: true }),
    /** Set when somebody took the role back; a planned end has none. A role taken back before it began was never held. */
    revokedAt: timestamp({ withTimezone: true }),
    revokedBy: uuid().references(() => staffMembers.id),
  },
  (t) => [
    // That nobody holds one role twice at a time in one place is an exclusion constraint (db/guards/authority.sql).
    index('staff_roles_by_staff').on(t.staffId),
    index('staff_roles_by_role').on(t.roleCode),
    check('staff_roles_dates', sql`${t.validTo} is null or ${t.validTo} >= ${t.validFrom}`),
    check('staff_roles_one_place', sql`${t.agencyCode} is null or ${t.centreCode} is null`),
    check('staff_roles_revoked_has_end', sql`${t.revokedAt} is null or ${t.validTo} is not null`),
  ],
)

/** What was added to a role or taken from it, by whom and why. The present state is in role_permissions; this only grows. */
export const rolePermissionChanges = pgTable(
  'role_permission_changes',
  {
    id: uuid().primaryKey(),
    roleCode: text()
      .notNull()
      .references(() => roles.code),
    permission: permission().notNull(),
    change: roleChange().notNull(),
    reason: text().notNull(),
    changedBy: uuid()
      .notNull()
      .references(() => staffMembers.id),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index('role_permission_changes_by_role').on(t.roleCode, t.at.desc())],
)
