import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/fixtures'

const FORM = 'ktn-farmer-registration'
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
/** The list of mistakes above the form; Next announces page titles in another alert. */
const problems = (page: Page) => page.getByRole('alert', { name: 'Davam etmək üçün bunları düzəldin' })
const row = (page: Page, name: string) => page.getByRole('group', { name, exact: true })
/** The whole row is the target, so people press the words. */
const choose = (where: ReturnType<typeof row> | Page, group: string, option: string) =>
  where.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()

/** A picture of one point: the smallest file that is what it says. */
const PICTURE = {
  name: 'icare.png',
  mimeType: 'image/png',
  buffer: Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
}

/** As far as the step with the land. */
async function farmFilledIn(page: Page) {
  await page.goto(`/az/apply/${FORM}`)
  await press(page, 'Müraciətə başla')
  await page.getByLabel('Təsərrüfat hansı rayondadır?').selectOption({ index: 1 })
  await page.getByText('Qoyun-keçi', { exact: true }).click()
  await page.getByLabel('Neçə işçi işləyir?').fill('2')
  await press(page, 'Davam et')
  await expect(heading(page)).toHaveText('Torpaq')
}

/** One plot of land in its row. */
async function landFilledIn(page: Page, name: string, hectares: string) {
  await choose(row(page, name), 'Torpaq kimindir?', 'İcarədədir')
  await choose(row(page, name), 'Nə üçün istifadə olunur?', 'Otlaq, biçənək')
  await row(page, name).getByLabel('Sahəsi, hektar').fill(hectares)
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('rows are added and taken out, sums are worked out, a file is added, a table filled in, up to the number', async ({
    page,
    given,
    signInAs,
  }) => {
    await signInAs(await given.resident(), undefined, 'substantial')
    await farmFilledIn(page)
    await choose(page, 'Torpaq istifadə edirsiniz?', 'Bəli')
    await press(page, 'Davam et')
    await expect(main(page)).toContainText('Cavabınıza görə daha bir sual əlavə olundu')

    await landFilledIn(page, 'Torpaq 1', '2,5')
    await press(page, 'Daha bir torpaq')
    await landFilledIn(page, 'Torpaq 2', '1,25')
    await press(page, 'Daha bir torpaq')
    await expect(row(page, 'Torpaq 3')).toBeVisible()
    await press(page, 'Sil: Torpaq 3')
    await expect(row(page, 'Torpaq 3')).toHaveCount(0)
    await expect(row(page, 'Torpaq 2').getByLabel('Sahəsi, hektar')).toHaveValue('1,25')
    await press(page, /^Hesabla/)
    await expect(main(page)).toContainText('3,75')

    // The place of rented land was asked for only once it was known to be rented.
    for (const name of ['Torpaq 1', 'Torpaq 2']) await row(page, name).getByLabel('Kənd və torpağın yeri').fill('Sarov kəndi')
    await press(page, 'Davam et')
    await expect(problems(page)).toContainText('İcarə müqavilələri: Fayl əlavə edin')
    await page.getByLabel(/İcarə müqavilələri: /).setInputFiles(PICTURE)
    await press(page, /: İcarə müqavilələri$/)
    await expect(page.getByRole('link', { name: 'icare.png' })).toBeVisible()
    await press(page, 'Davam et')

    await expect(heading(page)).toHaveText('Heyvanlar')
    for (const name of ['Mal-qara', 'Camış', 'Qoyun', 'Keçi', 'At', 'Quş', 'Arı ailəsi'])
      await row(page, name)
        .getByLabel('Sayı')
        .fill(name === 'Qoyun' ? '40' : '0')
    await press(page, 'Davam et')
    await choose(page, 'Kooperativin üzvüsünüz?', 'Xeyr')
    await press(page, 'Davam et')
    await page.getByLabel('Mobil nömrə').fill('050 123 45 67')
    await press(page, 'Davam et')

    await expect(heading(page)).toHaveText('Cavablarınızı yoxlayın')
    await expect(main(page)).toContainText('Torpaq 2: Sahəsi, hektar')
    await expect(main(page)).toContainText('icare.png')
    await expect(main(page)).toContainText('3,75')
    for (const statement of await page.getByRole('checkbox').all()) await statement.check()
    await press(page, 'Müraciəti göndər')
    await expect(page.getByRole('status').filter({ hasText: 'Müraciətiniz göndərildi' })).toBeVisible()
  })
})

test('mistakes in rows are listed with the row they are in, at 320 pixels, and each is a link to its place', async ({
  page,
  given,
  signInAs,
}) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await signInAs(await given.resident())
  await farmFilledIn(page)
  await choose(page, 'Torpaq istifadə edirsiniz?', 'Bəli')
  await landFilledIn(page, 'Torpaq 1', 'çox')
  await press(page, 'Davam et')
  const summary = problems(page)
  await expect(summary).toContainText('Torpaq 1: Sahəsi, hektar')
  await expectAccessible(page)
  await summary.getByRole('link', { name: /Torpaq 1: Sahəsi, hektar/ }).click()
  await expect(row(page, 'Torpaq 1').getByLabel('Sahəsi, hektar')).toHaveValue('çox')
  await expect(row(page, 'Torpaq 1').getByLabel('Sahəsi, hektar')).toBeFocused()
})

test('a row is added and left by keyboard alone', async ({ page, given, signInAs }) => {
  await signInAs(await given.resident())
  await farmFilledIn(page)
  await page.getByRole('radiogroup', { name: 'Torpaq istifadə edirsiniz?' }).getByRole('radio', { name: 'Bəli' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Davam et', exact: true }).focus()
  await page.keyboard.press('Enter')
  // With its script the page had the rows there at once, else it says that the answer opened them.
  await expect(page).toHaveURL(/(more|check)=1/)
  await page.getByRole('button', { name: 'Daha bir torpaq' }).focus()
  await page.keyboard.press('Enter')
  await expect(row(page, 'Torpaq 2')).toBeVisible()
  await page.getByRole('button', { name: 'Sil: Torpaq 1' }).focus()
  await page.keyboard.press('Enter')
  await expect(row(page, 'Torpaq 2')).toHaveCount(0)
})
