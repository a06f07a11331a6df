// The frame of the ways to sign in, as a browser without JavaScript meets it.
import { eq } from 'drizzle-orm'
import { decodeJwt } from 'jose'
import { vi } from 'vitest'
import { auditEntries, loginProofs, loginSessions, passkeys } from '@/db/schema'
import { newId } from '@/lib/platform/ids'
import { expect } from '@/lib/platform/testing'
import { personWithPassword, type Seen, TEST_PASSWORD } from '../testing'
import { loginTest as test } from '../testing-fixtures'
import type { TestPartner } from '../testing-partner'
import type { SignInMethod, SignInMethodCode } from './method'

// A fifth way: a folder (here an object), its line in the list, its word among the codes.
const FIFTH = 'test_card'
vi.mock('@/db/vocabulary/identity', async (original) => {
  const real = await original<typeof import('@/db/vocabulary/identity')>()
  return { ...real, SIGN_IN_METHODS: [...real.SIGN_IN_METHODS, 'test_card'] }
})
vi.mock('.', async (original) => {
  const real = await original<typeof import('.')>()
  const card: SignInMethod = {
    code: 'test_card' as SignInMethodCode,
    level: 'high',
    amr: ['sc'],
    icon: 'id-card',
    needsScript: false,
    words: () => ({ name: 'Sınaq kartı', hint: 'Kartı oxuyucuya qoyun' }),
    async handle(step) {
      if (step.form) return { kind: 'proven', personId: String(step.form.get('personId')), credential: 'card 7' }
      return { kind: 'page', form: false, body: 'Kart gözlənilir' }
    },
  }
  const away: SignInMethod = {
    ...card,
    code: 'broken' as SignInMethodCode,
    words: () => ({ name: 'Sınmış', hint: '' }),
    available: () => false,
  }
  return { METHODS: [...real.METHODS, card, away] }
})

const visible = ({ text }: Seen): string => text.replace(/<[^>]+>/g, ' ').replaceAll('&quot;', '"')
const idOf = ({ url }: Seen): string => /\/sign-in\/([^/?]+)/.exec(url)?.[1] ?? ''
const ask = (partner: TestPartner, over: Record<string, string> = {}) => {
  const { params, verifier } = partner.request({ scope: 'openid', ui_locales: 'az', ...over })
  return { address: partner.address(params), verifier }
}

test('a fifth way is offered, drawn, believed and written down like the others', async ({ login, agency, db, given }) => {
  const { personId } = await given.account()
  const partner = await agency()
  const browser = login.browser()
  const { address, verifier } = ask(partner)
  const start = await browser.open(address)
  expect(visible(start)).toMatch(/FİN və parol.*Başqa üsulla daxil olun.*Sınaq kartı\s+Kartı oxuyucuya qoyun\s+Yüksək səviyyə/s)
  expect(visible(start)).not.toContain('Sınmış')

  const page = await browser.open(`/sign-in/${idOf(start)}/test-card`)
  expect(visible(page)).toContain('Kart gözlənilir')
  const end = await browser.post(page.url, { personId })
  const { status, body } = await partner.redeem(end.left?.searchParams.get('code') ?? '', verifier)
  expect(status).toBe(200)
  expect(decodeJwt(String(body.id_token))).toMatchObject({ acr: 'high', amr: ['sc'] })
  expect(await db.select().from(loginProofs).where(eq(loginProofs.personId, personId))).toMatchObject([
    { method: FIFTH, level: 'high', credential: 'card 7' },
  ])
})

test('the way used last is shown first; a cookie that names nothing real changes nothing', async ({ login, agency, given }) => {
  const { personId } = await given.account()
  const partner = await agency()
  const browser = login.browser()
  const start = await browser.open(ask(partner).address)
  expect(start.text).toContain('name="password"')
  await browser.post(`/sign-in/${idOf(start)}/test-card`, { personId })
  const next = await browser.open(ask(partner, { prompt: 'login' }).address)
  expect(visible(next)).toContain('Kart gözlənilir')
  expect(visible(next)).toMatch(/Başqa üsulla daxil olun.*FİN və parol/s)
})

test('the asking portal is named with what it will learn; the own one needs no introduction', async ({ login, agency }) => {
  const partner = await agency({ name: { az: 'Vergi portalı' }, purpose: { az: 'Bəyannamə təqdim etmək' }, claims: ['pin'] })
  const page = visible(await login.browser().open(ask(partner).address))
  expect(page).toContain('Vergi portalı')
  expect(page).toContain('Bəyannamə təqdim etmək')
  expect(page).toContain('Bu sayta göstəriləcək:')
})

test('a language keeps what was typed and what was wrong, and stays', async ({ login, agency, given }) => {
  const { pin } = await personWithPassword(given)
  const browser = login.browser()
  const start = await browser.open(ask(await agency()).address)
  const refused = await browser.submit(start, 'sign-in', { pin, password: 'yanlış bir parol' })
  expect(visible(refused)).toContain('FİN və ya parol səhvdir')
  const russian = await browser.submit(refused, 'sign-in', { pin: '7654321', password: 'yenə', language: 'ru' })
  expect(visible(russian)).toContain('Неверный ПИН или пароль')
  expect(russian.text).toContain('value="7654321"')
  expect(russian.text).not.toContain('yenə')
  const again = await browser.submit(russian, 'sign-in', { pin, password: 'yanlış bir parol' })
  expect(visible(again)).toContain('Неверный ПИН или пароль')
})

