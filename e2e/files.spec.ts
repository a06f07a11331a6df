// Files, fees and receipts, in the citizen's words. Everything here works without scripts.
import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { applicationRevisions, feesDue } from '@/db/schema'
import type { Factories } from '@/db/factories'
import { newId, newReference } from '@/lib/platform/ids'
import { listFiles } from '@/lib/files/list-files'
import { JPEG, PDF } from '@/lib/files/testing'
import { expect, expectAccessible, test } from './support/fixtures'

const WHAT = 'Nə baş verib?'
const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const choose = (page: Page, files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  page.getByLabel(/fayl seçin/).setInputFiles(files)
const pdf = (name: string, buffer = PDF) => ({ name, mimeType: 'application/pdf', buffer })

/** An application sent to the interior ministry, with a receipt and what was hashed for it. */
async function sent(given: Factories) {
  const citizen = await given.person({ givenName: 'Leyla', surname: 'Əliyeva', sex: 'female' })
  const text = JSON.stringify({ service: 'din-residence-reference', answers: { purpose: newId() } })
  const hash = createHash('sha256').update(text).digest('hex')
  const key = randomBytes(16).toString('base64url')
  const row = await given.application({
    personId: citizen.id,
    serviceCode: 'din-residence-reference',
    agencyCode: 'din',
    receiptKey: key,
    contentHash: hash,
  })
  return { citizen, row, text, hash, key }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a document is added to a sent application; what is not a document is refused, and says why', async ({
      page,
      given,
      signInAs,
    }) => {
      const { citizen, row } = await sent(given)
      await signInAs(citizen)
      await page.goto(`/az/applications/${row.id}`)
      await choose(page, [pdf('Arayış.pdf')])
      await press(page, /^Əlavə et/)
      await expect(main(page).getByRole('link', { name: 'Arayış.pdf' })).toBeVisible()

      await choose(page, [pdf('foto.jpg')])
      await press(page, /^Əlavə et/)
      await expect(main(page).getByText('“foto.jpg” adına uyğun gəlmir').first()).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)

      await choose(page, [pdf('böyük.pdf', Buffer.concat([PDF, Buffer.alloc(11 * 1024 * 1024)]))])
      await press(page, /^Əlavə et/)
      await expect(main(page).getByText('“böyük.pdf” çox böyükdür: ən çoxu 10 MB').first()).toBeVisible()

      await press(page, /^Əlavə et/)
      await expect(main(page).getByText('Əvvəlcə fayl seçin').first()).toBeVisible()
    })
  })
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'a step with files, with JavaScript' : 'a step with files, without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('files are added to the question, refused by name, and taken away', async ({ page, given, signInAs }) => {
      const citizen = await given.resident()
      const draft = await given.application({
        personId: citizen.id,
        serviceCode: 'din-fine-objection',
        agencyCode: 'din',
        status: 'draft',
        reference: null,
        submittedAt: null,
        answers: { decidedBy: 'police' },
      })
      await signInAs(citizen)
      await page.goto(`/az/applications/${draft.id}/edit/objection`)
      const words = page.getByLabel(WHAT)
      if (javaScriptEnabled) await words.fill('Həmin gün maşını mən sürmürdüm, başqa şəhərdə idim.')
      await choose(page, [pdf('Şahid.pdf')])
      await press(page, /^Əlavə et/)
      await expect(main(page).getByRole('link', { name: 'Şahid.pdf' })).toBeVisible()
      if (javaScriptEnabled) await expect(words).toHaveValue('Həmin gün maşını mən sürmürdüm, başqa şəhərdə idim.')

      await choose(page, [{ name: 'səhifə.html', mimeType: 'text/html', buffer: Buffer.from('<script>1</script>') }])
      await press(page, /^Əlavə et/)
      await expect(main(page).getByText('“səhifə.html” uyğun deyil').first()).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)

      await press(page, /^Sil\s*: Şahid\.pdf/)
      await expect(main(page).getByRole('link', { name: 'Şahid.pdf' })).toHaveCount(0)
    })
  })
}

test('files of a draft are added together, and taken away again; another site’s form does nothing', async ({
  page,
  given,
  signInAs,
  connection,
  baseURL,
}) => {
  const citizen = await given.person()
  const draft = await given.application({
    personId: citizen.id,
    serviceCode: 'din-fine-objection',
    agencyCode: 'din',
    status: 'draft',
    reference: null,
    submittedAt: null,
  })
  await signInAs(citizen)
  const back = `/az/applications/${draft.id}/edit/objection`
  const place = `/az/applications/${draft.id}/files?${new URLSearchParams({ field: 'evidence', back })}`
  const here = { origin: new URL(baseURL ?? '').origin }
  const answer = async (options: Parameters<typeof page.request.post>[1]) => {
    const said = await page.request.post(place, { headers: here, maxRedirects: 0, ...options })
    return [said.status(), said.headers().location]
  }
  const both = new FormData()
  both.append('file', new File([new Uint8Array(PDF)], 'a.pdf'))
  both.append('file', new File([new Uint8Array(JPEG)], 'b.jpg'))
  expect(await answer({ multipart: both })).toEqual([303, `${back}?done=fileAdded`])
  expect((await answer({ multipart: { file: pdf('c.pdf') }, headers: { origin: 'https://elsewhere.example' } }))[0]).toBe(403)

  const kept = () => listFiles(connection.db, draft.id)
  expect((await kept()).map((file) => file.contentType)).toEqual(['application/pdf', 'image/jpeg'])
  const [first] = await kept()
  expect(await answer({ form: { remove: first?.id ?? '' } })).toEqual([303, `${back}?done=fileRemoved`])
  expect((await kept()).map((file) => file.fileName)).toEqual(['b.jpg'])
  await signInAs(await given.person())
  expect((await answer({ multipart: { file: pdf('d.pdf') } }))[0]).toBe(404)
})

