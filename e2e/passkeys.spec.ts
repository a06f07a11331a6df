import type { CDPSession, Page } from '@playwright/test'
import { chooseMethod, loginOrigin, personWithPassword, raiseLevel, signInByPassword } from './support/asan-login'
import { expect, expectAccessible, test } from './support/fixtures'

/** A device with a screen lock, as the browser's own test tools play it. */
async function withDevice(page: Page): Promise<{ refuse: (yes: boolean) => Promise<void> }> {
  const cdp: CDPSession = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { refuse: async (yes) => void (await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: !yes })) }
}

test('a passkey is made after a stronger proof, signs in without PIN and password, is named and taken away', async ({
  page,
  given,
  connection,
}) => {
  await withDevice(page)
  const person = await personWithPassword(given)
  const login = await loginOrigin(page)
  await signInByPassword(page, person.pin)

  // The password alone is not enough; the page leads to a stronger proof and knows the way back.
  await page.goto('/az/account/passkeys')
  await expect(page).toHaveURL(`${login}/account/passkeys?lang=az`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Əvvəlcə şəxsiyyətinizi daha etibarlı təsdiqləyin')
  await expect(page.getByRole('link', { name: 'Təsdiqlə' })).toHaveAttribute(
    'href',
    /level=substantial.*next=%2Faz%2Faccount%2Fpasskeys/,
  )
  await expectAccessible(page)

  await raiseLevel(connection.db, person.id)
  await page.reload()
  await expect(page.getByText('Hələ giriş açarınız yoxdur.')).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('Açarın adı').fill('')
  await page.getByRole('button', { name: 'Açar əlavə et' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Açarın adı: Bu sahəni doldurun' })).toBeFocused()
  await page.getByLabel('Açarın adı').fill('Mənim telefonum')
  await page.getByRole('button', { name: 'Açar əlavə et' }).click()
  await expect(page.getByText('Giriş açarı əlavə edildi.')).toBeVisible()
  const key = page.getByRole('listitem').filter({ hasText: 'Mənim telefonum' })
  await expect(key).toContainText('Hələ istifadə olunmayıb.')

  await signOut(page)
  await page.goto('/api/auth/start?locale=az&next=/az/activity')
  await chooseMethod(page, 'Giriş açarı')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Giriş açarı ilə daxil ol' }).click()
  await page.waitForURL('**/az/activity')

  // A passkey shows more than a password: its own page opens at once.
  await page.goto('/az/account/passkeys')
  await expect(key).toContainText('Son istifadə')
  await key.getByRole('link', { name: /Adını dəyiş.*Mənim telefonum/ }).click()
  await page.getByLabel('Açarın adı').fill('Köhnə telefon')
  await page.getByRole('button', { name: 'Yadda saxla' }).click()
  await page.getByRole('link', { name: /Sil.*Köhnə telefon/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('“Köhnə telefon” açarını silmək istəyirsiniz?')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Açarı sil' }).click()
  await expect(page.getByText('Giriş açarı silindi.')).toBeVisible()
  await expect(page.getByText('Hələ giriş açarınız yoxdur.')).toBeVisible()

  // The device still has it; here it opens nothing any more.
  await signOut(page)
  await page.goto('/api/auth/start?locale=az')
  await chooseMethod(page, 'Giriş açarı')
  await page.getByRole('button', { name: 'Giriş açarı ilə daxil ol' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Bu giriş açarı bizdə yoxdur və ya silinib' })).toBeFocused()
  await expectAccessible(page)
})

test('whoever turns the device away is told so, and what else there is', async ({ page }) => {
  const device = await withDevice(page)
  await device.refuse(true)
  await page.goto('/api/auth/start?locale=az')
  await chooseMethod(page, 'Giriş açarı')
  await page.getByRole('button', { name: 'Giriş açarı ilə daxil ol' }).click()
  const message = page.getByRole('alert').filter({ hasText: 'Giriş açarı istifadə olunmadı' })
  await expect(message).toBeFocused()
  await expectAccessible(page)
  await expect(page.getByRole('link', { name: 'FİN və parol' })).toBeVisible()

  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('button', { name: 'Sign in with a passkey' })).toBeVisible()
  await page.getByRole('button', { name: 'Cancel and go back to the portal' }).click()
  await expect(page).toHaveURL(/problem=cancelled/)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the page says that passkeys need it, and lists the ways that do not', async ({ page }) => {
    await page.goto('/api/auth/start?locale=az')
    await chooseMethod(page, 'Giriş açarı')
    await expect(page.getByText('Giriş açarı üçün JavaScript lazımdır')).toBeVisible()
    await page.getByRole('button', { name: 'Giriş açarı ilə daxil ol' }).click()
    await expect(page.getByRole('alert').first()).toContainText('JavaScript yandırılmalıdır')
    await page.getByRole('link', { name: 'FİN və parol' }).click()
    await expect(page.getByLabel('FİN')).toBeVisible()
  })
})

async function signOut(page: Page): Promise<void> {
  await page.goto('/az/activity')
  await page.getByRole('button', { name: 'Çıxış' }).first().click()
  await page.waitForURL('**/az/signed-out**')
}
