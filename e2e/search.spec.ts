import { demoPeople, expect, expectAccessible, test } from './support/fixtures'

const API = '/api/open-data/v1/services/search'

test('while one types, services are offered; arrow keys and Enter open one, Escape closes', async ({ page }) => {
  await page.goto('/az/services')
  const box = page.getByRole('searchbox', { name: 'Xidmət axtar' })
  await box.pressSequentially('wexsiyyet vesiq')
  const list = page.getByRole('listbox', { name: 'Xidmət axtar' })
  await expect(list.getByRole('option').first()).toContainText('Şəxsiyyət vəsiqəsi')
  await expectAccessible(page)
  await box.press('Escape')
  await expect(list).toBeHidden()
  await box.press('e')
  await expect(list).toBeVisible()
  await box.press('ArrowDown')
  await expect(list.getByRole('option', { selected: true })).toContainText('vəsiqə')
  await box.press('Enter')
  await expect(page).toHaveURL(/\/az\/services\/din-id-card-/)
})

test('the search answers machines in rank order, and says when nothing fits', async ({ request }) => {
  const found = await request.get(`${API}?q=справка о несудимости&lang=ru&limit=3`)
  expect(found.status()).toBe(200)
  expect(found.headers()['access-control-allow-origin']).toBe('*')
  const { results, nothingFits } = await found.json()
  expect(nothingFits).toBe(false)
  expect(results[0]).toMatchObject({ rank: 1, code: 'din-criminal-record', agency: 'din' })
  expect(results[0].name).toMatch(/[а-я]/)
  const scores = results.map(({ score }: { score: number }) => score)
  expect(scores).toEqual([...scores].sort((a, b) => b - a))

  expect(await (await request.get(`${API}?q=futbol oyunu nə vaxtdır`)).json()).toMatchObject({ nothingFits: true, results: [] })
  for (const wrong of ['', '?q=', '?q=a&lang=de', '?q=a&limit=0', '?q=a&limit=51', `?q=${'a'.repeat(201)}`]) {
    const refused = await request.get(`${API}${wrong}`)
    expect(refused.status(), wrong).toBe(400)
    expect(refused.headers()['content-type']).toContain('application/problem+json')
  }
})

test('an administrator teaches the search a word and sees why something is found', async ({ page, signInAs, connection }) => {
  await signInAs(await demoPeople(connection, 'Fərid Nəbiyev'))
  const word = `sözcük${Date.now() % 1_000_000}x`
  await page.goto('/az/admin/search?view=phrases')
  await page.getByRole('button', { name: 'Adı əlavə et' }).click()
  await expect(page.getByRole('alert', { name: 'Formada düzəliş lazımdır' })).toContainText('Xidmətin kodu')
  await expectAccessible(page)
  await page.getByLabel('Xidmətin kodu').fill('din-criminal-record')
  await page.getByRole('textbox', { name: 'Ad', exact: true }).fill(word)
  await page.getByRole('button', { name: 'Adı əlavə et' }).click()
  await expect(page.getByText('Söz əlavə olundu.')).toBeVisible()
  await expect
    .poll(async () => (await (await page.request.get(`${API}?q=${word}`)).json()).results[0]?.code, { timeout: 5000 })
    .toBe('din-criminal-record')
  await page.getByRole('link', { name: 'Axtarışın izahı' }).click()
  await page.getByLabel('Sual').fill(word)
  await page.getByRole('button', { name: 'İzah et' }).click()
  await expect(page.getByText('(tam söz')).toBeVisible()
  await page.goto('/az/admin/search?view=phrases')
  await page.getByRole('button', { name: `Sil: ${word}` }).click()
  await expect(page.getByText('Söz silindi.')).toBeVisible()
})
