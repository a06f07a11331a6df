import type { Page } from '@playwright/test'
import { expect, expectAccessible, test } from './support/fixtures'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const RIGHTS = ['applications.read', 'applications.decide'] as const

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an officer narrows the queue down, keeps the view, takes several cases at once and reads which were left out', async ({
      page,
      given,
      signInAs,
    }) => {
      const service = await given.service()
      const officer = await given.staff({ agencyCode: service.agencyCode, permissions: [...RIGHTS] })
      const colleague = await given.staff({ agencyCode: service.agencyCode, permissions: [...RIGHTS] })
      const place = { serviceCode: service.code, agencyCode: service.agencyCode }
      const fresh = await given.application({ ...place, dueOn: '2030-01-01' })
      const busy = await given.application({ ...place, status: 'in_review', assignedStaffId: colleague.id })
      await signInAs({ id: officer.personId })

      await page.goto('/az/admin/workqueue?view=all&expedited=yes')
      await expect(main(page)).toContainText('Bu görünüşdə müraciət yoxdur.')
      await page.goto('/az/admin/workqueue?view=all&status=in_review')
      await expect(page.getByRole('link', { name: busy.reference ?? '' })).toBeVisible()
      await expect(page.getByRole('link', { name: fresh.reference ?? '' })).toBeHidden()
      await page.getByText('Bu süzgəci görünüş kimi saxla').click()
      await page.getByLabel('Görünüşün adı').fill('Baxılanlar')
      await press(page, 'Saxla')
      await expect(page.getByRole('link', { name: 'Baxılanlar' })).toBeVisible()

      await page.goto('/az/admin/workqueue?view=all')
      for (const { reference } of [fresh, busy]) await page.getByRole('checkbox', { name: reference ?? '' }).check()
      await page.getByText('Seçilmiş müraciətlərlə').click()
      await press(page, 'İcra et')
      await expect(page.getByRole('main').getByRole('alert')).toContainText('Birini seçin')
      await expect(page.getByRole('checkbox', { name: fresh.reference ?? '' })).toBeChecked()
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByText('Baxışa götür', { exact: true }).click()
      await press(page, 'İcra et')
      await expect(heading(page)).toHaveText('Toplu əməliyyatın nəticəsi')
      await expect(main(page)).toContainText('Müraciətin indiki vəziyyətində bunu etmək olmur: 1')
      await expect(page.getByRole('link', { name: busy.reference ?? '' })).toBeVisible()
      await page.reload()
      await expect(main(page)).toContainText('Müraciətin indiki vəziyyətində bunu etmək olmur: 1')
    })

    test('the second officer sees who has the case open; notes stay between colleagues', async ({ page, given, signInAs }) => {
      const service = { serviceCode: 'din-residence-reference', agencyCode: 'din' }
      const [first, second] = [
        await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }),
        await given.staff({ agencyCode: 'din', permissions: [...RIGHTS] }),
      ]
      const resident = await given.resident()
      const one = await given.application({ ...service, personId: resident.id })
      await signInAs({ id: first.personId })
      await page.goto(`/az/admin/applications/${one.id}?tab=notes`)
      await page.getByLabel('Qeyd', { exact: true }).fill('Vətəndaşa zəng etdim.')
      await press(page, 'Qeydi yaz')
      await expect(page.getByRole('status')).toContainText('Qeyd yazıldı.')
      await signInAs({ id: second.personId })
      await page.goto(`/az/admin/applications/${one.id}?tab=notes`)
      await expect(main(page)).toContainText('bu müraciətə baxır')
      await expect(main(page)).toContainText('Vətəndaşa zəng etdim.')
      if (javaScriptEnabled) await expectAccessible(page)
    })
  })
}

test('shortcuts walk the list, open a case, do nothing while one types, and can be switched off', async ({
  page,
  given,
  signInAs,
}) => {
  const service = await given.service()
  const officer = await given.staff({ agencyCode: service.agencyCode, permissions: [...RIGHTS] })
  const place = { serviceCode: service.code, agencyCode: service.agencyCode }
  await given.application({ ...place, dueOn: '2030-01-01' })
  const second = await given.application({ ...place, dueOn: '2030-01-02' })
  await signInAs({ id: officer.personId })
  await page.goto('/az/admin/workqueue')
  await expect(page.getByRole('button', { name: 'Klaviatura qısayolları' })).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expect(page.getByRole('link', { name: second.reference ?? '' })).toBeFocused()
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Klaviatura qısayolları' })
  await expect(list).toBeVisible()
  await expectAccessible(page)
  await list.getByRole('button', { name: 'Qısayolları söndür' }).click()
  await list.getByRole('button', { name: 'Bağla' }).click()
  await page.keyboard.press('?')
  await expect(list).toBeHidden()
  await page.getByLabel('Axtarış').fill('')
  await page.getByLabel('Axtarış').press('?')
  await expect(page.getByLabel('Axtarış')).toHaveValue('?')
})

test('the queue with a refused form at 320 pixels', async ({ page, given, signInAs }) => {
  await page.setViewportSize({ width: 320, height: 720 })
  const service = await given.service()
  const officer = await given.staff({ agencyCode: service.agencyCode, permissions: [...RIGHTS] })
  await given.application({ serviceCode: service.code, agencyCode: service.agencyCode })
  await signInAs({ id: officer.personId })
  await page.goto('/az/admin/workqueue')
  await page.getByText('Seçilmiş müraciətlərlə').click()
  await page.getByText('Həmkara ver', { exact: true }).click()
  await press(page, 'İcra et')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Həmkarı seçin')
  await expectAccessible(page)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(320)
})
