// Mixed-up, spoiled and borrowed requests: each is refused.
import { eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { clients } from '@/db/schema'
import { changeClient, ClientChange, moveClient } from '@/lib/identity'
import { newClientForm } from '@/lib/identity/clients/testing'
import { expect } from '@/lib/platform/testing'
import { partnerKeys, personWithPassword, signInThrough, titleOf } from './testing'
import { loginTest as test } from './testing-fixtures'
import { hashOfToken, proofKey, TestPartner } from './testing-partner'

const codeOf = (left: URL | null) => left?.searchParams.get('code') ?? ''

describe('where a sign-in may end', () => {
  test('only at a registered address, letter by letter; nobody is sent anywhere else', async ({ login, agency }) => {
    const tax = await agency()
    for (const redirect_uri of [
      'https://evil.az/callback',
      'https://tax.gov.az/callback/evil',
      'https://tax.gov.az/callback?next=evil',
      'https://tax.gov.az/',
      'https://TAX.gov.az/callback',
      'https://tax.gov.az/callback#x',
      'https://tax.gov.az/callback/../callback',
      'http://tax.gov.az/callback',
    ]) {
      const seen = await login.browser().open(tax.address(tax.request({ redirect_uri }).params))
      expect([redirect_uri, seen.status, seen.left]).toEqual([redirect_uri, 400, null])
    }
    const { redirect_uri: _none, ...params } = tax.request().params
    expect((await login.browser().open(tax.address(params))).left).toBeNull()
  })

  test('at that of this client, not of another', async ({ login, agency, bank }) => {
    const [tax, kapital] = [await agency(), await bank()]
    const seen = await login.browser().open(tax.address(tax.request({ redirect_uri: kapital.redirectUri }).params))
    expect([seen.status, seen.left]).toEqual([400, null])
  })

  test('and only by ways that keep the code out of fragments and scripts', async ({ login, agency }) => {
    const tax = await agency()
    const tricks: Record<string, string>[] = [
      { response_type: 'token' },
      { response_type: 'id_token' },
      { response_type: 'code id_token' },
      { response_mode: 'web_message' },
      { response_mode: 'jwt' },
    ]
    for (const over of tricks) {
      const seen = await login.browser().open(tax.address(tax.request(over).params))
      expect([over, codeOf(seen.left)]).toEqual([over, ''])
    }
  })
})

describe('proof of who started (PKCE)', () => {
  test('missing, plain or wrong', async ({ login, agency, given }) => {
    const tax = await agency()
    const { code_challenge: _challenge, code_challenge_method: _method, ...without } = tax.request().params
    expect((await login.browser().open(tax.address(without))).left?.searchParams.get('error')).toBe('invalid_request')
    const plain = tax.request({ code_challenge_method: 'plain' }).params
    expect((await login.browser().open(tax.address(plain))).left?.searchParams.get('error')).toBe('invalid_request')
    const { code_challenge_method: _unsaid, ...unsaid } = tax.request().params
    expect((await login.browser().open(tax.address(unsaid))).left?.searchParams.get('error')).toBe('invalid_request')

    const { params } = tax.request()
    const seen = await signInThrough(login.browser(), tax.address(params), await personWithPassword(given))
    const answer = await tax.redeem(codeOf(seen.left), tax.request().verifier)
    expect(answer.body.error).toBe('invalid_grant')
  })
})

describe('who redeems', () => {
  test('a code of one client is worth nothing to another', async ({ login, agency, given }) => {
    const [tax, other] = [await agency(), await agency()]
    const { params, verifier } = tax.request()
    const seen = await signInThrough(login.browser(), tax.address(params), await personWithPassword(given))
    expect((await other.redeem(codeOf(seen.left), verifier)).body.error).toBe('invalid_grant')
    expect((await tax.redeem(codeOf(seen.left), verifier)).status).toBe(200)
  })

  test('a pushed request of one client opens nothing for another', async ({ login, agency }) => {
    const [tax, other] = [await agency(), await agency()]
    const address = await tax.pushed(tax.request().params)
    address.searchParams.set('client_id', other.clientId)
    const seen = await login.browser().open(address)
    expect([seen.status, seen.left, seen.url.includes('/sign-in/')]).toEqual([400, null, false])
  })

  test('what was pushed cannot be changed on the way', async ({ login, agency, given }) => {
    const tax = await agency({ requirePar: true, redirectUris: ['https://tax.gov.az/callback', 'https://tax.gov.az/other'] })
    const address = await tax.pushed(tax.request().params)
    for (const [name, value] of Object.entries({
      redirect_uri: 'https://tax.gov.az/other',
      scope: 'openid pin',
      response_mode: 'fragment',
    }))
      address.searchParams.set(name, value)
    const seen = await signInThrough(login.browser(), address, await personWithPassword(given))
    expect(seen.left?.pathname).toBe('/callback')
    expect(seen.left?.searchParams.has('code')).toBe(true)
  })

  test('who must push cannot ask openly', async ({ login, agency }) => {
    const tax = await agency({ requirePar: true })
    const seen = await login.browser().open(tax.address(tax.request().params))
    expect(seen.left?.searchParams.get('error') ?? titleOf(seen.text)).not.toBe('')
    expect(codeOf(seen.left)).toBe('')
  })

  test('an assertion that is late, for somebody else, unsigned or signed by another key', async ({ login, agency }) => {
    const tax = await agency()
    const stranger = new TestPartner(login.issuer, tax.clientId, await partnerKeys(), tax.redirectUri)
    const past = Math.floor(Date.now() / 1000) - 3600
    const good = await tax.assertion()
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${good.split('.')[1]}.`
    const spoiled = [
      await tax.assertion({ exp: past }),
      await tax.assertion({ exp: undefined }),
      await tax.assertion({ jti: undefined }),
      await tax.assertion({ aud: 'https://elsewhere.az' }),
      await tax.assertion({ iss: 'somebody-else' }),
      await stranger.assertion(),
      none,
    ]
    for (const client_assertion of spoiled) {
      const answer = await tax.push({ ...tax.request().params, client_assertion })
      expect([answer.status >= 400, answer.body.request_uri]).toEqual([true, undefined])
    }
    expect((await tax.push({ ...tax.request().params, client_assertion: good })).status).toBe(201)
  })

  test('under FAPI 2.0 an assertion names the issuer alone, and tokens are bound', async ({ login, bank, given }) => {
    const strict = await bank({ profile: 'fapi2' })
    const forToken = await strict.assertion({ aud: `${login.issuer}/token` })
    expect((await strict.push({ ...strict.request().params, client_assertion: forToken })).status).toBe(401)
    const { params, verifier } = strict.request()
    const seen = await signInThrough(login.browser(), await strict.pushed(params), await personWithPassword(given))
    expect((await strict.redeem(codeOf(seen.left), verifier)).status).toBe(400)
  })

  test('a token bound to one key is not taken with a proof of another', async ({ login, agency, given }) => {
    const tax = await agency({ dpopBound: true })
    const { params, verifier } = tax.request()
    const seen = await signInThrough(login.browser(), tax.address(params), await personWithPassword(given))
    const [own, stranger] = [await proofKey(), await proofKey()]
    const { body } = await tax.redeem(codeOf(seen.left), verifier, {}, { dpop: await own.proof('POST', `${login.issuer}/token`) })
    const token = String(body.access_token)
    const proofBy = ({ proof }: typeof own) => proof('GET', `${login.issuer}/me`, { ath: hashOfToken(token) })
    const ask = async (dpop: string) => (await tax.userinfo(token, { authorization: `DPoP ${token}`, dpop })).status
    expect(await ask(await proofBy(stranger))).toBe(401)
    expect((await tax.userinfo(token)).status).toBe(401)
    expect(await ask(await proofBy(own))).toBe(200)
  })
})

describe('a client of this moment', () => {
  test('suspended: no page, no token, no facts, from one request to the next', async ({ login, agency, given, asStaff }) => {
    const admin = asStaff(await given.staff({ permissions: ['clients.manage'] }))
    const tax = await agency({ refreshTokens: true })
    const person = await personWithPassword(given)
    const { params, verifier } = tax.request()
    const browser = login.browser()
    const seen = await signInThrough(browser, tax.address(params), person)
    const { body } = await tax.redeem(codeOf(seen.left), verifier)
    expect((await tax.userinfo(String(body.access_token))).status).toBe(200)

    await moveClient(admin, { clientId: tax.clientId, version: 1, move: 'suspend', reason: 'yoxlama' })
    expect((await tax.userinfo(String(body.access_token))).status).toBe(401)
    const refresh = await tax.send('/token', { grant_type: 'refresh_token', refresh_token: String(body.refresh_token) })
    expect(refresh.status).toBe(401)
    expect((await tax.push(tax.request().params)).status).toBe(401)
    const again = await browser.open(tax.address(tax.request().params))
    expect([again.status, again.left]).toEqual([400, null])

    // Let go on: who was signed in there signs in anew, tokens of before stay dead.
    await moveClient(admin, { clientId: tax.clientId, version: 2, move: 'resume', reason: 'qaydasındadır' })
    expect((await tax.userinfo(String(body.access_token))).status).toBe(401)
    expect(codeOf((await browser.open(tax.address(tax.request().params))).left)).not.toBe('')
  })

  test('suspended while its sign-in page is open: the person goes nowhere', async ({ login, agency, given, db }) => {
    const tax = await agency()
    const person = await personWithPassword(given)
    const browser = login.browser()
    const page = await browser.open(tax.address(tax.request().params))
    await db.update(clients).set({ status: 'suspended' }).where(eq(clients.clientId, tax.clientId))
    const seen = await browser.submit(page, 'sign-in', { pin: person.pin, password: 'x' })
    expect([seen.status, seen.left]).toEqual([400, null])
  })

  test('a fact taken from the registration is no longer told, not even with an old token', async ({
    login,
    agency,
    given,
    asStaff,
  }) => {
    const admin = asStaff(await given.staff({ permissions: ['clients.manage'] }))
    const tax = await agency({ scopes: ['openid', 'profile'], claims: ['given_name', 'family_name'] })
    const { params, verifier } = tax.request()
    const seen = await signInThrough(login.browser(), tax.address(params), await personWithPassword(given))
    const { body } = await tax.redeem(codeOf(seen.left), verifier)
    expect(Object.keys((await tax.userinfo(String(body.access_token))).body).sort()).toEqual(['family_name', 'given_name', 'sub'])
    const narrow = newClientForm({ clientId: tax.clientId, version: 1, kind: 'state', claims: ['given_name'] })
    expect((await changeClient(admin, ClientChange.parse(narrow))).ok).toBe(true)
    expect(Object.keys((await tax.userinfo(String(body.access_token))).body).sort()).toEqual(['given_name', 'sub'])
  })
})