test('a step-up offers only what suffices, names whom it confirms, and a weaker way proves nothing', async ({
  login,
  agency,
  db,
  given,
}) => {
  const person = await personWithPassword(given, { givenName: 'Leyla', surname: 'Əliyeva' })
  const partner = await agency()
  const browser = login.browser()
  await browser.submit(await browser.open(ask(partner).address), 'sign-in', { pin: person.pin, password: TEST_PASSWORD })

  const step = await browser.open(ask(partner, { acr_values: 'substantial' }).address)
  expect(visible(step)).toContain('Bu xidmət üçün daha yüksək səviyyə lazımdır')
  expect(visible(step)).toMatch(/Təsdiqlənən şəxs\s+Əliyeva Leyla/)
  expect(step.text).not.toContain('name="password"')
  expect(step.text).not.toContain(`/sign-in/${idOf(step)}/password`)

  const forced = await browser.post(`/sign-in/${idOf(step)}/password`, { pin: person.pin, password: TEST_PASSWORD })
  expect(forced.left).toBeNull()
  expect(idOf(forced)).toBe(idOf(step))
  expect(await db.select().from(loginProofs).where(eq(loginProofs.personId, person.id))).toHaveLength(1)
})

test("in a step-up another person's proof is refused in words and told to both; the own one goes on in the same session", async ({
  login,
  agency,
  db,
  given,
}) => {
  const leyla = await personWithPassword(given)
  const { personId: stranger } = await given.account()
  const partner = await agency()
  const browser = login.browser()
  await browser.submit(await browser.open(ask(partner).address), 'sign-in', { pin: leyla.pin, password: TEST_PASSWORD })
  const sessions = () => db.select().from(loginSessions).where(eq(loginSessions.personId, leyla.id))
  const [before] = await sessions()

  const step = await browser.open(ask(partner, { acr_values: 'high' }).address)
  const card = `/sign-in/${idOf(step)}/test-card`
  const refused = await browser.post(card, { personId: stranger })
  expect(refused.left).toBeNull()
  expect(visible(refused)).toContain('Bu, başqa şəxsin təsdiqidir')
  for (const of of [leyla.id, stranger])
    expect(await db.select().from(auditEntries).where(eq(auditEntries.personId, of))).toContainEqual(
      expect.objectContaining({ action: 'identity.sign_in_refused' }),
    )

  const end = await browser.post(card, { personId: leyla.id })
  expect(end.left?.searchParams.get('code')).toBeTruthy()
  expect(await sessions()).toMatchObject([{ id: before?.id, uid: before?.uid, endedAt: null, highUntil: expect.any(Date) }])
})

test('a fresh proof of somebody signed in asks for the password only, of nobody else', async ({ login, agency, db, given }) => {
  const person = await personWithPassword(given)
  const partner = await agency()
  const browser = login.browser()
  await browser.submit(await browser.open(ask(partner).address), 'sign-in', { pin: person.pin, password: TEST_PASSWORD })
  const past = new Date(Date.now() - 600_000)
  await db.update(loginSessions).set({ provenAt: past }).where(eq(loginSessions.personId, person.id))
  const page = await browser.open(ask(partner, { max_age: '60' }).address)
  expect(page.text).toContain('name="password"')
  expect(page.text).not.toContain('name="pin"')
  const other = await personWithPassword(given)
  const refused = await browser.submit(page, 'sign-in', { pin: other.pin, password: 'yanlış bir parol' })
  expect(visible(refused)).toContain('FİN və ya parol səhvdir')
  const end = await browser.submit(refused, 'sign-in', { pin: other.pin, password: TEST_PASSWORD })
  expect(end.left?.searchParams.get('code')).toBeTruthy()
  expect(await db.select().from(loginSessions).where(eq(loginSessions.personId, other.id))).toEqual([])
})

test('a proof for a closed account, or for nobody here, opens nothing', async ({ login, agency, given }) => {
  const { personId } = await given.account({ status: 'closed' })
  const without = await given.person()
  const partner = await agency()
  for (const person of [personId, without.id]) {
    const browser = login.browser()
    const start = await browser.open(ask(partner).address)
    const refused = await browser.post(`/sign-in/${idOf(start)}/test-card`, { personId: person })
    expect(refused.left).toBeNull()
    expect(visible(refused)).toContain('Bu şəxsin açıq hesabı yoxdur')
  }
})

