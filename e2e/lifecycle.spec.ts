import type { Page } from '@playwright/test'
import type { Factories } from '@/db/factories'
import { expect, expectAccessible, test } from './support/fixtures'

const main = (page: Page) => page.getByRole('main')
const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const choose = (page: Page, group: string, option: string) =>
  page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()
const officerOf = (given: Factories) =>
  given.staff({ agencyCode: 'din', permissions: ['applications.read', 'applications.decide'] })

/** Sends an application for the residence certificate; gives its address without the language. */
async function sendOne(page: Page): Promise<string> {
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
  await page.getByText('Verdiyim məlumatların doğru olduğunu təsdiq edirəm.', { exact: true }).click()
  await press(page, 'Müraciəti göndər')
  await expect(main(page).getByRole('status')).toContainText('Müraciətiniz göndərildi')
  return new URL(page.url()).pathname.replace('/az', '')
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('the page of a case says whose turn it is; a sent answer is corrected, and a word written', async ({
      page,
      given,
      signInAs,
    }) => {
      await signInAs(await given.resident())
      const address = await sendOne(page)
      await expect(main(page)).toContainText('Növbəti addım qurumdadır')
      await expect(region(page, 'Vaxt')).toContainText('Qurumda keçən vaxt')
      await expect(region(page, 'Bundan sonra')).toContainText('Ən gec')

      await page.getByRole('link', { name: 'Göndərdiyimi düzəlt' }).click()
      await choose(page, 'Arayış nə üçün lazımdır?', 'Məhkəmə və ya notariat üçün')
      await press(page, 'Dəyişikliyi yoxla')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Düzəlişi yoxlayın')
      await expect(region(page, 'Arayış nə üçün lazımdır?')).toContainText('Bank üçün')
      await press(page, 'Düzəlişi göndər')
      await expect(main(page).getByRole('status')).toHaveText('Düzəliş göndərildi.')
      await expect(region(page, 'Tarixçə')).toContainText('Müraciətə düzəliş edildi')

      await page.getByLabel('Mesajınız').fill('Nə vaxt hazır olacaq?')
      await press(page, 'Mesajı göndər')
      await expect(region(page, 'Yazışma')).toContainText('Nə vaxt hazır olacaq?')
      await expect(region(page, 'Yazışma')).toContainText('hələ oxunmayıb')
      if (javaScriptEnabled) await expectAccessible(page)

      await page.goto('/az/applications')
      await expect(main(page)).toContainText('Qurumda')
      expect(address).toMatch(/^\/applications\//)
    })

    test('a document is added to a case that runs', async ({ page, given, signInAs }) => {
      await signInAs(await given.resident())
      await sendOne(page)
      await page
        .getByLabel(/Sənəd əlavə et/)
        .first()
        .setInputFiles({
          name: 'arayis.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.from(
            '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
          ),
        })
      await page.getByRole('button', { name: /^Əlavə et/ }).click()
      await expect(main(page).getByRole('status')).toHaveText('Sənəd əlavə olundu.')
      await expect(region(page, 'Sənədlər').getByRole('link', { name: 'arayis.pdf' })).toBeVisible()
      await expect(region(page, 'Tarixçə')).toContainText('Sənəd əlavə olundu')
    })

    test('a refusal says why; an objection opens the case anew by another officer', async ({ page, given, signInAs }) => {
      const leyla = await given.resident()
      const [decider, colleague] = [await officerOf(given), await officerOf(given)]
      await signInAs(leyla)
      const address = await sendOne(page)

      await signInAs({ id: decider.personId })
      await page.goto(`/az/admin${address}`)
      await press(page, 'Baxışa götür')
      await page.getByText('Təqdim edilən məlumat düzgün deyil', { exact: true }).click()
      await page.getByLabel('Vətəndaşa izah').fill('Ünvan reyestrdə başqadır.')
      await press(page, 'İmtina et')
      await expect(main(page).getByRole('status')).toContainText('İmtina qərarı verildi')

      await signInAs(leyla)
      await page.goto(`/az${address}`)
      await expect(region(page, 'Qərar')).toContainText('Ünvan reyestrdə başqadır.')
      await expect(page.getByLabel('Nə ilə razı deyilsiniz?')).toHaveValue(/tarixli qərarla razı deyiləm/)
      if (javaScriptEnabled) await expectAccessible(page)
      await press(page, 'Şikayət et')
      await expect(main(page).getByRole('status')).toHaveText('Şikayətiniz göndərildi.')
      await expect(main(page)).toContainText('Şikayətinizə baxılır')

      await signInAs({ id: colleague.personId })
      await page.goto(`/az/admin${address}`)
      await page.getByLabel('Vətəndaşa cavab').fill('Ünvan yenidən yoxlanılacaq.')
      await press(page, 'Etirazı qəbul et, işi yenidən aç')
      await expect(main(page).getByRole('status')).toContainText('iş yenidən açıldı')

      await signInAs(leyla)
      await page.goto(`/az${address}`)
      await expect(main(page)).toContainText('Növbəti addım qurumdadır')
      await expect(region(page, 'Tarixçə')).toContainText('Şikayət təmin edildi')
    })
  })
}
