import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/fixtures'

// A page made for the first time takes its time.
const patient = { timeout: 30_000 }
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const follow = (page: Page, name: string | RegExp) =>
  page
    .getByRole('link', { name, exact: typeof name === 'string' })
    .first()
    .click()
const choose = (page: Page, group: string, option: string) =>
  page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()

/** The three languages of one text. */
async function words(page: Page, legend: string, text: string) {
  const box = page.getByRole('group', { name: legend, exact: true })
  await box.getByLabel('Azərbaycanca').fill(text)
  await box.getByLabel(/İngiliscə/).fill(`${text} (en)`)
  await box.getByLabel(/Rusca/).fill(`${text} (ru)`)
}

/** Adds a question to a step of the outline; its page stands open afterwards. */
async function addQuestion(page: Page, step: string, text: string, kind: string) {
  await follow(page, 'Formanın redaktəsi')
  await follow(page, `“${step}” addımına sual əlavə et`)
  await words(page, 'Sualın mətni', text)
  await page.getByRole('radiogroup', { name: 'Sualın növü' }).getByText(kind, { exact: true }).click()
  await press(page, 'Əlavə et')
  await expect(heading(page)).toHaveText(text, patient)
}

test('an agency makes a form in the admin pages alone; a citizen fills it in, an officer sees it', async ({
  page,
  given,
  signInAs,
}) => {
  test.setTimeout(240_000)
  const agency = await given.agency({ name: { az: 'Sınaq agentliyi', en: 'Trial agency', ru: 'Пробное агентство' } })
  const service = await given.service({
    agencyCode: agency.code,
    feeQepik: 1500,
    feeKind: 'service_fee',
    online: true,
    name: { az: 'Dayanacaq yeri üçün icazə', en: 'Parking permit', ru: 'Разрешение на стоянку' },
  })
  const editor = await given.staff({ agencyCode: agency.code, permissions: ['forms.edit'] })
  const reviewer = await given.staff({ agencyCode: agency.code, permissions: ['forms.review'] })
  const officer = await given.staff({ agencyCode: agency.code, permissions: ['applications.read', 'applications.decide'] })
  const leyla = await given.resident()

  await signInAs({ id: editor.personId })
  await page.goto('/az/admin/forms')
  await expectAccessible(page)
  await follow(page, 'Dayanacaq yeri üçün icazə')
  await choose(page, 'Nədən başlayaq?', 'Boş forma')
  await press(page, 'Başla')
  await expect(page.getByRole('status')).toContainText('Yeni versiya başladı', patient)
  await expectAccessible(page)

  // A mistake keeps what was typed.
  await page
    .getByRole('group', { name: 'Addımın adı', exact: true })
    .getByLabel(/İngiliscə/)
    .fill('Cars')
  await press(page, 'Addım əlavə et')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Bu sahəni doldurun', patient)
  await expect(page.getByRole('group', { name: 'Addımın adı', exact: true }).getByLabel(/İngiliscə/)).toHaveValue('Cars')
  await expectAccessible(page)
  await words(page, 'Addımın adı', 'Avtomobillər')
  await press(page, 'Addım əlavə et')
  await follow(page, 'Yeni sual')
  await words(page, 'Sualın mətni', 'Dayanacağın ünvanı')
  await press(page, 'Yadda saxla')

  await addQuestion(page, 'Avtomobillər', 'Avtomobiliniz var?', 'Bəli və ya xeyr')
  await addQuestion(page, 'Avtomobillər', 'Avtomobillərin siyahısı', 'Təkrarlanan suallar')
  await page.getByLabel('1-ci şərt: cavab', { exact: true }).selectOption({ label: 'Avtomobiliniz var?: Bəli' })
  await press(page, 'Yadda saxla')
  await expect(page.getByRole('status')).toContainText('Yadda saxlanıldı', patient)
  await expectAccessible(page)
  await addQuestion(page, 'Avtomobillər', 'Qeydiyyat şəhadətnaməsi', 'Fayl')

  await follow(page, 'Formanın redaktəsi')
  await follow(page, 'Ön baxış')
  await expect(page.getByText('Bu, ön baxışdır')).toBeVisible(patient)
  await follow(page, 'Dayanacaq yeri üçün icazə')
  await expect(page.getByText('Səhv yoxdur')).toBeVisible(patient)
  await press(page, 'Yoxlamaya göndər')
  await expect(page.getByRole('status')).toContainText('yoxlamaya göndərildi', patient)

  await signInAs({ id: reviewer.personId })
  await page.goto(`/az/admin/forms/${service.code}`)
  await press(page, 'Dərc et')
  await expect(page.getByRole('status')).toContainText('qüvvəyə mindi', patient)
  await expectAccessible(page)

  await signInAs(leyla)
  await page.goto(`/az/apply/${service.code}`)
  await press(page, 'Müraciətə başla')
  await page.getByLabel('Mobil nömrə').fill('050 123 45 67')
  await press(page, 'Davam et')
  await expect(heading(page)).toHaveText('Avtomobillər', patient)
  await page.getByLabel('Dayanacağın ünvanı').fill('Nizami küçəsi 5')
  await choose(page, 'Avtomobiliniz var?', 'Bəli')
  await press(page, 'Davam et')
  await expect(page).toHaveURL(/(more|check)=1/, patient)
  const rows = page.getByRole('group', { name: 'Avtomobillərin siyahısı', exact: true })
  await rows.getByLabel('Ad', { exact: true }).fill('Nissan Leaf')
  await page.getByLabel('Qeydiyyat şəhadətnaməsi: fayl seçin').setInputFiles({
    name: 'qeydiyyat.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  })
  await press(page, /^Əlavə et ?: Qeydiyyat/)
  await expect(page.getByText('qeydiyyat.pdf').first()).toBeVisible(patient)
  await rows.getByLabel('Ad', { exact: true }).fill('Nissan Leaf')
  await press(page, 'Davam et')
  await expect(heading(page)).toHaveText('Cavablarınızı yoxlayın', patient)
  await expect(page.getByRole('main')).toContainText('15', patient)
  await page.getByText(/Verdiyim məlumatın doğru olduğunu təsdiq edirəm/).click()
  await press(page, /Müraciəti göndər/)
  await expect(page.getByRole('status').first()).toContainText('göndərildi', patient)
  const [reference = ''] = ((await page.getByRole('main').textContent()) ?? '').match(/ASN-\d{4}-\w{4}-\w{4}/) ?? []
  expect(reference).not.toBe('')

  await signInAs({ id: officer.personId })
  await page.goto(`/az/admin/workqueue?q=${reference}`)
  await page.getByRole('link', { name: reference }).click()
  await expect(page.getByRole('main')).toContainText('Nissan Leaf', patient)
  await expect(page.getByRole('main')).toContainText('qeydiyyat.pdf', patient)
})
