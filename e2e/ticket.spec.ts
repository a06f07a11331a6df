// The ticket on the visitor's own phone.
import { eq } from 'drizzle-orm'
import { tickets } from '@/db/schema'
import { linkKeyOf } from '@/lib/queue/visit-key'
import { expect, expectAccessible, test } from './support/fixtures'
import { putTicket } from './support/hall'

test.use({ viewport: { width: 360, height: 740 } })

test('the phone follows the ticket from the line to the window and to the question how it went', async ({
  page,
  connection,
  given,
}) => {
  const { code: centreCode } = await given.centre()
  await putTicket(connection, { centreCode, minutesAgo: 20 })
  const mine = await putTicket(connection, { centreCode, number: 'A017', minutesAgo: 10 })
  await page.goto(`/az/ticket/${linkKeyOf('ticket', mine)}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('A017')
  const where = page.getByRole('region', { name: 'Növbədəsiniz' })
  await expect(where.getByRole('definition').first()).toHaveText('1')
  await expect(page.getByText('Səhifə özü yenilənir')).toBeVisible()
  await expectAccessible(page)

  await page.getByLabel('Mərkəzə yol').selectOption('30')
  await page.getByRole('button', { name: 'Göstər' }).click()
  await page.waitForURL('**?way=30')
  await expect(page.getByRole('region', { name: 'Nə vaxt yola çıxım?' })).toContainText(/yola çıxın|deyə bilmirik/)
  await expect(page.getByText('Səhifə özü yenilənir')).toBeVisible()

  const staff = await given.staff()
  await connection.db
    .update(tickets)
    .set({ status: 'called', counterNumber: 12, staffId: staff.id, calledAt: new Date(), callCount: 1, version: 2 })
    .where(eq(tickets.id, mine.id))
  const called = page.getByRole('region', { name: 'Çağırılırsınız' })
  await expect(called).toContainText('12')
  await expectAccessible(page)

  await connection.db.update(tickets).set({ status: 'served', finishedAt: new Date(), version: 3 }).where(eq(tickets.id, mine.id))
  await expect(page.getByRole('link', { name: 'Qiymətləndir' })).toHaveAttribute('href', /\/az\/rate\/[\w-]{44}$/)
})

test('who was passed is told why, in general words', async ({ page, connection, given }) => {
  const { code: centreCode } = await given.centre()
  const mine = await putTicket(connection, { centreCode, minutesAgo: 30 })
  await putTicket(connection, {
    centreCode,
    minutesAgo: 20,
    rankMinutesAgo: 50,
    priority: 'disability',
    status: 'called',
    calledMinutesAgo: 2,
  })
  await page.goto(`/az/ticket/${linkKeyOf('ticket', mine)}`)
  await expect(page.getByText('Sizdən sonra gələn 1 nəfər əvvəl çağırılıb')).toBeVisible()
  await expect(page.getByText('Qanunla üstünlüyü olanlar')).toBeVisible()
  await expect(page.getByRole('main')).not.toContainText(/əlil/i)
})

test('the line can be left, once, without scripts too; a key that is none opens nothing', async ({
  browser,
  connection,
  given,
  baseURL,
}) => {
  const { code: centreCode } = await given.centre()
  const mine = await putTicket(connection, { centreCode })
  const key = linkKeyOf('ticket', mine)
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' })
  const page = await context.newPage()
  const forged = await page.goto(`/az/ticket/${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`)
  expect(forged?.status()).toBe(404)

  await page.goto(`/az/ticket/${key}`)
  await expect(page.locator('meta[http-equiv="refresh"]')).toHaveCount(1)
  await page.getByText('Növbədən çıx', { exact: true }).click()
  await page.getByRole('button', { name: 'Bəli, çıxıram' }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('Növbədən çıxdınız')
  const [row] = await connection.db.select().from(tickets).where(eq(tickets.id, mine.id))
  expect(row).toMatchObject({ status: 'left' })
  await expect(page.getByText('Növbədən çıx', { exact: true })).toHaveCount(0)
  await context.close()
})
