import type { Page } from '@playwright/test'
import { desc, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { demoMailbox } from '@/db/schema'
import { loginOrigin, PASSWORD, personWithPassword, signInByPassword } from './support/asan-login'
import { expect, expectAccessible, test } from './support/fixtures'

const NEW_PASSWORD = 'üç dost çay içir'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 720 } })

    test('a forgotten password is set anew with a code from a mail; every earlier sign-in is over', async ({
      page,
      given,
      connection,
      browser,
    }) => {
      const email = `reset-${Date.now()}-${javaScriptEnabled}@example.az`
      const person = await personWithPassword(given, { email })
      const elsewhere = await browser.newContext({ locale: 'az', baseURL: test.info().project.use.baseURL })
      const old = await elsewhere.newPage()
      await signInByPassword(old, person.pin)

      await page.goto('/api/auth/start?locale=az')
      await page.getByText('Parolu unutmusunuz?').click()
      await page.getByRole('link', { name: 'Yeni parol təyin et' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Yeni parol təyin et')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByLabel('FİN').fill(person.pin)
      await page.getByRole('button', { name: 'Kodu göndər' }).click()
      await expect(page.getByText('Bu FİN ilə hesab və əlaqə məlumatı varsa, kod indi göndərilir.')).toBeVisible()
      await expect(page.getByLabel('FİN')).toHaveValue(person.pin)
      const code = await codeSentTo(connection.db, email)

      // What is wrong is said; the language changes and it still is; the password is never filled in again.
      const fill = async (password: string, repeat = password) => {
        await page.getByLabel('Kod', { exact: true }).fill(code.toLowerCase().replaceAll('-', ' '))
        await page.getByLabel('Yeni parol', { exact: true }).fill(password)
        await page.getByLabel('Yeni parol bir daha').fill(repeat)
        await page.getByRole('button', { name: 'Parolu təyin et' }).click()
      }
      await fill('password1234')
      await expect(page.getByRole('alert')).toContainText('Bu parol çox yayılıb və ya əvvəllər oğurlanıb')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('button', { name: 'Русский' }).click()
      await expect(page.getByRole('alert')).toContainText('Этот пароль слишком распространён')
      await expect(page.getByLabel('ПИН (FİN)')).toHaveValue(person.pin)
      await expect(page.getByLabel('Новый пароль', { exact: true })).toHaveValue('')
      await page.getByRole('button', { name: 'Azərbaycanca' }).click()
      await fill(NEW_PASSWORD, 'üç dost çay içdi')
      await expect(page.getByRole('alert')).toContainText('Parollar eyni deyil')
      await fill(NEW_PASSWORD)
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Yeni parol təyin edildi')
      if (javaScriptEnabled) await expectAccessible(page)

      await old.goto('/az/activity')
      await expect(old).toHaveURL(/\/az\/sign-in/)
      await elsewhere.close()
      await signInByPassword(page, person.pin, '/az/activity', NEW_PASSWORD)
    })

    test('known and unknown people read the same', async ({ page, given }) => {
      const login = await loginOrigin(page)
      const known = await personWithPassword(given, { email: null, phone: null })
      const seen: string[] = []
      for (const pin of [known.pin, freePin()]) {
        await page.goto(`${login}/account/reset?lang=az`)
        await page.getByLabel('FİN').fill(pin)
        await page.getByRole('button', { name: 'Kodu göndər' }).click()
        await page.getByLabel('Kod', { exact: true }).fill('7F3K-92QD-5M')
        await page.getByLabel('Yeni parol', { exact: true }).fill(NEW_PASSWORD)
        await page.getByLabel('Yeni parol bir daha').fill(NEW_PASSWORD)
        await page.getByRole('button', { name: 'Parolu təyin et' }).click()
        await expect(page.getByRole('alert')).toContainText('FİN və ya kod səhvdir')
        seen.push((await page.getByRole('main').textContent()) ?? '')
      }
      expect(seen[1]).toBe(seen[0])
    })

    test('the password is changed by who knows it; the others are signed out, this browser is not', async ({ page, given }) => {
      const person = await personWithPassword(given)
      await signInByPassword(page, person.pin)
      await page.goto('/az/account/password?return=/az/activity')
      await page.getByRole('button', { name: 'Parolu dəyiş' }).click()
      await expect(page.getByRole('alert')).toContainText('Hazırkı parol: Bu sahəni doldurun')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByLabel('Hazırkı parol').fill(PASSWORD)
      await page.getByLabel('Yeni parol', { exact: true }).fill(NEW_PASSWORD)
      await page.getByLabel('Yeni parol bir daha').fill(NEW_PASSWORD)
      await page.getByRole('button', { name: 'Parolu dəyiş' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Parol dəyişdirildi')
      await page.getByRole('link', { name: 'Portala qayıt' }).first().click()
      await expect(page).toHaveURL(/\/az\/activity$/)
    })

    test('an operator hands out a code after a look at the card; the citizen opens the account with it', async ({
      page,
      given,
      signInAs,
      browser,
    }) => {
      const operator = await given.staff({ centreCode: 'asan-baku-1', permissions: ['accounts.activate'] })
      const person = await given.person({ birthDate: '1991-04-17', surname: 'Quliyeva', givenName: 'Səkinə' })
      const desk = await browser.newContext({ locale: 'az', baseURL: test.info().project.use.baseURL, javaScriptEnabled })
      await signInAs({ id: operator.personId }, desk)
      const counter = await desk.newPage()
      await counter.goto('/az/admin/activation')
      await counter.getByLabel('FİN').fill(person.pin)
      await birthDate(counter, '18', '4', '1991')
      await counter.getByRole('button', { name: 'Şəxsi tap' }).click()
      await expect(counter.getByRole('alert').filter({ hasText: 'Bu FİN və doğum tarixi ilə şəxs tapılmadı' })).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(counter)
      await birthDate(counter, '17', '4', '1991')
      await counter.getByRole('button', { name: 'Şəxsi tap' }).click()
      await expect(counter.getByText('Quliyeva Səkinə')).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(counter)
      await counter.getByRole('button', { name: '14 günlük kod ver' }).click()
      await expect(counter.getByRole('heading', { level: 1 })).toHaveText('Aktivləşdirmə kodu')
      if (javaScriptEnabled) await expectAccessible(counter)
      const code = (await counter.getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}$/).textContent()) ?? ''
      await counter.reload()
      await expect(counter.getByRole('heading', { level: 1 })).toHaveText('Kod artıq göstərilib')
      await expect(counter.getByText(code)).toHaveCount(0)
      await desk.close()

      await page.goto('/api/auth/start?locale=az')
      await page.getByText('Parolunuz hələ yoxdur?').click()
      await page.getByRole('link', { name: 'Aktivləşdirmə kodum var' }).click()
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByLabel('FİN').fill(person.pin)
      await page.getByLabel('Kod', { exact: true }).fill(code)
      await page.getByLabel('Yeni parol', { exact: true }).fill('səkinə dənizi sevir')
      await page.getByLabel('Yeni parol bir daha').fill('səkinə dənizi sevir')
      await page.getByRole('button', { name: 'Parolu təyin et' }).click()
      await expect(page.getByRole('alert')).toContainText('Parolda adınız və ya soyadınız olmamalıdır')
      await page.getByLabel('Kod', { exact: true }).fill(code)
      await page.getByLabel('Yeni parol', { exact: true }).fill(NEW_PASSWORD)
      await page.getByLabel('Yeni parol bir daha').fill(NEW_PASSWORD)
      await page.getByRole('button', { name: 'Parolu təyin et' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Hesabınız aktivdir')
      await signInByPassword(page, person.pin, '/az/activity', NEW_PASSWORD)
      // The citizen reads who looked.
      await expect(page.getByText('Hesabınızı aktivləşdirmək üçün kod vermək').first()).toBeVisible()
    })
  })
}

async function birthDate(page: Page, day: string, month: string, year: string): Promise<void> {
  await page.getByLabel('Gün', { exact: true }).fill(day)
  await page.getByLabel('Ay', { exact: true }).fill(month)
  await page.getByLabel('İl', { exact: true }).fill(year)
}

const freePin = (): string => `Z${Math.random().toString(36).slice(2, 8).toUpperCase().replace(/[IO]/g, '7').padEnd(6, '7')}`

/** The code of the mail that the worker sends. */
async function codeSentTo(db: Db, email: string): Promise<string> {
  const find = async () => {
    const [mail] = await db
      .select({ body: demoMailbox.body })
      .from(demoMailbox)
      .where(eq(sql`lower(${demoMailbox.recipient})`, email))
      .orderBy(desc(demoMailbox.receivedAt))
      .limit(1)
    return /[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{2}/.exec(mail?.body ?? '')?.[0] ?? null
  }
  await expect.poll(find, { message: 'the mail with the code arrives', timeout: 20_000 }).not.toBeNull()
  return (await find()) ?? ''
}
