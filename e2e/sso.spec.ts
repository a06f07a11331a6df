import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import type { Factories } from '@/db/factories'
import { loginParticipants, loginSessions, logoutDeliveries } from '@/db/schema'
import { hashPassword } from '@/lib/identity/passwords'
import { expect, expectAccessible, test } from './support/fixtures'

// One sign-in and one sign-out for the portal and two sample partners, each a process and an origin of its own.
const tax = process.env.E2E_TAX_URL ?? 'http://localhost:3003'
const bank = process.env.E2E_BANK_URL ?? 'http://localhost:3004'
const simulators = process.env.E2E_SIMULATORS_URL ?? 'http://localhost:3002'
const PASSWORD = 'Uzun-bir-parol 2026'

/** How long everybody who answers may take to be out. */
const OUT_WITHIN_MS = 5_000

// The bank's outage is everybody's: one after the other.
test.describe.configure({ mode: 'serial' })

async function citizen(given: Factories) {
  const person = await given.person()
  await given.account({ personId: person.id, passwordHash: await hashPassword(PASSWORD) })
  return { ...person, phone: await given.phone({ person }) }
}
type Signer = Awaited<ReturnType<typeof citizen>>

const signInAt = async (page: Page, portal: string) => {
  await page.goto(`${portal}/?lang=az`)
  await page.getByRole('link', { name: 'ASAN Login ilə daxil ol' }).click()
}

async function byPassword(page: Page, { pin }: Signer) {
  await page.getByRole('textbox', { name: 'FİN' }).fill(pin)
  await page.getByLabel('Parol', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Daxil ol', exact: true }).click()
}

/** A bank wants more than a password: the person proves it with the phone, and nothing else is asked again. */
async function stepUpByPhone(page: Page, { phone: { number, userId } }: Signer) {
  await expect(page.getByRole('textbox', { name: 'FİN' })).toHaveCount(0)
  if ((await page.getByRole('heading', { level: 2, name: 'ASAN İmza', exact: true }).count()) === 0)
    await page.getByRole('link', { name: 'ASAN İmza' }).click()
  await page.getByLabel('Telefon nömrəsi').fill(number)
  await page.getByLabel('İstifadəçi nömrəsi').fill(userId)
  await page.getByRole('button', { name: 'Telefona sorğu göndər' }).click()
  await expect(page.getByText('Telefonda təsdiqləyin')).toBeVisible()
  const phone = await page.context().newPage()
  await phone.goto(`${simulators}/phone/${number}?lang=az`)
  await phone.getByRole('button', { name: 'Kod eynidir' }).click()
  await phone.getByLabel('PIN1').fill('1234')
  await phone.getByRole('button', { name: 'İmzala' }).click()
  await expect(phone.getByRole('status')).toContainText('İmza göndərildi')
  await phone.close()
}

async function openBank(page: Page, person: Signer) {
  await signInAt(page, bank)
  await stepUpByPhone(page, person)
  // A company asks for consent, once.
  await page.getByRole('button', { name: 'Razıyam, davam et' }).click()
  await page.waitForURL(`${bank}/account**`)
}

async function openTaxPortal(page: Page, person: Signer) {
  await signInAt(page, tax)
  await byPassword(page, person)
  await page.waitForURL(`${tax}/account**`)
}

/** Not signed in there any more: the account page leads to the front page, which offers the way in. */
async function expectOut(page: Page, portal: string) {
  await page.goto(`${portal}/account?lang=az`)
  await expect(page.getByRole('link', { name: 'ASAN Login ilə daxil ol' })).toBeVisible()
}

/** How long each partner took to be told, in milliseconds. */
async function waitsOf({ db }: Connection, personId: string): Promise<number[]> {
  const rows = await db
    .select({ createdAt: logoutDeliveries.createdAt, settledAt: logoutDeliveries.settledAt })
    .from(logoutDeliveries)
    .innerJoin(loginParticipants, eq(loginParticipants.id, logoutDeliveries.participantId))
    .innerJoin(loginSessions, eq(loginSessions.id, loginParticipants.loginSessionId))
    .where(eq(loginSessions.personId, personId))
  return rows.map(({ createdAt, settledAt }) => (settledAt?.getTime() ?? Number.POSITIVE_INFINITY) - createdAt.getTime())
}

const rowOf = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('one sign-in opens every portal; signing out of one ends all of them within seconds', async ({
      page,
      given,
      connection,
    }) => {
      const person = await citizen(given)
      await openTaxPortal(page, person)
      await expect(page.getByRole('heading', { level: 1 })).toContainText(person.surname)
      await expect(page.getByRole('definition').filter({ hasText: person.pin })).toBeVisible()

      await openBank(page, person)
      // The bank learns less, and knows the person under a name of its own sector.
      await expect(page.getByRole('heading', { level: 1 })).toContainText(person.surname)
      await expect(page.getByText(person.pin)).toHaveCount(0)
      await expect(page.getByText(person.id)).toHaveCount(0)

      // Our own portal asks for nothing at all.
      await page.goto('/api/auth/start?locale=az&next=/az/activity')
      await page.waitForURL('**/az/activity')

      await page.getByRole('button', { name: 'Çıxış' }).first().click()
      if (!javaScriptEnabled) await page.getByRole('button', { name: 'Çıxış' }).click()
      await page.waitForURL('**/az/signed-out**')
      await expect(page.getByText('Bütün portallarda sessiyanız bağlandı.')).toBeVisible()
      const waits = await waitsOf(connection, person.id)
      expect(waits).toHaveLength(2)
      expect(Math.max(...waits)).toBeLessThan(OUT_WITHIN_MS)
      await expect(rowOf(page, 'Karvan Bank')).toContainText('Bağlandı')
      if (javaScriptEnabled) await expectAccessible(page)
      await expectOut(page, tax)
      await expectOut(page, bank)
      await expect(page.getByText('Sessiyanız bağlandı')).toBeVisible()
      await page.goto('/az/activity')
      await expect(page).toHaveURL(/\/az\/sign-in\?next=/)
    })
  })
}

