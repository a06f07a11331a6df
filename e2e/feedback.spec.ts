import type { Page } from '@playwright/test'
import type { Factories } from '@/db/factories'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { linkKeyOf } from '@/lib/queue/visit-key'
import { expect, expectAccessible, test } from './support/fixtures'

const main = (page: Page) => page.getByRole('main')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const press = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true }).click()

/** Somebody who was served a moment ago at a centre of its own. */
async function served(given: Factories, over: { personId?: string } = {}) {
  const now = new Date()
  const centre = await given.centre({ name: { az: `Sınaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` } })
  const ticket = await given.ticket({
    centreCode: centre.code,
    day: dayInBaku(now),
    status: 'served',
    arrivedAt: minutesAfter(now, -30),
    calledAt: minutesAfter(now, -20),
    startedAt: minutesAfter(now, -19),
    finishedAt: minutesAfter(now, -5),
    ...over,
  })
  return { centre, ticket, path: `/az/rate/${linkKeyOf('ticket', ticket)}` }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a visitor rates by the link, changes it, complains and reads the answer there', async ({ page, given, signInAs }) => {
      const person = await given.person()
      const { centre, path } = await served(given, { personId: person.id })
      await page.goto(path)
      await expect(heading(page)).toHaveText('Qəbul necə keçdi?')
      await expect(main(page)).toContainText(centre.name.az)
      await expect(main(page)).not.toContainText(person.surname)

      await press(page, 'Göndər')
      await expect(main(page).getByRole('alert')).toContainText('Qiyməti seçin')
      if (javaScriptEnabled) await expectAccessible(page)
      await main(page).getByRole('radio', { name: '4 – Yaxşı' }).check()
      await main(page).getByLabel('Nəyi dəyişərdiniz').fill('Hər şey aydın idi.')
      await press(page, 'Göndər')
      await expect(main(page)).toContainText('qiymətiniz yazıldı')
      await expect(main(page).getByRole('radio', { name: '4 – Yaxşı' })).toBeChecked()

      await main(page).getByText('Şikayət etmək').click()
      await main(page).getByLabel('Mövzu').fill('Zalda yer yoxdur')
      await main(page).getByLabel('Nə baş verib?').fill('Yarım saat ayaq üstə gözlədik.')
      await press(page, 'Şikayəti göndər')
      await expect(main(page)).toContainText(/SKT-\d{4}-/)
      await expect(main(page)).toContainText('Qəbul edilib')

      const manager = await given.staff({ centreCode: centre.code, permissions: ['reports.read'] })
      await signInAs({ id: manager.personId })
      await page.goto('/az/admin/complaints')
      await main(page).getByRole('link', { name: 'Zalda yer yoxdur' }).click()
      await expect(main(page)).toContainText(person.surname)
      await press(page, 'Baxılmağa götür')
      await expect(main(page).getByRole('status')).toHaveText('Şikayət sizdədir.')
      await press(page, 'Cavabı göndər')
      await expect(main(page).getByRole('alert')).toContainText('Cavabı yazın')
      await main(page).getByLabel('Cavab', { exact: true }).fill('Üzr istəyirik: bu həftə iyirmi yeni oturacaq qoyulur.')
      await press(page, 'Cavabı göndər')
      await expect(main(page).getByRole('status')).toHaveText('Cavab göndərildi.')

      await page.goto(path)
      await expect(main(page)).toContainText('iyirmi yeni oturacaq')
      await expect(main(page)).toContainText('Cavab verilib')
    })

    test('a citizen complains of a centre from the menu and follows it in the list', async ({ page, given, signInAs }) => {
      const { centre } = await served(given)
      await signInAs(await given.person())
      await page.goto('/az/complaints')
      await press(page, 'Şikayəti göndər')
      await expect(main(page).getByRole('alert')).toContainText('Mərkəzi seçin')
      if (javaScriptEnabled) await expectAccessible(page)
      await main(page).getByLabel('Mərkəz').selectOption({ label: centre.name.az })
      await main(page).getByLabel('Mövzu').fill('Telefona cavab vermirlər')
      await main(page).getByLabel('Nə baş verib?').fill('Üç gün zəng etdim, cavab olmadı.')
      await press(page, 'Şikayəti göndər')
      await expect(main(page).getByRole('status')).toContainText('Şikayətiniz qəbul edildi')
      await expect(main(page).getByRole('region', { name: 'Telefona cavab vermirlər' })).toContainText('Qəbul edilib')
    })
  })
}

test('a link that was changed opens nothing; another centre’s manager finds no complaint', async ({ page, given, signInAs }) => {
  const { path } = await served(given)
  const answer = await page.goto(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)
  expect(answer?.status()).toBe(404)
  const stranger = await given.staff({ centreCode: (await given.centre()).code, permissions: ['reports.read'] })
  await signInAs({ id: stranger.personId })
  await page.goto('/az/admin/complaints')
  await expect(main(page)).toContainText('Bu siyahıda şikayət yoxdur.')
})
