// Portals of other bodies that sign people in through ASAN Login, what people allowed them, and the keys tokens are signed with.
import { sql } from 'drizzle-orm'
import { boolean, check, index, integer, jsonb, pgEnum, pgTable, text, timestamp, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { type LocalizedText, recordedAt } from '../columns'
import { CLIENT_KINDS, CLIENT_PROFILES, CLIENT_STATUSES, SIGNING_KEY_STATES } from '../vocabulary/identity'
import { staffMembers } from './identity'
import { assuranceLevel, people } from './people'

export const clientKind = pgEnum('client_kind', CLIENT_KINDS)
export const clientProfile = pgEnum('client_profile', CLIENT_PROFILES)
export const clientStatus = pgEnum('client_status', CLIENT_STATUSES)
export const signingKeyState = pgEnum('signing_key_state', SIGNING_KEY_STATES)

/** A registered client of ASAN Login. The portal itself is not here: it comes from the configuration. */
export const clients = pgTable(
  'clients',
  {
    clientId: text().primaryKey(),
    kind: clientKind().notNull(),
    name: jsonb().$type<LocalizedText>().notNull(),
    legalName: text().notNull(),
    tin: text().notNull(),
    /** Why people sign in there, shown to them. */
    purpose: jsonb().$type<LocalizedText>().notNull(),
    /** The law or contract under which it is connected. */
    legalBasis: text().notNull(),
    homepage: text().notNull(),
    privacyAddress: text(),
    redirectUris: text().array().notNull(),
    postLogoutRedirectUris: text().array().notNull(),
    backchannelLogoutUri: text(),
    /** Public keys: one of the two. */
    jwks: jsonb().$type<{ keys: Record<string, unknown>[] }>(),
    jwksUri: text(),
    requiredLevel: assuranceLevel().notNull().default('low'),
    scopes: text().array().notNull(),
    claims: text().array().notNull(),
    /** Companies get a subject of their own per sector, so that two of them cannot join what they know. Null: the common one. */
    sector: text(),
    profile: clientProfile().notNull().default('oidc'),
    requirePar: boolean().notNull().default(true),
    dpopBound: boolean().notNull().default(false),
    refreshTokens: boolean().notNull().default(false),
    /** May ask through the back channel (OpenID CIBA), answered on the person's phone. */
    ciba: boolean().notNull().default(false),
    cibaNotificationUri: text(),
    /** May ask with its own name (client_credentials), for the machine interfaces. */
    machineScopes: text().array().notNull().default(sql`'{}'::text[]`),
    idTokenAlg: text().notNull().default('PS256'),
    status: clientStatus().notNull().default('active'),
    createdBy: uuid().references(() => staffMembers.id),
    idempotencyKey: uuid(),
    /** Counted up by each change; a form that saw an older one is refused. */
    version: integer().notNull().default(1),
    ...recordedAt,
  },
  (t) => [
    uniqueIndex('clients_idempotency').on(t.idempotencyKey),
    check('clients_have_keys', sql`(${t.jwks} is null) <> (${t.jwksUri} is null)`),
    check('clients_private_are_pairwise', sql`${t.kind} = 'state' or ${t.sector} is not null`),
    check('clients_id_format', sql`${t.clientId} ~ '^[a-z][a-z0-9-]{2,39}$'`),
  ],
)

/** What a person allowed a company's portal to learn; asked once, shown and taken back in the cabinet. */
export const clientGrants = pgTable(
  'client_grants',
  {
    id: uuid().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    clientId: text()
      .notNull()
      .references(() => clients.clientId),
    scopes: text().array().notNull(),
    claims: text().array().notNull(),
    grantedAt: timestamp({ withTimezone: true }).notNull(),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    uniqueIndex('client_grants_one_open').on(t.personId, t.clientId).where(sql`${t.revokedAt} is null`),
    index('client_grants_by_client').on(t.clientId),
  ],
)

/** The name under which a sector knows a person: random, so that it tells nothing. */
export const sectorSubjects = pgTable(
  'sector_subjects',
  {
    subject: text().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => people.id),
    sector: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [uniqueIndex('sector_subjects_one').on(t.personId, t.sector)],
)

/** Keys of ASAN Login. A new one is published before it signs, an old one stays published until its last token is dead. */
export const signingKeys = pgTable('signing_keys', {
  kid: text().primaryKey(),
  alg: text().notNull(),
  /** Private JWK, encrypted with DATA_KEY. */
  jwk: text().notNull(),
  state: signingKeyState().notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull(),
  activatedAt: timestamp({ withTimezone: true }),
  retiredAt: timestamp({ withTimezone: true }),
})