test('a portal that is down gets its sign-out when it is back; the receipt waits for it and turns green by itself', async ({
  page,
  context,
  given,
}) => {
  const person = await citizen(given)
  await openTaxPortal(page, person)
  await openBank(page, person)
  await page.goto(`${bank}/?lang=az`)
  await page.getByRole('button', { name: '5 dəqiqəlik nasazlıq' }).click()
  await expect(page.getByRole('status')).toContainText('Nasazlıq')
  try {
    await page.goto('/api/auth/start?locale=az&next=/az/activity')
    await page.waitForURL('**/az/activity')
    await page.getByRole('button', { name: 'Çıxış' }).first().click()
    await page.waitForURL('**/az/signed-out**')
    await expect(page.getByText('1 portal hələ cavab verməyib')).toBeVisible()
    await expect(rowOf(page, 'Vergi portalı')).toContainText('Bağlandı')
    await expect(rowOf(page, 'Karvan Bank')).toContainText('Gözlənilir')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Nəticəni izlə' }).click()
    await expect(rowOf(page, 'Karvan Bank')).toContainText('Gözlənilir')
    await expectAccessible(page)

    // Nobody has told the bank yet: its session lives on. The others are out.
    const elsewhere = await context.newPage()
    await expectOut(elsewhere, tax)
    await elsewhere.goto(`${bank}/account?lang=az`)
    await expect(elsewhere.getByRole('heading', { level: 1 })).toContainText(person.surname)
    await elsewhere.goto(`${bank}/?lang=az`)
    await elsewhere.getByRole('button', { name: 'Nasazlığı bitir' }).click()

    await expect(page.getByText('Bütün portallarda sessiyanız bağlandı.')).toBeVisible({ timeout: 30_000 })
    await expect(rowOf(page, 'Karvan Bank')).toContainText('Bağlandı')
    await expectAccessible(page)
    await expectOut(elsewhere, bank)
  } finally {
    await page.request.post(`${bank}/outage`, { headers: { origin: bank }, form: { minutes: '0' } })
  }
})

