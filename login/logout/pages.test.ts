import { loginSessions, logoutDeliveries } from '@/db/schema'
import { receiptToken } from '@/lib/identity'
import { expect } from '@/lib/platform/testing'
import { eq } from 'drizzle-orm'
import { type Browser, personWithPassword, type Seen, signInThrough } from '../testing'
import { loginTest as test } from '../testing-fixtures'
import type { TestPartner } from '../testing-partner'

/** Signs somebody in at a partner. @returns the id token the partner got */
async function signedInAt(partner: TestPartner, browser: Browser, person: { pin: string }): Promise<string> {
  const { verifier, params } = partner.request()
  const { left } = await signInThrough(browser, partner.address(params), person)
  const { body } = await partner.redeem(left?.searchParams.get('code') ?? '', verifier)
  return String(body.id_token)
}

const endSession = (params: Record<string, string>) => `/session/end?${new URLSearchParams({ ui_locales: 'en', ...params })}`
const asks = ({ text }: Seen) => text.includes('Stay signed in')
const confirmsItself = ({ text }: Seen) => text.includes('<script>document.getElementById')

test('a question names every portal that will be left; the receipt is at the end and tells of all', async ({
  db,
  given,
  login,
  bank,
  agency,
}) => {
  const person = await personWithPassword(given)
  const browser = login.browser()
  const tax = await agency({ name: { az: 'Vergi', en: 'Tax office', ru: 'Налоги' } })
  const lender = await bank({ name: { az: 'Karvan', en: 'Karvan Bank', ru: 'Караван' } })
  const idToken = await signedInAt(tax, browser, person)
  await signedInAt(lender, browser, person)

  const question = await browser.open(endSession({ id_token_hint: idToken }))
  expect(asks(question)).toBe(true)
  expect(confirmsItself(question)).toBe(false)
  expect(question.text).toContain('Tax office')
  expect(question.text).toContain('Karvan Bank')

  const receipt = await browser.submit(question, 'op.logoutForm', { logout: 'yes', ui_locales: 'en' })
  expect(receipt.url).toMatch(/\/session\/receipt\/[\w.-]+\?lang=en$/)
  // Nobody delivers in this test: both are still to be told, and the page says when it looks again.
  expect(receipt.text).toContain('2 portals have not answered yet')
  expect(receipt.headers.get('refresh')).toBe('2')
  await db.update(logoutDeliveries).set({ status: 'ended', settledAt: new Date() })
  expect(await db.select().from(loginSessions).where(eq(loginSessions.personId, person.id))).toEqual([
    expect.objectContaining({ endReason: 'signed_out' }),
  ])
})

test('a partner alone that proves whose session it is needs no question, and its visitor goes back', async ({
  given,
  login,
  agency,
}) => {
  const person = await personWithPassword(given)
  const browser = login.browser()
  const back = 'https://tax.gov.az/bye'
  const tax = await agency({ postLogoutRedirectUris: [back] })
  const idToken = await signedInAt(tax, browser, person)
  const page = await browser.open(endSession({ id_token_hint: idToken, post_logout_redirect_uri: back, state: 's' }))
  expect(confirmsItself(page)).toBe(true)
  // The policy lets the form lead there, and nowhere else.
  expect(page.headers.get('content-security-policy')).toMatch(/form-action 'self' http:\S+ https:\/\/tax\.gov\.az;/)
  const { left } = await browser.submit(page, 'op.logoutForm', { logout: 'yes', ui_locales: 'en' })
  expect(left?.href).toBe(`${back}?state=s`)
})

test('a token of another session proves nothing: the page asks', async ({ given, login, agency }) => {
  const person = await personWithPassword(given)
  const tax = await agency()
  const old = await signedInAt(tax, login.browser(), person)
  const browser = login.browser()
  await signedInAt(tax, browser, await personWithPassword(given))
  const page = await browser.open(endSession({ id_token_hint: old }))
  expect(confirmsItself(page)).toBe(false)
  expect(asks(page)).toBe(true)
})

test('an address to return to that is not registered is refused', async ({ given, login, agency }) => {
  const browser = login.browser()
  const tax = await agency()
  const idToken = await signedInAt(tax, browser, await personWithPassword(given))
  const page = await browser.open(endSession({ id_token_hint: idToken, post_logout_redirect_uri: 'https://evil.example/' }))
  expect(page.status).toBe(400)
  expect(page.left).toBeNull()
})

test('whoever stays signed in stays so everywhere', async ({ db, given, login, bank, agency }) => {
  const person = await personWithPassword(given)
  const browser = login.browser()
  const tax = await agency()
  const idToken = await signedInAt(tax, browser, person)
  await signedInAt(await bank(), browser, person)
  const question = await browser.open(endSession({ id_token_hint: idToken }))
  const after = await browser.submit(question, 'op.logoutForm', {})
  expect(after.url).not.toContain('/session/receipt/')
  expect(await db.select().from(loginSessions).where(eq(loginSessions.personId, person.id))).toEqual([
    expect.objectContaining({ endedAt: null }),
  ])
})

test('somebody who is not signed in gets a page of ours in their language, with a way on without scripts', async ({ login }) => {
  const browser = login.browser()
  const page = await browser.open(endSession({ ui_locales: 'ru' }))
  expect(page.text).toContain('<html lang="ru">')
  expect(page.text).toContain('Продолжить')
  const after = await browser.submit(page, 'op.logoutForm', { logout: 'yes', ui_locales: 'ru' })
  expect(after.status).toBe(200)
  expect(after.text).toContain('Вы вышли из аккаунта')
  expect(after.url).not.toContain('/session/receipt/')
})

test('the receipt opens by its link alone, is kept by no cache, and never names the person', async ({ given, login }) => {
  const person = await given.person({ givenName: 'Zərifə', surname: 'Nadirova' })
  const ended = await given.loginSession({ personId: person.id, endedAt: new Date(), endReason: 'expired' })
  const seen = await login.browser().open(`/session/receipt/${receiptToken(ended.id, new Date())}?lang=en`)
  expect(seen.status).toBe(200)
  expect(seen.headers.get('cache-control')).toBe('no-store')
  expect(seen.headers.get('refresh')).toBeNull()
  for (const secret of [person.pin, person.id, 'Zərifə', 'Nadirova']) expect(seen.text).not.toContain(secret)
  const living = await given.loginSession({ personId: person.id })
  for (const token of [`${ended.id}.zzzzzz.made-up-seal-of-some-length`, receiptToken(living.id, new Date())])
    expect((await login.browser().open(`/session/receipt/${token}`)).status).toBe(404)
})
