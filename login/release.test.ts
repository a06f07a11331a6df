// What a partner learns: by its registration, by the person's yes, and under which name.
import { eq } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import { describe } from 'vitest'
import { clientGrants, clients, disclosures, logoutDeliveries } from '@/db/schema'
import { revokeClientGrant } from '@/lib/identity'
import { expect } from '@/lib/platform/testing'
import { type Browser, personWithPassword, signInThrough } from './testing'
import { loginTest as test } from './testing-fixtures'
import type { TestPartner } from './testing-partner'

const EVERYTHING = {
  scopes: ['openid', 'profile', 'pin', 'birthdate', 'contact'],
  claims: ['given_name', 'pin', 'birthdate', 'email'],
}

async function learns(partner: TestPartner, browser: Browser, person: { pin: string }, over: Record<string, string> = {}) {
  const { params, verifier } = partner.request(over)
  const seen = await signInThrough(browser, partner.address(params), person)
  const { body } = await partner.redeem(seen.left?.searchParams.get('code') ?? '', verifier)
  const facts = (await partner.userinfo(String(body.access_token))).body
  return { seen, facts, token: decodeJwt(String(body.id_token)) }
}

describe('a body of the state', () => {
  test('learns what is registered and asked for, nobody is asked, and the person can see what left', async ({
    login,
    agency,
    given,
    db,
  }) => {
    const tax = await agency(EVERYTHING)
    const person = await personWithPassword(given, { email: 'leyla@example.az' })
    const { facts, token } = await learns(tax, login.browser(), person, { scope: 'openid profile pin' })
    expect(facts).toEqual({ sub: person.id, given_name: person.givenName, pin: person.pin })
    expect(token).toMatchObject({
      sub: person.id,
      acr: 'low',
      amr: ['pwd'],
      sid: expect.any(String),
      auth_time: expect.any(Number),
    })
    expect(token.pin).toBeUndefined()
    const rows = await db
      .select({ fields: disclosures.fields, right: disclosures.right })
      .from(disclosures)
      .where(eq(disclosures.personId, person.id))
    expect(rows).toEqual([{ fields: ['claim.given_name', 'claim.pin'], right: 'law' }])
  })

  test('does not learn what is not registered, by whatever name it asks', async ({ login, agency, given }) => {
    const tax = await agency({ scopes: ['openid', 'profile'], claims: ['given_name'] })
    const person = await personWithPassword(given, { email: 'leyla@example.az' })
    const claims = JSON.stringify({
      userinfo: { pin: { essential: true }, email: null, family_name: null },
      id_token: { birthdate: null, given_name: null, pin: { value: person.pin } },
    })
    const { facts, token } = await learns(tax, login.browser(), person, { scope: 'openid profile', claims })
    expect(facts).toEqual({ sub: person.id, given_name: person.givenName })
    expect(token).toMatchObject({ given_name: person.givenName })
    expect([token.birthdate, token.pin, token.family_name]).toEqual([undefined, undefined, undefined])
    const refused = await login.browser().open(tax.address(tax.request({ scope: 'openid pin' }).params))
    expect(refused.left?.searchParams.get('error')).toBe('invalid_scope')
  })
})

