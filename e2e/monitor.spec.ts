import type { Page } from '@playwright/test'
import { centreAlarms } from '@/db/schema'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'

const main = (page: Page) => page.getByRole('main')

test('the monitoring department sees an emergency, says it has seen it, and closes it with what was done', async ({
  page,
  given,
  signInAs,
  connection,
}) => {
  const now = new Date()
  const centre = await given.centre({ name: { az: `Sınaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` } })
  await given.ticket({ centreCode: centre.code, day: dayInBaku(now), arrivedAt: minutesAfter(now, -25) })
  await connection.db
    .insert(centreAlarms)
    .values({ id: crypto.randomUUID(), centreCode: centre.code, kind: 'emergency', counterNumber: 3, raisedAt: now })
  const monitor = await given.staff({ permissions: ['queue.watch'] })
  await signInAs({ id: monitor.personId })

  await page.goto('/az/admin/monitor')
  await expectAccessible(page)
  const row = main(page).getByRole('row').filter({ hasText: centre.name.az })
  await expect(row).toContainText('25 dəq.')
  await row.getByRole('link', { name: centre.name.az }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(centre.name.az)
  await expect(main(page)).toContainText('3 nömrəli pəncərə')
  // The clock may have raised another alarm of this centre meanwhile.
  const emergency = main(page).getByRole('listitem').filter({ hasText: 'Təcili yardım düyməsi' })
  await emergency.getByRole('button', { name: 'Gördüm' }).click()
  await expect(main(page).getByRole('status')).toHaveText('Siqnalı gördüyünüz qeyd edildi.')

  await emergency.getByText('Bağla', { exact: true }).first().click()
  await emergency.getByRole('button', { name: 'Bağla' }).click()
  await expect(main(page).getByRole('alert')).toContainText('Nə edildiyini yazın')
  await expectAccessible(page)
  await emergency.getByLabel('Nə edildi').fill('Mühafizə çağırıldı, vəziyyət sakitdir')
  await emergency.getByRole('button', { name: 'Bağla' }).click()
  await expect(main(page).getByRole('status')).toHaveText('Siqnal bağlandı.')
  await expect(main(page)).toContainText('Mühafizə çağırıldı')
})

test('a manager watches the own centre only', async ({ page, given, signInAs }) => {
  const [own, foreign] = [await given.centre(), await given.centre()]
  const manager = await given.staff({ centreCode: own.code, permissions: ['reports.read'] })
  await signInAs({ id: manager.personId })
  await page.goto('/az/admin/monitor')
  await expect(main(page).getByRole('row')).toHaveCount(2)
  expect((await page.goto(`/az/admin/monitor/${foreign.code}`))?.status()).toBe(404)
})
