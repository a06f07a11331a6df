import { chooseMethod, personWithPassword, signInByPassword } from './support/asan-login'
import { expect, expectAccessible, test } from './support/fixtures'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled, viewport: { width: 320, height: 720 } })

    test('the form comes first, the other ways stand below it with what they take and how strong they are', async ({ page }) => {
      await page.goto('/api/auth/start?locale=az')
      await expect(page.getByRole('heading', { level: 2, name: 'FİN və parol' })).toBeVisible()
      const others = page.getByRole('navigation', { name: 'Başqa üsulla daxil olun' })
      const passkey = others.getByRole('link', { name: 'Giriş açarı' })
      await expect(passkey).toContainText('Barmaq izi, üz və ya ekran kilidi ilə, parolsuz')
      await expect(passkey).toContainText('Artırılmış səviyyə')
      if (javaScriptEnabled) await expectAccessible(page)
      await passkey.click()
      await expect(page.getByRole('heading', { level: 2, name: 'Giriş açarı' })).toBeVisible()
      await expect(others.getByRole('link', { name: 'FİN və parol' })).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)
    })

    test('in a step-up only stronger ways are offered, and it says why and whom it confirms', async ({ page, given }) => {
      const person = await personWithPassword(given, { givenName: 'Leyla', surname: 'Əliyeva' })
      await signInByPassword(page, person.pin)
      await page.goto('/api/auth/start?locale=az&level=substantial&next=/az/activity')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Şəxsiyyətinizi təsdiqləyin')
      await expect(page.getByText('Bu xidmət üçün daha yüksək səviyyə lazımdır')).toBeVisible()
      await expect(page.getByText('Əliyeva Leyla')).toBeVisible()
      await expect(page.getByLabel('Parol', { exact: true })).toHaveCount(0)
      await expect(page.getByRole('link', { name: 'FİN və parol' })).toHaveCount(0)
      if (javaScriptEnabled) await expectAccessible(page)
      // The password does not get in by its address either.
      const password = new URL(page.url())
      password.pathname = `${password.pathname.split('/').slice(0, 3).join('/')}/password`
      await page.goto(password.href)
      await expect(page.getByLabel('Parol', { exact: true })).toHaveCount(0)

      await page.getByRole('button', { name: 'İmtina et və portala qayıt' }).click()
      await page.goto('/az/activity')
      await expect(page).toHaveURL(/\/az\/activity$/)
    })
  })
}

test('a language chosen on any way keeps what was typed, and holds on the next one', async ({ page }) => {
  await page.goto('/api/auth/start?locale=az')
  await page.getByLabel('FİN').fill('5XK3N7A')
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByLabel('PIN (FİN)')).toHaveValue('5XK3N7A')
  await page.getByRole('link', { name: 'Passkey' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in to your account')
  await page.getByRole('button', { name: 'Русский' }).click()
  await chooseMethod(page, 'ПИН и пароль')
  await page.getByRole('button', { name: 'Войти', exact: true }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(['ПИН: Заполните это поле', 'Пароль: Заполните это поле'])
  await expectAccessible(page)
})
