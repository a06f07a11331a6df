import type { BrowserContext, Page } from '@playwright/test'
import { hashPassword } from '@/lib/identity/passwords'
import { sessionCookieName } from '@/lib/identity/session-cookie'
import { expect, expectAccessible, test } from './support/fixtures'

const PASSWORD = 'Uzun-bir-parol 2026'

test.describe('signing in through ASAN Login', () => {
  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled })

      test('a citizen signs in, lands where they were going, and signs out; a copied cookie is worth nothing then', async ({
        page,
        context,
        baseURL,
        given,
      }) => {
        const { pin } = await personWithPassword(given)
        await page.goto('/az/activity')
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Portala daxil olun')
        await page.getByRole('link', { name: 'ASAN Login ilə daxil ol' }).click()
        await fillIn(page, pin, PASSWORD, baseURL)
        await page.waitForURL('**/az/activity')

        const copied = await sessionCookie(context, baseURL)
        await page.getByRole('button', { name: 'Çıxış' }).first().click()
        // Without JavaScript ASAN Login cannot press its own button.
        if (!javaScriptEnabled) await page.getByRole('button', { name: 'Çıxış' }).click()
        await page.waitForURL('**/az/signed-out**')
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hesabdan çıxdınız')

        await context.addCookies([copied])
        await page.goto('/az/activity')
        await expect(page).toHaveURL(/\/az\/sign-in\?next=/)
        await expect(page.getByText('Hesabdan çıxmısınız')).toBeVisible()

        // ASAN Login has ended its own session too: it asks for the password again.
        await page.getByRole('link', { name: 'ASAN Login ilə daxil ol' }).click()
        await expect(page.getByLabel('Parol', { exact: true })).toBeVisible()
      })

      test('a wrong password keeps the PIN, forgets the password and says what to do', async ({ page, given }) => {
        const { pin } = await personWithPassword(given)
        await page.goto('/api/auth/start?locale=az')
        if (javaScriptEnabled) await expectAccessible(page)
        await fillIn(page, pin.toLowerCase(), 'yanlış parol')
        await expect(page.getByRole('alert')).toContainText('FİN və ya parol səhvdir')
        await expect(page.getByRole('textbox', { name: 'FİN' })).toHaveValue(pin.toLowerCase())
        await expect(page.getByLabel('Parol', { exact: true })).toHaveValue('')
        if (javaScriptEnabled) {
          await expect(page.getByRole('alert')).toBeFocused()
          await expectAccessible(page)
        }

        await fillIn(page, pin, PASSWORD)
        await page.waitForURL('**/az/cabinet')
      })

      test('the language of the sign-in page changes without losing the PIN or the error', async ({ page, given }) => {
        const { pin } = await personWithPassword(given)
        await page.goto('/api/auth/start?locale=az')
        await fillIn(page, pin, 'yanlış parol')
        await expect(page.getByRole('alert')).toBeVisible()
        await page.getByRole('textbox', { name: 'FİN' }).fill('7654321')
        await page.getByRole('button', { name: 'Русский' }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Войдите в свой аккаунт')
        await expect(page.getByRole('alert')).toContainText('Неверный ПИН или пароль')
        await expect(page.getByRole('textbox', { name: 'ПИН' })).toHaveValue('7654321')
        if (javaScriptEnabled) await expectAccessible(page)
      })
    })
  }
})

test('an empty form names both fields', async ({ page }) => {
  await page.goto('/api/auth/start?locale=en')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
  await expect(page.getByRole('textbox', { name: 'PIN (FİN)' })).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
})

test('a sign-in link works in the browser that started it and in no other', async ({ page, browser }) => {
  await page.goto('/api/auth/start?locale=az')
  const link = page.url()
  const stranger = await browser.newContext({ locale: 'az' })
  const other = await stranger.newPage()
  const answer = await other.goto(link)
  expect(answer?.status()).toBe(400)
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('Bu giriş başqa brauzerdə başlayıb və ya vaxtı bitib')
  await expect(other.getByLabel('Parol')).toHaveCount(0)
  await expectAccessible(other)
  await stranger.close()
})

test('whoever changes their mind comes back to the portal, told so', async ({ page }) => {
  await page.goto('/api/auth/start?locale=az&next=/az/portfolio')
  await page.getByRole('button', { name: 'İmtina et və portala qayıt' }).click()
  await expect(page).toHaveURL(/\/az\/sign-in\?problem=cancelled/)
  await expect(page.getByRole('alert').filter({ hasText: 'Girişdən imtina etdiniz' })).toBeVisible()
  await expectAccessible(page)
})

test('a link to another site does not survive the sign-in', async ({ page, baseURL, given }) => {
  const { pin } = await personWithPassword(given)
  await page.goto(`/api/auth/start?locale=az&next=${encodeURIComponent('//evil.example/az')}`)
  await fillIn(page, pin, PASSWORD)
  await page.waitForURL(`${baseURL}/az/cabinet`)
})

test('signing out at ASAN Login ends the session here too', async ({ page, given }) => {
  const { pin } = await personWithPassword(given)
  await page.goto('/api/auth/start?locale=az&next=/az/activity')
  const login = new URL(page.url()).origin
  await fillIn(page, pin, PASSWORD)
  await page.waitForURL('**/az/activity')

  await page.goto(`${login}/session/end?ui_locales=az`)
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Çıxış' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hesabdan çıxdınız')
  await page.goto('/az/activity')
  await expect(page).toHaveURL(/\/az\/sign-in\?next=/)
})

test("another site's form cannot sign anybody out", async ({ page, given, signInAs }) => {
  await signInAs(await given.person())
  const answer = await page.request.post('/api/auth/sign-out', { headers: { origin: 'https://evil.example' }, maxRedirects: 0 })
  expect(answer.status()).toBe(403)
  await page.goto('/az/activity')
  await expect(page).toHaveURL(/\/az\/activity$/)
})

async function personWithPassword(given: {
  person: () => Promise<{ id: string; pin: string }>
  account: (row: { personId: string; passwordHash: string }) => Promise<unknown>
}) {
  const person = await given.person()
  await given.account({ personId: person.id, passwordHash: await hashPassword(PASSWORD) })
  return person
}

/** On the pages of ASAN Login, which is another origin than the portal. */
async function fillIn(page: Page, pin: string, password: string, portal?: string): Promise<void> {
  await page.getByRole('textbox', { name: 'FİN' }).fill(pin)
  if (portal) expect(new URL(page.url()).origin).not.toBe(new URL(portal).origin)
  await page.getByLabel('Parol', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Daxil ol', exact: true }).click()
}

async function sessionCookie(context: BrowserContext, baseURL: string | undefined) {
  const name = sessionCookieName(baseURL)
  const cookie = (await context.cookies()).find((one) => one.name === name)
  if (!cookie) throw new Error(`Cannot copy the session: expected the cookie ${name}, got none`)
  return cookie
}