describe('a company', () => {
  test('is named with everything it will see, learns it after a yes, and is not asked about again', async ({
    login,
    bank,
    given,
  }) => {
    const kapital = await bank(EVERYTHING)
    const person = await personWithPassword(given, { email: 'leyla@example.az', birthDate: '1990-03-12' })
    const browser = login.browser()
    const scope = 'openid profile birthdate contact'
    const page = await signInThrough(browser, kapital.address(kapital.request({ scope }).params), person, 'look')
    expect(page.url).toContain('/consent/')
    for (const shown of ['Sınaq Bank', 'Bank xidmətləri', 'Doğum tarixi', '12 mart 1990', 'leyla@example.az', person.givenName])
      expect(page.text).toContain(shown)
    // Not registered, or not asked for this time.
    for (const hidden of [person.surname, person.pin]) expect(page.text).not.toContain(hidden)

    const first = await learns(kapital, browser, person, { scope })
    expect(first.facts).toEqual({
      sub: expect.any(String),
      given_name: person.givenName,
      birthdate: '1990-03-12',
      email: 'leyla@example.az',
    })
    const again = await browser.open(kapital.address(kapital.request({ scope }).params))
    expect(again.left?.searchParams.has('code')).toBe(true)
  })

  test('that wants more is asked about again; what is new is marked', async ({ login, bank, given }) => {
    const kapital = await bank(EVERYTHING)
    const person = await personWithPassword(given)
    const browser = login.browser()
    expect((await learns(kapital, browser, person, { scope: 'openid profile' })).facts.pin).toBeUndefined()
    const page = await browser.open(kapital.address(kapital.request({ scope: 'openid profile pin' }).params))
    expect(page.url).toContain('/consent/')
    expect(page.text).toContain('Yeni')
    expect((await learns(kapital, browser, person, { scope: 'openid profile pin' })).facts.pin).toBe(person.pin)
  })

  test('that asks without a page is told why there has to be one', async ({ login, bank, given }) => {
    const kapital = await bank(EVERYTHING)
    const person = await personWithPassword(given)
    const browser = login.browser()
    const silent = async (scope: string) => {
      const seen = await browser.open(kapital.address(kapital.request({ scope, prompt: 'none' }).params))
      return seen.left?.searchParams.get('error') ?? 'none'
    }
    expect(await silent('openid profile')).toBe('login_required')
    await learns(kapital, browser, person, { scope: 'openid profile' })
    expect(await silent('openid profile')).toBe('none')
    expect(await silent('openid profile pin')).toBe('consent_required')
  })

  test('that is refused learns nothing, hears access_denied, and nothing is remembered', async ({ login, bank, given, db }) => {
    const kapital = await bank()
    const person = await personWithPassword(given)
    const { params } = kapital.request()
    const seen = await signInThrough(login.browser(), kapital.address(params), person, 'refuse')
    expect(seen.left?.searchParams.get('error')).toBe('access_denied')
    expect(seen.left?.searchParams.get('state')).toBe(params.state)
    expect(await db.$count(clientGrants, eq(clientGrants.personId, person.id))).toBe(0)
  })

  test('learns only what stood on the page, should its registration grow meanwhile', async ({ login, bank, given, db }) => {
    const kapital = await bank({ scopes: ['openid', 'profile'], claims: ['given_name'] })
    const person = await personWithPassword(given)
    const browser = login.browser()
    const page = await signInThrough(browser, kapital.address(kapital.request().params), person, 'look')
    await db
      .update(clients)
      .set({ claims: ['given_name', 'family_name'] })
      .where(eq(clients.clientId, kapital.clientId))
    const after = await browser.submit(page, 'consent', { decision: 'allow' })
    expect(after.url).toContain('/consent/')
    const [grant] = await db.select().from(clientGrants).where(eq(clientGrants.personId, person.id))
    expect(grant?.claims).toEqual(['given_name'])
  })

  test('loses everything when the person takes the permission back, and is asked about when it comes again', async ({
    login,
    bank,
    given,
    as,
    db,
  }) => {
    const kapital = await bank({ refreshTokens: true, backchannelLogoutUri: 'https://bank.az/logout' })
    const person = await personWithPassword(given)
    const browser = login.browser()
    const { params, verifier } = kapital.request()
    const seen = await signInThrough(browser, kapital.address(params), person)
    const { body } = await kapital.redeem(seen.left?.searchParams.get('code') ?? '', verifier)
    expect((await revokeClientGrant(as(person), kapital.clientId)).ok).toBe(true)
    expect((await kapital.userinfo(String(body.access_token))).status).toBe(401)
    const refresh = await kapital.send('/token', { grant_type: 'refresh_token', refresh_token: String(body.refresh_token) })
    expect(refresh.body.error).toBe('invalid_grant')
    expect(await db.$count(logoutDeliveries, eq(logoutDeliveries.status, 'pending'))).toBeGreaterThan(0)
    expect((await browser.open(kapital.address(kapital.request().params))).url).toContain('/consent/')
  })
})

describe('the consent page', () => {
  test('belongs to the browser that signs in', async ({ login, bank, given }) => {
    const kapital = await bank()
    const page = await signInThrough(
      login.browser(),
      kapital.address(kapital.request().params),
      await personWithPassword(given),
      'look',
    )
    const stranger = await login.browser().open(page.url)
    expect([stranger.status, stranger.text.includes('Sınaq Bank')]).toEqual([400, false])
    const forged = await login.browser().post(page.url, { decision: 'allow' })
    expect(forged.status).toBe(400)
  })

  test('takes no form of another site, and speaks three languages in its place', async ({ login, bank, given }) => {
    const kapital = await bank()
    const browser = login.browser()
    const page = await signInThrough(browser, kapital.address(kapital.request().params), await personWithPassword(given), 'look')
    expect((await browser.post(page.url, { decision: 'allow' }, { origin: 'https://evil.az' })).status).toBe(403)
    const english = await browser.submit(page, 'consent', { language: 'en' })
    expect(english.url).toContain('/consent/')
    expect(english.text).toContain('Let Test Bank see your data?')
    expect(english.headers.get('content-security-policy')).toContain('https://bank.az')
  })
})

describe('the name of a person', () => {
  test('is one in a sector, another in another, and the same tomorrow', async ({ login, bank, given }) => {
    const [one, two] = [await bank({ sector: 'banking' }), await bank({ sector: 'banking' })]
    const telecom = await bank({ sector: 'telecom' })
    const person = await personWithPassword(given)
    const subject = async (partner: TestPartner) => (await learns(partner, login.browser(), person)).token.sub
    const first = await subject(one)
    expect(await subject(two)).toBe(first)
    expect(await subject(one)).toBe(first)
    expect(await subject(telecom)).not.toBe(first)
    expect(first).not.toBe(person.id)
  })
})