test('a partner that signs somebody out says which portals will be left; staying leaves them open', async ({ page, given }) => {
  const person = await citizen(given)
  await openTaxPortal(page, person)
  await openBank(page, person)

  const askToSignOut = async () => {
    await page.goto(`${tax}/account?lang=az`)
    await page.getByRole('button', { name: 'Çıxış' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hesabdan çıxış')
  }
  await askToSignOut()
  await expect(rowOf(page, 'Vergi portalı')).toBeVisible()
  await expect(rowOf(page, 'Karvan Bank')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Signing out')
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await page.waitForURL(`${tax}/signed-out**`)
  await page.goto(`${bank}/account?lang=az`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(person.surname)

  // Still one sign-in: the tax portal opens again without a word.
  await signInAt(page, tax)
  await page.waitForURL(`${tax}/account**`)
  await askToSignOut()
  await page.getByRole('button', { name: 'Çıx və nəticəni göstər' }).click()
  await expect(page.getByText('Bütün portallarda sessiyanız bağlandı.')).toBeVisible()
  await expectAccessible(page)
  await expectOut(page, bank)
  await expectOut(page, tax)
})

test('a partner alone signs its visitor out without a question, and gets the visitor back', async ({ page, given }) => {
  await openTaxPortal(page, await citizen(given))
  await page.getByRole('button', { name: 'Çıxış' }).click()
  await page.waitForURL(`${tax}/signed-out**`)
  await expectAccessible(page)
  await signInAt(page, tax)
  await expect(page.getByRole('textbox', { name: 'FİN' })).toBeVisible()
})

test('a receipt link that nobody made, or nobody any more, says so', async ({ page }) => {
  await page.goto('/api/auth/start?locale=az')
  const login = new URL(page.url()).origin
  const answer = await page.goto(`${login}/session/receipt/01a20045-aa33-7a76-8888-278d0a5f1c0d.tovkfd.made-up?lang=az`)
  expect(answer?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bu keçidin vaxtı bitib')
  await expectAccessible(page)
})

test('an answer of ASAN Login belongs to the browser that asked; another one is told that it did not sign in', async ({
  page,
  browser,
}) => {
  await signInAt(page, tax)
  await page
    .getByRole('button', { name: /İmtina et/ })
    .first()
    .click()
  await page.waitForURL(`${tax}/callback**`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Daxil olmadınız')
  await expectAccessible(page)
  const stranger = await browser.newContext({ locale: 'az' })
  const other = await stranger.newPage()
  await other.goto(`${tax}/callback?code=somebody-elses&state=x`)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Daxil olmadınız')
  await stranger.close()
})

for (const [name, portal] of Object.entries({ 'tax portal': tax, bank })) {
  test(`the sample ${name} can be used by everybody, on a phone too, in three languages`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    for (const [lang, words] of Object.entries({
      az: 'ASAN Login ilə daxil ol',
      en: 'Sign in with ASAN Login',
      ru: 'Войти через ASAN Login',
    })) {
      await page.goto(`${portal}/?lang=${lang}`)
      await expect(page.getByRole('link', { name: words })).toBeVisible()
      await expectAccessible(page)
    }
    // Another site's form neither signs anybody out nor starts an outage.
    for (const path of ['/sign-out', '/outage']) {
      const answer = await page.request.post(`${portal}${path}`, {
        headers: { origin: 'https://evil.example' },
        form: { minutes: '5' },
      })
      expect(answer.status()).toBe(403)
    }
  })
}
