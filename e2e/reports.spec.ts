import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'

const main = (page: Page) => page.getByRole('main')

test('a manager reads today’s queue, cuts it by hour and officer, and takes it along as a file', async ({
  page,
  given,
  signInAs,
}) => {
  const now = new Date()
  const centre = await given.centre({ name: { az: `Sınaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` } })
  const manager = await given.staff({ centreCode: centre.code, permissions: ['reports.read'] })
  for (let n = 0; n < 3; n++)
    await given.ticket({
      centreCode: centre.code,
      day: dayInBaku(now),
      status: 'served',
      arrivedAt: minutesAfter(now, -40),
      calledAt: minutesAfter(now, -30),
      startedAt: minutesAfter(now, -29),
      finishedAt: minutesAfter(now, -15),
    })
  await signInAs({ id: manager.personId })

  await page.goto('/az/admin/reports')
  await main(page).getByRole('link', { name: 'Növbə statistikası' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Növbə statistikası')
  await expect(main(page)).toContainText(centre.name.az)
  await expect(main(page).getByRole('table', { name: 'Necə gəliblər' }).getByRole('row', { name: /Kiosk/ })).toContainText('3')
  await expectAccessible(page)

  await main(page).getByRole('link', { name: 'Saat və həftə günləri' }).click()
  await expect(main(page).getByRole('img', { name: /Saatlar üzrə gələnlər/ })).toBeVisible()
  await expectAccessible(page)
  await main(page).getByLabel('Dövr').selectOption({ label: 'Gün' })
  await main(page).getByRole('button', { name: 'Göstər' }).click()
  await expect(page).toHaveURL(/period=day/)
  await expect(page).toHaveURL(/view=times/)

  await main(page).getByRole('link', { name: 'Əməkdaşlar' }).click()
  await expect(main(page)).toContainText('Eyni xidmətlər üzrə')
  await main(page).getByRole('link', { name: 'Ümumi' }).click()
  await expect(page).toHaveURL(/view=overview/)
  const download = page.waitForEvent('download')
  await main(page).getByRole('link', { name: 'CSV faylını endir' }).click()
  const text = await readFile(await (await download).path(), 'utf8')
  expect(text).toContain('Kiosk;3;3;0;0;10,')
})

test('an operator has no statistics; a monitor has no figures of officers', async ({ page, given, signInAs }) => {
  const centre = await given.centre()
  const operator = await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] })
  await signInAs({ id: operator.personId })
  expect((await page.goto('/az/admin/reports/queue'))?.status()).toBe(404)
  expect((await page.request.get('/az/admin/reports/queue/export')).status()).toBe(404)

  const monitor = await given.staff({ permissions: ['queue.watch'] })
  await signInAs({ id: monitor.personId })
  await page.goto(`/az/admin/reports/queue?centre=${centre.code}&view=officers`)
  await expect(main(page).getByRole('navigation', { name: 'Bölmələr' })).not.toContainText('Əməkdaşlar')
})
