import { expect, expectAccessible, test } from './support/fixtures'
import { tellOfCard } from './support/notices'

test('the cabinet shows what needs attention first, why, and the button that starts the service', async ({
  page,
  connection,
  given,
  signInAs,
}) => {
  const leyla = await given.person({ givenName: 'Leyla' })
  await tellOfCard(connection.db, leyla.id)
  await signInAs(leyla)
  await page.goto('/az/cabinet')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Salam, Leyla')
  const attention = page.getByRole('region', { name: 'Diqqətinizi gözləyən' })
  await expect(attention).toContainText('Şəxsiyyət vəsiqənizin müddəti 25 gün sonra bitir')
  await attention.getByText('Niyə bunu görürsünüz').click()
  await expect(attention).toContainText('Daxili İşlər Nazirliyinin reyestrində')
  await expect(attention.getByRole('link', { name: 'Yeni vəsiqə üçün müraciət et' })).toHaveAttribute(
    'href',
    '/az/apply/din-id-card-renew',
  )
})

for (const width of [320, 1280]) {
  test(`the cabinet and its arranging are accessible at ${width} px`, async ({ page, connection, given, signInAs }) => {
    await page.setViewportSize({ width, height: 800 })
    const leyla = await given.person()
    await tellOfCard(connection.db, leyla.id)
    await signInAs(leyla)
    for (const address of ['/az/cabinet', '/en/cabinet?arrange=1', '/ru/cabinet?arrange=1&done=arranged']) {
      await page.goto(address)
      await expectAccessible(page)
    }
  })
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('panels are moved, hidden and restored', async ({ page, given, signInAs }) => {
    await signInAs(await given.person())
    await page.goto('/az/cabinet')
    await page.getByRole('link', { name: 'Bölmələri düzənlə' }).click()
    await page.getByRole('button', { name: 'Yuxarı: Sənədlərim' }).click()
    await expect(page.getByRole('status')).toContainText('Düzülüş yadda saxlanıldı')
    await page.getByRole('button', { name: 'Gizlət: Razılıq sorğuları' }).click()
    await page.getByRole('link', { name: 'Hazırdır' }).click()
    const panels = page.getByRole('main').getByRole('heading', { level: 2 })
    await expect(panels).toHaveText([
      'Diqqətinizi gözləyən',
      'Baxılan müraciətlər',
      'Qarşıdakı görüşlər',
      'Sənədlərim',
      'Oxunmamış bildirişlər',
    ])

    await page.getByRole('link', { name: 'Bölmələri düzənlə' }).click()
    await page.getByRole('button', { name: 'Göstər: Razılıq sorğuları' }).click()
    await page.getByRole('button', { name: 'Adi düzülüşü qaytar' }).click()
    await page.getByRole('link', { name: 'Hazırdır' }).click()
    await expect(panels).toHaveCount(6)
  })
})

test('without a session the cabinet leads to sign-in and back', async ({ page }) => {
  const answer = await page.request.get('/az/cabinet', { maxRedirects: 0 })
  expect(answer.status()).toBe(307)
  expect(answer.headers().location).toContain('/az/sign-in?next=%2Faz%2Fcabinet')
})
