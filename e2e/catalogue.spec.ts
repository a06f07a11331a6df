import { expect, expectAccessible, test } from './support/fixtures'

test('a citizen browses by subject to a service and reads what it needs', async ({ page }) => {
  await page.goto('/az')
  await page.getByRole('link', { name: 'Bütün xidmətlər' }).click()
  await page.getByRole('link', { name: /^Şəxsiyyət sənədləri/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Şəxsiyyət sənədləri')
  await page.getByRole('link', { name: 'Şəxsiyyət vəsiqəsinin dəyişdirilməsi' }).click()

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Şəxsiyyət vəsiqəsinin dəyişdirilməsi')
  await expect(page.getByRole('definition').filter({ hasText: '5,00' })).toContainText('dövlət rüsumu')
  await expect(page.getByRole('heading', { name: 'Dövlət özü əldə edir' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Təcili qaydada 1 iş günü 70,00/ })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Müraciət et' })).toHaveAttribute('href', '/az/apply/din-id-card-renew')
  await expect(page.getByRole('link', { name: 'Növbəyə yazıl' }).last()).toHaveAttribute(
    'href',
    '/az/appointments/book?service=din-id-card-renew',
  )
})

test('services of a subject stand in the order of the Azerbaijani alphabet', async ({ page }) => {
  await page.goto('/az/services')
  const names = await page.getByRole('region', { name: 'Mövzu üzrə' }).getByRole('link').allInnerTexts()
  const places = [
    'Ekologiya',
    'Əmək və məşğulluq',
    'Fövqəladə hallar',
    'Kənd təsərrüfatı',
    'Qida təhlükəsizliyi',
    'Maliyyə və sığorta',
  ].map((name) => names.findIndex((text) => text.startsWith(name)))
  expect(places).toEqual([...places].sort((a, b) => a - b))
  expect(places).not.toContain(-1)
})

test('switching the language keeps the place, also with a question in the address', async ({ page }) => {
  await page.goto('/az/services/dsmf-childbirth-benefit')
  await page.getByRole('navigation', { name: 'Dil', exact: true }).getByRole('link', { name: 'Русский' }).click()
  await expect(page).toHaveURL(/\/ru\/services\/dsmf-childbirth-benefit$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Единовременное пособие при рождении ребёнка')

  await page.goto('/az/search?q=pasport')
  await page.getByRole('navigation', { name: 'Dil', exact: true }).getByRole('link', { name: 'English' }).click()
  await expect(page).toHaveURL(/\/en\/search\?q=pasport$/)
  await expect(page.getByRole('searchbox')).toHaveValue('pasport')
})

test('search finds without diacritics and keeps the question through the pages', async ({ page }) => {
  await page.goto('/az/services')
  await page.getByRole('searchbox').fill('sexsiyyet vesiqesi')
  await page.getByRole('searchbox').press('Enter')
  const results = page.getByRole('list', { name: 'Axtarışın nəticələri' }).getByRole('heading')
  await expect(results.first()).toHaveText('Şəxsiyyət vəsiqəsinin dəyişdirilməsi')

  await page.goto('/az/search?q=arayış')
  await page.getByRole('link', { name: 'Növbəti' }).click()
  await expect(page).toHaveURL(/page=2/)
  await expect(page.getByRole('searchbox')).toHaveValue('arayış')
})

test('a question nobody can answer leads to the subjects and to a person', async ({ page }) => {
  await page.goto('/az/search?q=zzzzqqq')
  await expect(page.getByText('“zzzzqqq” üzrə heç nə tapılmadı')).toBeVisible()
  await expect(page.getByRole('link', { name: /108-ə zəng edin/ })).toHaveAttribute('href', 'tel:108')
  await page.getByRole('link', { name: /^Notariat/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Notariat')
})

test('markup in a question is shown as typed', async ({ page }) => {
  await page.goto(`/az/search?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`)
  await expect(page.getByText('<img src=x onerror=alert(1)>')).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('the way from a question to the centre that serves it works', async ({ page }) => {
    await page.goto('/az')
    await page.getByRole('searchbox').last().fill('yasayis yeri arayis')
    await page.getByRole('button', { name: 'Axtar' }).last().click()
    await page.getByRole('link', { name: 'Yaşayış yeri haqqında arayış' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Yaşayış yeri haqqında arayış')

    await page.goto('/az/services/din-id-card-renew')
    await page.getByText('Bu xidməti göstərən mərkəzlər').click()
    await page.getByRole('link', { name: '1 saylı Bakı “ASAN xidmət” mərkəzi' }).click()
    await expect(page.getByRole('row', { name: 'Bazar Bağlıdır' })).toBeVisible()
    await expect(page.getByText('Dəqiq ünvan təsdiqlənməyib')).toBeVisible()
  })
})

test('public pages are cached and carry a policy that allows their own scripts only', async ({ page, request }) => {
  const problems: string[] = []
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
  await page.goto('/az/services/din-id-card-renew')
  expect(problems).toEqual([])
  const second = await request.get('/az/services/din-id-card-renew')
  expect(second.headers()['x-nextjs-cache']).toMatch(/HIT|STALE/)
  expect(second.headers()['content-security-policy']).toMatch(/script-src 'self' 'sha256-/)
  expect(second.headers()['content-security-policy']).not.toContain('unsafe-inline')
})

test('what is not in the catalogue answers 404 in the reader’s language', async ({ request }) => {
  for (const path of [
    '/az/services/nothing',
    '/en/services/categories/nothing',
    '/ru/centres/nothing',
    '/az/centres/regions/nothing',
    '/az/services/agencies/%00',
  ])
    expect((await request.get(path)).status(), path).toBe(404)
})

// accessibility.spec.ts scans one page of each kind; these are the other faces of those kinds.
const OTHER_FACES = ['/search?q=zzzzqqq', '/services/mehkeme-claim', '/services/din-exit-restriction-check', '/centres/bus-01']

for (const locale of ['az', 'en', 'ru'])
  for (const width of [320, 1280])
    test(`${locale}, ${width} px: an empty search, a long tariff, an unconfirmed service and a mobile unit can be read by everybody`, async ({
      page,
    }) => {
      await page.setViewportSize({ width, height: 900 })
      for (const path of OTHER_FACES)
        await test.step(path || '/', async () => {
          await page.goto(`/${locale}${path}`)
          await expect(page.locator('html')).toHaveAttribute('lang', locale)
          await expectAccessible(page)
        })
    })
