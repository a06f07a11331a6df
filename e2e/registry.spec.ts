// The registry of services: an editor writes, a second person publishes, citizens read it at once. Open data, and what I can have today.
import { expect, expectAccessible, test } from './support/fixtures'
import { demoPeople } from './support/people'

test('an editor drafts, a reviewer sees the difference and publishes, the public page shows it within two seconds', async ({
  page,
  request,
  given,
  signInAs,
}) => {
  const text = `Yoxlanmış təsvir ${Date.now()}`
  test.setTimeout(180_000)
  const agency = await given.agency()
  const { code } = await given.service({ agencyCode: agency.code })
  const editor = await given.staff({ agencyCode: agency.code, permissions: ['catalogue.edit'] })
  const reviewer = await given.staff({ agencyCode: agency.code, permissions: ['catalogue.review'] })
  // Kept by the cache from now on.
  await request.get(`/az/services/${code}`)

  await signInAs({ id: editor.personId })
  await page.goto('/az/admin/catalogue')
  await expectAccessible(page)
  await page.goto(`/az/admin/catalogue/${code}`)
  await page.getByRole('button', { name: /Yeni versiya hazırla|Qaralamaya davam et/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('redaktə')
  await expectAccessible(page)

  await page.getByLabel('Qısa təsvir (Azərbaycanca)').fill('')
  await page.getByRole('button', { name: 'Qaralamanı saxla' }).first().click()
  await expect(page.getByRole('alert', { name: 'Formada düzəliş lazımdır' })).toContainText('Bu sahəni doldurun')
  await expectAccessible(page)
  await page.getByLabel('Qısa təsvir (Azərbaycanca)').fill(text)
  await page.getByLabel('Qısa təsvir (Rusca)').fill('')
  const removals = page.getByRole('button', { name: /Sil: Təcili icra/ })
  const rows = await removals.count()
  await page.getByRole('button', { name: 'Təcili icra əlavə et' }).click()
  await expect(removals).toHaveCount(rows + 1)
  await expect(page.getByLabel('Qısa təsvir (Azərbaycanca)')).toHaveValue(text)
  await removals.last().click()
  await expect(removals).toHaveCount(rows)
  await page.getByRole('button', { name: 'Qaralamanı saxla' }).first().click()
  await expect(page.getByText('Qaralama saxlanıldı.')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Qısa təsvir (Rusca)' })).toBeVisible()
  await page.getByRole('button', { name: 'Yoxlamaya göndər' }).click()
  await expect(page.getByText('Versiya yoxlamaya göndərildi.')).toBeVisible()

  await signInAs({ id: reviewer.personId })
  await page.goto(`/az/admin/catalogue/${code}/review`)
  await expect(page.getByRole('insertion').filter({ hasText: text })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Dərc et' }).click()
  await expect(page.getByText('Versiya dərc olundu.')).toBeVisible()
  await expect
    .poll(async () => (await request.get(`/az/services/${code}`)).text(), { timeout: 2_000, intervals: [100] })
    .toContain(text)
  expect(await (await request.get(`/api/open-data/v1/services/${code}`)).json()).toMatchObject({ summary: { az: text } })
  await page.goto(`/az/services/${code}/versions`)
  await expect(page.getByRole('insertion').filter({ hasText: text })).toBeVisible()
  await expectAccessible(page)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('a person asks what they can have today and sees each rule with the value it read', async ({
    page,
    connection,
    signInAs,
  }) => {
    await signInAs(await demoPeople(connection, 'Leyla Əliyeva'))
    await page.goto('/az/available')
    await page.getByRole('button', { name: 'İndi yoxla' }).click()
    await expect(page.getByRole('heading', { name: 'İndi ala bilərsiniz, heç nə gətirmədən' })).toBeVisible()
    await expect(page.getByRole('link', { name: /^Müraciət et: / }).first()).toBeVisible()
    await page.goto('/az/activity')
    await expect(page.getByText('Bu gün nəyi ala biləcəyinizə baxdınız').first()).toBeVisible()
  })

  test('rows of a record come and go without losing what was typed', async ({ page, connection, signInAs }) => {
    await signInAs(await demoPeople(connection, 'Aytac Salmanova'))
    await page.goto('/az/admin/catalogue/din-id-card-lost')
    await page.getByRole('button', { name: /Yeni versiya hazırla|Qaralamaya davam et/ }).click()
    await page.getByLabel('Ad (Azərbaycanca)', { exact: true }).fill('Yazılmış ad')
    await page.getByRole('button', { name: 'Sənəd əlavə et' }).click()
    await expect(page.getByLabel('Ad (Azərbaycanca)', { exact: true })).toHaveValue('Yazılmış ad')
    await page.goto('/az/admin/catalogue/din-id-card-lost/edit')
    await page.getByRole('button', { name: 'Qaralamanı ləğv et' }).click()
    await expect(page.getByText('Qaralama ləğv edildi.')).toBeVisible()
  })
})

test('the page of what can be had today is accessible', async ({ page, connection, signInAs }) => {
  await signInAs(await demoPeople(connection, 'Leyla Əliyeva'))
  await page.goto('/az/available')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'İndi yoxla' }).click()
  await expect(page.getByRole('heading', { name: 'Bir şey çatmır' })).toBeVisible()
  await expectAccessible(page)
})

test('open data: pages, conditional requests, errors in the standard form, the site map', async ({ page, request }) => {
  await page.goto('/az/open-data')
  await expectAccessible(page)
  const first = await request.get('/api/open-data/v1/services?limit=5')
  expect(await first.json()).toMatchObject({ page: 1, services: expect.any(Array) })
  expect(first.headers()['access-control-allow-origin']).toBe('*')
  // Somebody may publish between the two questions: then the second is a new answer, and is asked again.
  await expect(async () => {
    const { etag = '' } = (await request.get('/api/open-data/v1/services?limit=5')).headers()
    const again = await request.get('/api/open-data/v1/services?limit=5', { headers: { 'if-none-match': etag } })
    expect(again.status()).toBe(304)
  }).toPass({ timeout: 10_000 })
  const wrong = await request.get('/api/open-data/v1/services?limit=0')
  expect([wrong.status(), wrong.headers()['content-type']]).toEqual([400, 'application/problem+json'])
  expect((await request.get('/api/open-data/v1/services/no-such')).status()).toBe(404)
  expect(await (await request.get('/sitemaps/services.xml')).text()).toContain('hreflang="ru"')
})
