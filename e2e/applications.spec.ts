import type { Page } from '@playwright/test'
import type { Factories } from '@/db/factories'
import { expect, expectAccessible, test } from './support/fixtures'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
/** The whole row is the target, so people press the words. */
const choose = (page: Page, group: string, option: string) =>
  page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()

const officerOf = (given: Factories, agencyCode: string) =>
  given.staff({ agencyCode, permissions: ['applications.read', 'applications.decide'] })

/** Fills in the form of the residence certificate up to the review page. */
async function fillIn(page: Page) {
  await page.goto('/az/apply/din-residence-reference')
  await press(page, 'Müraciətə başla')
  await choose(page, 'Ünvan düzgündürmü?', 'Bəli')
  await press(page, 'Davam et')
  await choose(page, 'Arayış nə üçün lazımdır?', 'Bank üçün')
  await choose(page, 'Arayış kimə ünvanlanır?', 'Tələb olunan yerə')
  await choose(page, 'Arayışın dili', 'İngilis dili')
  await press(page, 'Davam et')
  await page.getByLabel('Mobil nömrə').fill('050 123 45 67')
  await press(page, 'Davam et')
  await expect(heading(page)).toHaveText('Cavablarınızı yoxlayın')
}

async function send(page: Page): Promise<string> {
  await page.getByText('Verdiyim məlumatların doğru olduğunu təsdiq edirəm.', { exact: true }).click()
  await press(page, 'Müraciəti göndər')
  await expect(page.getByRole('status')).toContainText('Müraciətiniz göndərildi')
  const [reference = ''] = ((await page.getByRole('status').textContent()) ?? '').match(/ASN-\d{4}-\w{4}-\w{4}/) ?? []
  expect(reference).not.toBe('')
  return reference
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a certificate from the first page to the decision; the citizen sees it and who looked', async ({
      page,
      given,
      signInAs,
    }) => {
      const leyla = await given.resident()
      const officer = await officerOf(given, 'din')
      await signInAs(leyla)
      await fillIn(page)
      await expect(main(page)).toContainText('Mənbə: Azərbaycan Respublikasının Daxili İşlər Nazirliyi')
      const reference = await send(page)
      const address = new URL(page.url()).pathname

      await signInAs({ id: officer.personId })
      await page.goto('/az/admin/workqueue')
      await page.getByLabel('Axtarış').fill(reference)
      await press(page, 'Axtar')
      await page.getByRole('link', { name: reference }).click()
      await expect(main(page)).toContainText('Bu baxışınız vətəndaşa görünür')
      await press(page, 'Baxışa götür')
      await expect(page.getByRole('status')).toHaveText('Müraciəti baxışa götürdünüz.')
      await press(page, 'Təsdiq et')
      await expect(page.getByRole('status')).toContainText('Müraciət təsdiq edildi')

      await signInAs(leyla)
      await page.goto(address)
      await expect(page.getByRole('region', { name: 'Qərar', exact: true })).toContainText('Müraciətiniz təsdiq edilib')
      await page.goto('/az/activity')
      await expect(main(page)).toContainText('Daxili İşlər Nazirliyi')
    })

    test('an answer may open another question; it is asked, not counted as wrong', async ({ page, given, signInAs }) => {
      await signInAs(await given.resident())
      await page.goto('/az/apply/din-id-card-renew')
      await press(page, 'Müraciətə başla')
      await choose(page, 'Vəsiqəni niyə dəyişirsiniz?', 'Adım, soyadım və ya atamın adı dəyişib')
      if (!javaScriptEnabled) await press(page, 'Davam et')
      await expect(main(page).getByRole('alert')).toHaveCount(0)
      await page.getByLabel('Nə dəyişib?').fill('Soyadım')
      await press(page, 'Davam et')
      await expect(heading(page)).toHaveText('Məlumatlarınız')
    })

    test('wrong input stays on the page, in every language, and the list of mistakes has the focus', async ({
      page,
      given,
      signInAs,
    }) => {
      await signInAs(await given.resident())
      await fillIn(page)
      await page.getByRole('link', { name: 'Dəyiş Mobil nömrə' }).click()
      await page.getByLabel('Mobil nömrə').fill('12')
      await press(page, 'Davam et')
      const alert = main(page).getByRole('alert').filter({ hasText: 'Davam etmək üçün bunları düzəldin' })
      await expect(alert).toBeFocused()
      await expect(alert.getByRole('link')).toHaveText(/^Mobil nömrə: Mobil nömrəni yazın/)
      await expect(page.getByLabel('Mobil nömrə')).toHaveValue('12')

      await page.getByRole('contentinfo').getByRole('link', { name: 'English' }).click()
      await expect(main(page).getByRole('alert').filter({ hasText: 'Fix these to go on' })).toContainText('Mobile number')
      await expect(page.getByLabel('Mobile number')).toHaveValue('12')
    })
  })
}

