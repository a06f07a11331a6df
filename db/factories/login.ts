import type { Db } from '../client'
import { clients, loginParticipants, loginProofs, loginSessions } from '../schema'

const uuid = () => crypto.randomUUID()
const minutes = (at: Date, count: number) => new Date(at.getTime() + count * 60_000)

/** Sign-ins at ASAN Login, the portals they opened, and the clients behind those. */
export function loginFactories(db: Db, base: { person(): Promise<{ id: string }> }) {
  return {
    /** A sign-in by password that began a moment ago and lives, with its proof. */
    async loginSession(overrides: Partial<typeof loginSessions.$inferInsert> = {}) {
      const personId = overrides.personId ?? (await base.person()).id
      const startedAt = overrides.startedAt ?? new Date()
      const id = overrides.id ?? uuid()
      const method = overrides.method ?? 'password'
      const [row] = await db
        .insert(loginSessions)
        .values({
          id,
          uid: uuid(),
          method,
          startedAt,
          provenAt: startedAt,
          lastUsedAt: startedAt,
          idleExpiresAt: minutes(startedAt, 15),
          expiresAt: minutes(startedAt, 12 * 60),
          ip: '10.20.30.40',
          userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0',
          ...overrides,
          personId,
        })
        .returning()
      const level = overrides.highUntil ? 'high' : overrides.substantialUntil ? 'substantial' : 'low'
      await db.insert(loginProofs).values({ id: uuid(), loginSessionId: id, personId, method, level, provenAt: startedAt })
      return one(row)
    },

    /** A portal opened by a sign-in. */
    async participant(overrides: Partial<typeof loginParticipants.$inferInsert> & { loginSessionId: string }) {
      const joinedAt = overrides.joinedAt ?? new Date()
      const [row] = await db
        .insert(loginParticipants)
        .values({ id: uuid(), clientId: 'portal', sid: uuid(), joinedAt, lastUsedAt: joinedAt, ...overrides })
        .returning()
      return one(row)
    },

    /** A bank that asks for sign-ins. Nobody holds the private half of its key. */
    async client(overrides: Partial<typeof clients.$inferInsert> = {}) {
      const clientId = overrides.clientId ?? `bank-${uuid().slice(0, 8)}`
      const [row] = await db
        .insert(clients)
        .values({
          kind: 'private',
          name: { az: 'Sınaq Bank', en: 'Test Bank', ru: 'Тест Банк' },
          legalName: '“Sınaq Bank” ASC',
          tin: '1234567891',
          purpose: { az: 'Bank xidmətləri', en: 'Banking', ru: 'Банковские услуги' },
          legalBasis: 'Müqavilə',
          homepage: 'https://bank.example/',
          privacyAddress: 'https://bank.example/privacy',
          redirectUris: ['https://bank.example/callback'],
          postLogoutRedirectUris: ['https://bank.example/'],
          backchannelLogoutUri: 'https://bank.example/logout',
          jwks: { keys: [{ kty: 'OKP', crv: 'Ed25519', kid: 'one', x: '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo' }] },
          scopes: ['openid', 'profile'],
          claims: ['given_name', 'family_name'],
          sector: 'banks',
          ...overrides,
          clientId,
        })
        .returning()
      return one(row)
    },
  }
}

function one<T>(row: T | undefined): T {
  if (!row) throw new Error('Cannot make a row: expected the insert to return it')
  return row
}
