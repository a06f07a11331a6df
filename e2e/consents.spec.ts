import type { Factories } from '@/db/factories'
import { expect, expectAccessible, test } from './support/fixtures'

const DAY_MS = 86_400_000

/** A person of the registers, and a bank that asks: name and income, and the address if she likes. */
async function bankAsks(given: Factories) {
  const nigar = await given.resident({ givenName: 'Nigar', surname: 'Hüseynova' })
  const bank = await given.partner({ name: { az: 'Karvan Bank', en: 'Karvan Bank', ru: 'Караван Банк' } })
  const now = Date.now()
  const consent = await given.consent({
    personId: nigar.id,
    partnerCode: bank.code,
    requestedAt: new Date(now - DAY_MS),
    answerBy: new Date(now + 9 * DAY_MS),
  })
  return { nigar, consent }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a citizen sees the values, strikes out the address, grants, and later withdraws', async ({ page, given, signInAs }) => {
      const { nigar } = await bankAsks(given)
      await signInAs(nigar)
      await page.goto('/az/consents')
      await page.getByRole('region', { name: 'Cavabınızı gözləyir' }).getByRole('link', { name: 'Karvan Bank' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Karvan Bank məlumatınızı istəyir')

      const fields = page.getByRole('region', { name: 'Hansı məlumatlar' })
      await expect(fields).not.toContainText('Hüseynova Nigar')
      await fields.getByRole('link', { name: 'Dəyərləri göstər' }).click()
      await expect(fields).toContainText('Hüseynova Nigar Rauf qızı')
      await expect(fields).toContainText(/Mənbə: .*vəziyyətinə/)

      await page.getByRole('checkbox', { name: 'Qeydiyyat ünvanı' }).uncheck()
      await page.getByRole('radio', { name: '3 ay' }).check()
      await page.getByRole('radio', { name: 'Razıyam' }).check()
      await page.getByRole('button', { name: 'Qərarı təsdiq et' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Razılıq verildi' })).toBeVisible()
      await expect(fields.getByRole('listitem').filter({ hasText: 'Qeydiyyat ünvanı' })).toContainText('Siz çıxarmısınız')

      await page.getByRole('navigation', { name: 'Kabinet menyusu' }).getByRole('link', { name: 'Razılıqlar' }).first().click()
      await page.getByRole('region', { name: 'Qüvvədə olan razılıqlar' }).getByRole('link', { name: 'Karvan Bank' }).click()
      await page.getByText('Razılığı geri götürmək').click()
      await page.getByRole('button', { name: 'Razılığı geri götür' }).click()
      await expect(page.getByRole('status').filter({ hasText: 'Razılıq geri götürüldü' })).toBeVisible()
      await expect(page.getByRole('list', { name: 'Gedişat' }).getByRole('listitem')).toContainText([
        'Razılıq verilib',
        'Razılıq geri götürülüb',
      ])
    })
  })
}

test('neither yes nor no is chosen beforehand: without a decision the form says so and keeps what was struck out', async ({
  page,
  given,
  signInAs,
}) => {
  const { nigar, consent } = await bankAsks(given)
  await signInAs(nigar)
  await page.goto(`/en/consents/${consent.id}`)
  await expectAccessible(page)
  await page.getByRole('checkbox', { name: 'Registered address' }).uncheck()
  await page.getByRole('button', { name: 'Confirm the decision' }).click()

  const problems = page.getByRole('alert').filter({ hasText: 'Choose whether you consent' })
  await expect(problems).toBeFocused()
  await expect(page.getByRole('checkbox', { name: 'Registered address' })).not.toBeChecked()
  await expectAccessible(page)
  await problems.getByRole('link', { name: 'Choose whether you consent' }).click()
  await expect(page.getByRole('radio', { name: 'I consent' })).toBeFocused()

  // The rest by keyboard: down to "I do not consent", on to the button.
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'I do not consent' })).toBeChecked()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'You refused' })).toBeVisible()
  await expectAccessible(page)
})

test('the same form sent twice is one decision; another answer from a second window comes too late', async ({
  page,
  context,
  given,
  signInAs,
}) => {
  const { nigar, consent } = await bankAsks(given)
  await signInAs(nigar)
  const second = await context.newPage()
  await Promise.all([page.goto(`/az/consents/${consent.id}`), second.goto(`/az/consents/${consent.id}`)])

  await page.getByRole('radio', { name: 'Razıyam' }).check()
  await page.getByRole('button', { name: 'Qərarı təsdiq et' }).dblclick()
  await expect(page.getByRole('status').filter({ hasText: 'Razılıq verildi' })).toBeVisible()
  await expect(
    page.getByRole('list', { name: 'Gedişat' }).getByRole('listitem').filter({ hasText: 'Razılıq verilib' }),
  ).toHaveCount(1)

  await second.getByRole('radio', { name: 'Razı deyiləm' }).check()
  await second.getByRole('button', { name: 'Qərarı təsdiq et' }).click()
  await expect(second.getByRole('alert').filter({ hasText: 'Bu sorğuya artıq cavab verilib' })).toBeVisible()
})

test("somebody else's consent does not exist", async ({ page, given, signInAs }) => {
  const { consent } = await bankAsks(given)
  await signInAs(await given.resident())
  expect((await page.goto(`/az/consents/${consent.id}`))?.status()).toBe(404)
  expect((await page.goto('/az/consents/not-an-id'))?.status()).toBe(404)
  await page.goto('/az/consents')
  await expect(page.getByRole('region', { name: 'Cavabınızı gözləyir' })).toContainText('Cavabınızı gözləyən sorğu yoxdur')
})

test('a register that is down hides its own values only', async ({ page, given, signInAs }) => {
  const { nigar, consent } = await bankAsks(given)
  await given.fault('employment', 'down', { pin: nigar.pin })
  await signInAs(nigar)
  await page.goto(`/az/consents/${consent.id}?show=values`)
  const fields = page.getByRole('region', { name: 'Hansı məlumatlar' })
  await expect(fields.getByRole('listitem').filter({ hasText: 'Son 12 ayın gəliri' })).toContainText('indi cavab vermir')
  await expect(fields).toContainText('Hüseynova Nigar')
  await expectAccessible(page)
})