test('the language can be changed in the middle of a step without losing what is typed', async ({ page, given, signInAs }) => {
  await signInAs(await given.resident())
  await fillIn(page)
  await page.getByRole('link', { name: 'Dəyiş Mobil nömrə' }).click()
  await page.getByLabel('E-poçt').fill('leyla@mail.example')
  await page.getByRole('main').getByRole('button', { name: 'Русский' }).click()
  await expect(heading(page)).toHaveText('Связь')
  await expect(page.getByLabel('Эл. почта')).toHaveValue('leyla@mail.example')
})

test('two windows: the second one is told and loses nothing', async ({ page, context, given, signInAs }) => {
  await signInAs(await given.resident())
  await fillIn(page)
  await page.getByRole('link', { name: 'Dəyiş Mobil nömrə' }).click()
  await expect(heading(page)).toHaveText('Əlaqə')
  const other = await context.newPage()
  await other.goto(page.url())
  await other.getByLabel('Mobil nömrə').fill('055 111 11 11')
  await press(other, 'Davam et')
  await expect(heading(other)).toHaveText('Cavablarınızı yoxlayın')

  await page.getByLabel('Mobil nömrə').fill('070 222 22 22')
  await press(page, 'Davam et')
  await expect(main(page)).toContainText('Bu addım başqa pəncərədə dəyişdirilib')
  await expect(page.getByLabel('Mobil nömrə')).toHaveValue('070 222 22 22')
  await expect(main(page)).toContainText('Başqa pəncərədə saxlanılıb: 055 111 11 11')
  await expectAccessible(page)
  await press(page, 'Davam et')
  await expect(main(page)).toContainText('+994 70 222 22 22')
})

test('a double click on submit is one application', async ({ page, given, signInAs }) => {
  await signInAs(await given.resident())
  await fillIn(page)
  await page.getByText('Verdiyim məlumatların doğru olduğunu təsdiq edirəm.', { exact: true }).click()
  await page.getByRole('button', { name: 'Müraciəti göndər' }).dblclick()
  await expect(page.getByRole('status')).toContainText('Müraciətiniz göndərildi')
  await page.goto('/az/applications')
  await expect(page.getByRole('link', { name: 'Yaşayış yeri haqqında arayış' })).toHaveCount(1)
})

test('the whole form by keyboard', async ({ page, given, signInAs }) => {
  await signInAs(await given.resident())
  await page.goto('/az/apply/din-residence-reference')
  const go = async (name: string) => {
    await page.getByRole('button', { name, exact: true }).focus()
    await page.keyboard.press('Enter')
  }
  const pick = async (group: string) => {
    await page.getByRole('radiogroup', { name: group }).getByRole('radio').first().focus()
    await page.keyboard.press('Space')
  }
  await go('Müraciətə başla')
  await pick('Ünvan düzgündürmü?')
  await page.keyboard.press('Enter') // Enter in a form is its first button
  await expect(heading(page)).toHaveText('Arayışın təyinatı')
  for (const group of ['Arayış nə üçün lazımdır?', 'Arayış kimə ünvanlanır?', 'Arayışın dili']) await pick(group)
  await go('Davam et')
  await page.getByLabel('Mobil nömrə').focus()
  await page.keyboard.type('0501234567')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Cavablarınızı yoxlayın')
  await page.getByRole('checkbox').focus()
  await page.keyboard.press('Space')
  await go('Müraciəti göndər')
  await expect(page.getByRole('status')).toContainText('Müraciətiniz göndərildi')
})

test('an officer asks, the citizen answers, the application is refused with a ground and a way to dispute it', async ({
  page,
  given,
  signInAs,
}) => {
  const leyla = await given.resident()
  const officer = await officerOf(given, 'din')
  await signInAs(leyla)
  await fillIn(page)
  await send(page)
  const id = new URL(page.url()).pathname.split('/').at(-1)

  await signInAs({ id: officer.personId })
  await page.goto(`/az/admin/applications/${id}`)
  await press(page, 'Baxışa götür')
  await expect(page.getByRole('status')).toHaveText('Müraciəti baxışa götürdünüz.')
  await press(page, 'Sualı göndər')
  await expect(main(page).getByRole('alert').filter({ hasText: 'Vətəndaşa sual' })).toBeFocused()
  await expectAccessible(page)
  await page.getByLabel('Vətəndaşa sual').fill('Arayış hansı banka təqdim olunur?')
  await press(page, 'Sualı göndər')
  await expect(page.getByRole('status')).toContainText('Sual vətəndaşa göndərildi')

  await signInAs(leyla)
  await page.goto(`/az/applications/${id}`)
  await expect(main(page)).toContainText('Növbəti addım sizdədir')
  await expectAccessible(page)
  await page.getByLabel('Cavabınız').fill('Kapital Banka')
  await press(page, 'Cavabı göndər')
  await expect(page.getByRole('status')).toContainText('Cavabınız göndərildi')

  await signInAs({ id: officer.personId })
  await page.goto(`/az/admin/applications/${id}`)
  await expect(main(page)).toContainText('Kapital Banka')
  await page.getByText('Təqdim edilən məlumat düzgün deyil', { exact: true }).click()
  await page.getByLabel('Vətəndaşa izah').fill('Göstərilən bank arayış tələb etmir.')
  await press(page, 'İmtina et')
  await expect(page.getByRole('status')).toContainText('İmtina qərarı verildi')

  await signInAs(leyla)
  await page.goto(`/az/applications/${id}`)
  const decision = page.getByRole('region', { name: 'Qərar', exact: true })
  await expect(decision).toContainText('Təqdim edilən məlumat düzgün deyil')
  await expect(page.getByRole('region', { name: 'Qərarla razı deyilsiniz?' })).toContainText('Son gün')
  await expectAccessible(page)
})