test('a file is for the applicant and the officers of the agency, who leave a trace; for others it is not there', async ({
  page,
  given,
  signInAs,
  connection,
  baseURL,
}) => {
  const { citizen, row } = await sent(given)
  await signInAs(citizen)
  const added = await page.request.post(`/az/applications/${row.id}/files?field=added&back=/az/applications/${row.id}`, {
    multipart: { file: pdf('Sübut.pdf') },
    headers: { origin: new URL(baseURL ?? '').origin },
    maxRedirects: 0,
  })
  expect(added.status()).toBe(303)
  const [file] = await listFiles(connection.db, row.id)
  const address = `/az/applications/${row.id}/files/${file?.id}`
  const own = await page.request.get(address)
  expect(await own.body()).toEqual(PDF)
  expect(own.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-disposition': expect.stringMatching(/^attachment; /),
    'content-security-policy': expect.stringContaining('sandbox'),
  })

  const statusFor = async (person: { id: string }) => {
    await signInAs(person)
    return (await page.request.get(address)).status()
  }
  const staff = async (agencyCode: string) => ({
    id: (await given.staff({ agencyCode, permissions: ['applications.read', 'applications.decide'] })).personId,
  })
  expect(await statusFor(await given.person())).toBe(404)
  expect(await statusFor(await staff('dsmf'))).toBe(404)
  expect(await statusFor(await staff('din'))).toBe(200)
  await signInAs(citizen)
  await page.goto('/az/activity')
  await expect(main(page)).toContainText('Müraciətinizə əlavə etdiyiniz fayl')
})

test('a receipt is downloaded, verified by its key, and its hash made again', async ({
  page,
  given,
  signInAs,
  connection,
  browser,
}) => {
  const { citizen, row, text, hash, key } = await sent(given)
  await connection.db.insert(applicationRevisions).values({
    applicationId: row.id,
    number: 1,
    at: new Date(),
    personId: citizen.id,
    answers: {},
    facts: {},
    files: {},
    contentHash: hash,
    content: text,
  })
  await signInAs(citizen)
  await page.goto(`/az/applications/${row.id}/receipt`)
  await expect(main(page)).toContainText('Əliyeva Leyla')
  await expect(main(page)).toContainText(hash.slice(0, 8))
  expect(await page.content()).not.toContain(citizen.pin)
  await expectAccessible(page)

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Qəbzi PDF kimi endir' }).click(),
  ])
  expect(file.suggestedFilename()).toBe(`${row.reference}.pdf`)
  expect((await readFile(await file.path())).subarray(0, 8).toString()).toBe('%PDF-1.7')
  const content = await page.request.get(`/az/applications/${row.id}/receipt/content`)
  expect(
    createHash('sha256')
      .update(await content.body())
      .digest('hex'),
  ).toBe(hash)

  const anybody = await browser.newContext({ javaScriptEnabled: false })
  const stranger = await anybody.newPage()
  expect(
    (await stranger.request.get(new URL(`/az/applications/${row.id}/receipt/pdf`, page.url()).href, { maxRedirects: 0 })).status(),
  ).toBe(307)
  await stranger.goto(new URL('/az/verify', page.url()).href)
  await stranger.getByLabel('Yoxlama açarı').fill('AAAAAAAAAAAAAAAAAAAAAA')
  await press(stranger, 'Yoxla')
  await expect(main(stranger).getByText('Bu açarla qəbz tapılmadı').first()).toBeVisible()
  await stranger.getByLabel('Yoxlama açarı').fill(` ${key} `)
  await press(stranger, 'Yoxla')
  await expect(main(stranger)).toContainText('Qəbz doğrudur')
  await expect(main(stranger)).toContainText('L. Ə.')
  expect(await stranger.content()).not.toContain('Əliyeva')
  await stranger.getByLabel('SHA-256 izi').fill(hash.toUpperCase())
  await press(stranger, 'Tutuşdur')
  await expect(main(stranger)).toContainText('İz eynidir')
  await stranger.getByLabel('SHA-256 izi').fill('0'.repeat(64))
  await press(stranger, 'Tutuşdur')
  await expect(main(stranger)).toContainText('İz fərqlidir')
  expect((await stranger.request.get(new URL('/az/verify/AAAAAAAAAAAAAAAAAAAAAA', page.url()).href)).status()).toBe(404)
  await anybody.close()
})

test('the page of a fee says what is owed and for what; a stranger does not find it', async ({
  page,
  given,
  signInAs,
  connection,
}) => {
  const { citizen, row } = await sent(given)
  await connection.db.insert(feesDue).values({
    id: newId(),
    reference: newReference('RSM', 2026),
    applicationId: row.id,
    personId: citizen.id,
    agencyCode: 'din',
    serviceCode: row.serviceCode,
    amountQepik: 3000,
    purpose: { az: '3 iş günü', en: '3 working days', ru: '3 рабочих дня' },
  })
  await signInAs(citizen)
  await page.goto(`/az/applications/${row.id}/pay`)
  await expect(main(page)).toContainText('30,00')
  await expect(main(page)).toContainText('3 iş günü')
  await expect(main(page)).toContainText('Ödənilməlidir')
  await expectAccessible(page)
  await signInAs(await given.person())
  expect((await page.request.get(`/az/applications/${row.id}/pay`)).status()).toBe(404)
})
