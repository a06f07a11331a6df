// `test` with a running ASAN Login and partners registered at it.
import type { Factories } from '@/db/factories'
import { raceTest } from '@/lib/platform/testing'
import { type PartnerKeys, partnerKeys, startTestLogin, type TestLogin } from './testing'
import { TestPartner } from './testing-partner'

type Over = Parameters<Factories['client']>[0]

export type LoginFixtures = {
  login: TestLogin
  keys: PartnerKeys
  /** A company of the banking sector that learns a name; told otherwise by `over`. */
  bank: (over?: Over) => Promise<TestPartner>
  /** A body of the state. */
  agency: (over?: Over) => Promise<TestPartner>
}

export const loginTest = raceTest.extend<LoginFixtures>({
  login: async ({ db }, use) => {
    const login = await startTestLogin(db)
    await use(login)
    await login.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from the pattern
  keys: async ({}, use) => use(await partnerKeys()),
  bank: async ({ login, keys, given }, use) =>
    use(async (over = {}) => {
      const client = await given.client({ requirePar: false, jwks: keys.jwks, redirectUris: ['https://bank.az/callback'], ...over })
      return new TestPartner(login.issuer, client.clientId, keys, client.redirectUris[0] ?? '')
    }),
  agency: async ({ login, keys, given }, use) =>
    use(async (over = {}) => {
      const state = { kind: 'state', sector: null, requirePar: false, redirectUris: ['https://tax.gov.az/callback'] } as const
      const client = await given.client({ ...state, redirectUris: [...state.redirectUris], jwks: keys.jwks, ...over })
      return new TestPartner(login.issuer, client.clientId, keys, client.redirectUris[0] ?? '')
    }),
})
