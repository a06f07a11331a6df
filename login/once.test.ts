// What is good once is accepted once, however many try at the same moment.
import { expect, raceTest } from '@/lib/platform/testing'
import {
  type Browser,
  type PartnerKeys,
  partnerKeys,
  personWithPassword,
  signInThrough,
  startTestLogin,
  type TestLogin,
} from './testing'
import { proofKey, TestPartner, type TokenAnswer } from './testing-partner'

const REDIRECT = 'https://tax.example/callback'
const AT_ONCE = 50

type State = {
  partner: TestPartner
  browser: Browser
  codeOf: (over?: Record<string, string>) => Promise<{ code: string; verifier: string }>
}

const test = raceTest.extend<{ login: TestLogin; keys: PartnerKeys; signedIn: State }>({
  login: async ({ db }, use) => {
    const login = await startTestLogin(db)
    await use(login)
    await login.close()
  },
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's needs from the pattern
  keys: async ({}, use) => use(await partnerKeys()),
  signedIn: async ({ login, keys, given }, use) => {
    const client = await given.client({
      kind: 'state',
      sector: null,
      jwks: keys.jwks,
      redirectUris: [REDIRECT],
      requirePar: false,
      refreshTokens: true,
      machineScopes: ['access.evaluate'],
    })
    const person = await personWithPassword(given)
    const partner = new TestPartner(login.issuer, client.clientId, keys, REDIRECT)
    const browser = login.browser()
    const codeOf = async (over = {}) => {
      const { params, verifier } = partner.request(over)
      const seen = await signInThrough(browser, partner.address(params), person)
      return { code: seen.left?.searchParams.get('code') ?? '', verifier }
    }
    await use({ partner, browser, codeOf })
  },
})

const fifty = <T>(work: () => Promise<T>): Promise<T[]> => Promise.all(Array.from({ length: AT_ONCE }, work))
const accepted = (answers: TokenAnswer[]) => answers.filter(({ status }) => status < 300)

test('an authorization code', async ({ signedIn: { partner, codeOf } }) => {
  const { code, verifier } = await codeOf()
  const answers = await fifty(() => partner.redeem(code, verifier))
  expect(accepted(answers)).toHaveLength(1)
})

test('a pushed request', async ({ signedIn: { partner, browser, codeOf } }) => {
  await codeOf() // signed in: each of the fifty could be answered with a code at once
  const address = await partner.pushed(partner.request().params)
  const seen = await fifty(() => browser.copy().open(address))
  expect(seen.filter(({ left }) => left?.searchParams.has('code'))).toHaveLength(1)
})

test('a proof of possession', async ({ login, signedIn: { partner } }) => {
  const { proof } = await proofKey()
  const dpop = await proof('POST', `${login.issuer}/token`)
  const answers = await fifty(() =>
    partner.send(
      '/token',
      { grant_type: 'client_credentials', scope: 'access.evaluate', resource: 'http://portal.test/api' },
      { dpop },
    ),
  )
  expect(accepted(answers)).toHaveLength(1)
})

test('a client assertion', async ({ signedIn: { partner } }) => {
  const client_assertion = await partner.assertion()
  const answers = await fifty(() => partner.push({ ...partner.request().params, client_assertion }))
  expect(accepted(answers)).toHaveLength(1)
})

test('a refresh token; who uses a spent one loses them all', async ({ signedIn: { partner, codeOf } }) => {
  const { code, verifier } = await codeOf()
  const { body } = await partner.redeem(code, verifier)
  const refresh = (refresh_token: unknown) =>
    partner.send('/token', { grant_type: 'refresh_token', refresh_token: String(refresh_token) })
  const answers = await fifty(() => refresh(body.refresh_token))
  const [first] = accepted(answers)
  expect(accepted(answers)).toHaveLength(1)
  expect(first?.body.refresh_token).not.toBe(body.refresh_token)
  expect((await refresh(body.refresh_token)).status).toBe(400)
  expect((await refresh(first?.body.refresh_token)).status).toBe(400)
})