test('scripts run on the page of passkeys only; forms lead here, to the portal and to who asked', async ({ login, agency }) => {
  const browser = login.browser()
  const start = await browser.open(ask(await agency()).address)
  const policy = (seen: Seen) => seen.headers.get('content-security-policy') ?? ''
  expect(policy(start)).not.toMatch(/script-src[^;]*'self'/)
  expect(policy(start)).toMatch(/form-action 'self' http:\/\/portal\.test https:\/\/tax\.gov\.az;/)
  const passkey = await browser.open(`/sign-in/${idOf(start)}/passkey`)
  expect(policy(passkey)).toMatch(/script-src[^;]*'self'/)
  expect(policy(passkey)).not.toContain('unsafe')
  expect(visible(passkey)).toContain('Giriş açarı üçün JavaScript lazımdır')

  const sent = await browser.submit(passkey, 'sign-in', {})
  expect(visible(sent)).toContain('Giriş açarı üçün brauzerdə JavaScript yandırılmalıdır')
})

test('a link to these pages is worth nothing in another browser, and giving up goes back to who asked', async ({
  login,
  agency,
}) => {
  const browser = login.browser()
  const start = await browser.open(ask(await agency()).address)
  const stranger = login.browser()
  for (const path of [start.url, `/sign-in/${idOf(start)}/test-card`, `/sign-in/${idOf(start)}/passkey/options`]) {
    expect((await stranger.open(path)).status).toBe(400)
    expect((await stranger.post(path, { personId: newId() })).status).toBe(400)
  }
  const end = await browser.submit(start, 'sign-in', { cancel: 'yes' })
  expect(end.left?.searchParams.get('error')).toBe('access_denied')
})

test('passkeys are managed only by who showed more than a password; pages come back to this portal only', async ({
  login,
  agency,
  db,
  given,
}) => {
  const person = await personWithPassword(given)
  const browser = login.browser()
  for (const page of ['password', 'passkeys']) {
    const refused = await browser.open(`/account/${page}?return=${encodeURIComponent('/az/cabinet/security/ways')}`)
    expect(visible(refused)).toContain('Əvvəlcə hesabınıza daxil olun')
    expect(refused.text).toContain(`next=%2Faz%2Faccount%2F${page}%3Freturn%3D%252Faz%252Fcabinet%252Fsecurity%252Fways`)
  }
  for (const evil of ['//evil.example', 'https://evil.example/az', '/\\evil.example', '/az/../../evil'])
    expect((await browser.open(`/account/reset?return=${encodeURIComponent(evil)}`)).text).not.toContain('evil')

  await browser.submit(await browser.open(ask(await agency()).address), 'sign-in', { pin: person.pin, password: TEST_PASSWORD })
  expect(visible(await browser.open('/account/passkeys'))).toContain('daha etibarlı təsdiqləyin')
  expect((await browser.post('/account/passkeys/options', {})).text).not.toContain('challenge')
  await db.insert(passkeys).values({
    id: newId(),
    personId: person.id,
    credentialId: 'one',
    publicKey: Buffer.from('x'),
    counter: 0,
    transports: [],
    name: 'Telefonum',
    backedUp: false,
    createdAt: new Date(),
  })
  const later = new Date(Date.now() + 3_600_000)
  await db.update(loginSessions).set({ substantialUntil: later }).where(eq(loginSessions.personId, person.id))
  const page = await browser.open('/account/passkeys')
  expect(visible(page)).toContain('Telefonum')
  const options = await browser.post('/account/passkeys/options', {})
  expect(JSON.parse(options.text)).toMatchObject({
    rp: { id: 'localhost' },
    authenticatorSelection: { userVerification: 'required' },
  })
})

test('a new password ends the other sign-ins and keeps this one', async ({ login, agency, db, given }) => {
  const person = await personWithPassword(given)
  const partner = await agency()
  const [here, there] = [login.browser(), login.browser()]
  for (const browser of [here, there])
    await browser.submit(await browser.open(ask(partner).address), 'sign-in', { pin: person.pin, password: TEST_PASSWORD })
  const page = await here.open('/account/password?lang=az')
  const fields = { currentPassword: TEST_PASSWORD, newPassword: 'üç dost çay içir', repeatPassword: 'üç dost çay içir' }
  expect(visible(await here.submit(page, 'account', { ...fields, currentPassword: 'başqa bir parol' }))).toContain(
    'Hazırkı parol səhvdir',
  )
  expect(visible(await here.submit(page, 'account', { ...fields, repeatPassword: 'üç dost' }))).toContain('Parollar eyni deyil')
  const short = { ...fields, newPassword: 'qısa', repeatPassword: 'qısa' }
  expect(visible(await here.submit(page, 'account', short))).toContain('Ən azı 12 simvol')
  expect(visible(await here.submit(page, 'account', fields))).toContain('Parol dəyişdirildi')
  const rows = await db.select({ reason: loginSessions.endReason }).from(loginSessions).where(eq(loginSessions.personId, person.id))
  expect(new Set(rows.map(({ reason }) => reason))).toEqual(new Set(['password_changed', null]))
  expect(visible(await here.open('/account/password?lang=az'))).toContain('Hazırkı parol')
  expect(visible(await there.open('/account/password?lang=az'))).toContain('Əvvəlcə hesabınıza daxil olun')
})
