import { expect, expectAccessible, test } from './support/fixtures'

const newCardNumber = () => `AA${String(Math.floor(Math.random() * 10_000_000)).padStart(7, '0')}`

test('a citizen finds their documents with the body that owns them, the moment, and the days left', async ({
  page,
  given,
  signInAs,
}) => {
  const soon = new Date(Date.now() + 25 * 86_400_000).toISOString().slice(0, 10)
  const leyla = await given.resident({ idCard: { expiresOn: soon } })
  await given.registeredChild(leyla, { name: 'Əliyeva Zəhra Rauf qızı' })
  await signInAs(leyla)
  await page.goto('/az/portfolio')

  const documents = page.getByRole('region', { name: 'Sənədlər' })
  const card = documents.getByRole('article').filter({ hasText: 'Şəxsiyyət vəsiqəsi' })
  await expect(card).toContainText('Müddəti bitir')
  await expect(card).toContainText(/2[456] gün qalıb/)
  await expect(card).toContainText(/Mənbə: .*Daxili İşlər Nazirliyi · .*vəziyyətinə/)
  await expect(card.getByRole('link', { name: 'Vəsiqəni yenilə' })).toHaveAttribute('href', '/az/apply/din-id-card-renew')
  await expect(page.getByRole('region', { name: 'Ailə' })).toContainText('Əliyeva Zəhra Rauf qızı')
  await expect(page.getByRole('region', { name: 'Nəqliyyat vasitələri' })).toContainText(
    'Adınıza qeydiyyatda olan nəqliyyat vasitəsi yoxdur',
  )
  await expectAccessible(page)
})

test('numbers are hidden until asked for, by keyboard too, and somebody to correct a mistake is named', async ({
  page,
  given,
  signInAs,
}) => {
  const number = newCardNumber()
  const leyla = await given.resident({ idCard: { number } })
  await signInAs(leyla)
  await page.goto('/en/portfolio')

  const card = page.getByRole('region', { name: 'Documents' }).getByRole('article').filter({ hasText: 'Identity card' })
  await expect(card.getByText(number)).toBeHidden()
  await card.getByText('Show in full').click()
  await expect(card.getByText(number)).toBeVisible()

  // The first thing to stop at after the links to the sections is the personal number.
  await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Vehicles' }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('region', { name: 'Personal data' }).getByText(leyla.pin)).toBeVisible()

  const property = page.getByRole('region', { name: 'Real estate' })
  await property.getByText('Do you see a mistake?').click()
  await expect(property).toContainText('State Service for Property Issues')
  await expectAccessible(page)
})

test('a register that is down is named in its section; the others show, and trying again works', async ({
  page,
  given,
  signInAs,
}) => {
  const leyla = await given.resident()
  await given.fault('property', 'down', { pin: leyla.pin })
  await signInAs(leyla)
  await page.goto('/az/portfolio')

  const property = page.getByRole('region', { name: 'Daşınmaz əmlak' })
  await expect(property).toContainText('Əmlak reyestri indi cavab vermir')
  await expect(
    page.getByRole('navigation', { name: 'Bölmələr' }).getByRole('link', { name: /Daşınmaz əmlak/ }),
  ).toHaveAccessibleName(/cavab vermir/)
  await expect(page.getByRole('region', { name: 'Fərdi məlumatlar' })).toContainText('Əliyeva Leyla')
  await expectAccessible(page)

  await given.fault('property', 'ok', { pin: leyla.pin })
  await property.getByRole('link', { name: 'Yenidən cəhd et' }).click()
  await expect(property).toContainText('Adınıza qeydiyyatda olan daşınmaz əmlak yoxdur')
})

test('a slow register does not hold the page for long', async ({ page, given, signInAs }) => {
  const leyla = await given.resident()
  await given.fault('education', 'slow', { latencyMs: 30_000, pin: leyla.pin })
  await signInAs(leyla)
  await page.goto('/ru/portfolio')
  await expect(page.getByRole('region', { name: 'Образование' })).toContainText(
    'Информационная система образования сейчас не отвечает',
  )
  await expect(page.getByRole('region', { name: 'Документы' })).toContainText('Удостоверение личности')
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the whole portfolio is there', async ({ page, given, signInAs }) => {
    const number = newCardNumber()
    const leyla = await given.resident({ idCard: { number } })
    await signInAs(leyla)
    await page.goto('/az/portfolio')
    await expect(page.getByRole('heading', { level: 2 })).toContainText([
      'Fərdi məlumatlar',
      'Ailə',
      'Sənədlər',
      'Təhsil',
      'İş və gəlir',
      'Daşınmaz əmlak',
      'Nəqliyyat vasitələri',
    ])
    await page.getByRole('article').filter({ hasText: 'Şəxsiyyət vəsiqəsi' }).getByText('Tam göstər').click()
    await expect(page.getByText(number)).toBeVisible()
  })
})