test('a colleague was faster: the officer is told, and the text is kept', async ({ page, context, given, signInAs }) => {
  const leyla = await given.resident()
  const officer = await officerOf(given, 'din')
  await signInAs(leyla)
  await fillIn(page)
  await send(page)
  const id = new URL(page.url()).pathname.split('/').at(-1)
  await signInAs({ id: officer.personId })
  await page.goto(`/az/admin/applications/${id}`)
  await press(page, 'Baxışa götür')
  await expect(page.getByRole('status')).toHaveText('Müraciəti baxışa götürdünüz.')
  const other = await context.newPage()
  await other.goto(`/az/admin/applications/${id}`)
  await other.getByLabel('Vətəndaşa sual').fill('Birinci sual')
  await press(other, 'Sualı göndər')
  await expect(other.getByRole('status')).toContainText('Sual vətəndaşa göndərildi')

  await page.getByLabel('Vətəndaşa izah').fill('Uzun izah')
  await page.getByText('Sənədlər natamamdır', { exact: true }).click()
  await press(page, 'İmtina et')
  await expect(main(page).getByRole('alert')).toContainText('müraciətin vəziyyəti dəyişib')
  await press(page, 'Cavabı gözləmədən davam et')
  await expect(page.getByRole('status')).toContainText('Sual bağlandı')
})

test('the allowance: the child is offered with the reason, the account is checked, a child who is too old is explained', async ({
  page,
  given,
  signInAs,
}) => {
  const rauf = await given.resident({ sex: 'male', givenName: 'Rauf' })
  await given.registeredChild(rauf, { name: 'Əliyeva Zəhra Rauf qızı' })
  await signInAs(rauf)
  await page.goto('/en/apply/dsmf-childbirth-benefit')
  await expect(main(page)).toContainText('You can apply')
  await expectAccessible(page)
  await press(page, 'Start the application')
  await page.getByText('Əliyeva Zəhra Rauf qızı', { exact: true }).click()
  await press(page, 'Continue')
  await page.getByText('I will', { exact: true }).click()
  await page.getByLabel('Bank account (IBAN)').fill('AZ22 NABZ 0000 0000 1370 1000 1944')
  await press(page, 'Continue')
  await expect(main(page).getByRole('alert').filter({ hasText: 'Fix these' })).toContainText('check digits do not match')
  await expectAccessible(page)
  await page.getByLabel('Bank account (IBAN)').fill('AZ21 NABZ 0000 0000 1370 1000 1944')
  await press(page, 'Continue')
  await expect(heading(page)).toHaveText('Contact')
})

test('who has no child that qualifies is told why, with the values', async ({ page, given, signInAs }) => {
  await signInAs(await given.resident())
  await page.goto('/en/apply/dsmf-childbirth-benefit')
  await expect(main(page)).toContainText('You cannot apply now')
  await expect(main(page)).toContainText('No child recorded in your name was found')
  await expect(page.getByRole('button', { name: 'Start the application' })).toHaveCount(0)
  await expectAccessible(page)
})

test('a stranger, and an officer of another agency, find nothing at the address', async ({ page, given, signInAs }) => {
  const leyla = await given.resident()
  await signInAs(leyla)
  await fillIn(page)
  const draft = new URL(page.url()).pathname
  await send(page)
  const sent = new URL(page.url()).pathname
  await signInAs(await given.person())
  for (const address of [sent, draft, `${sent}/copy`, `${sent}/edit/contact`])
    expect((await page.goto(address))?.status()).toBe(404)
  const other = await officerOf(given, 'dsmf')
  await signInAs({ id: other.personId })
  expect((await page.goto(`/az/admin/applications/${sent.split('/').at(-1)}`))?.status()).toBe(404)
})

test('pages of applications pass the accessibility checks in their ordinary and their error states', async ({
  page,
  given,
  signInAs,
}) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await signInAs(await given.resident())
  await page.goto('/az/apply/din-residence-reference')
  await expectAccessible(page)
  await press(page, 'Müraciətə başla')
  await expect(heading(page)).toHaveText('Ünvan')
  await press(page, 'Davam et')
  await expect(main(page).getByRole('alert').filter({ hasText: 'Davam etmək üçün' })).toBeFocused()
  await expectAccessible(page)
  await page.goto('/az/applications?view=drafts')
  await expectAccessible(page)
  await page.getByRole('link', { name: 'Yaşayış yeri haqqında arayış' }).click()
  await expect(heading(page)).toHaveText('Cavablarınızı yoxlayın')
  await press(page, 'Müraciəti göndər')
  await expect(main(page).getByRole('alert').filter({ hasText: 'Göndərməzdən əvvəl' })).toBeFocused()
  await expectAccessible(page)
})
