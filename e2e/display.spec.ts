// The screen of a hall, as people see it from their seats.
import { eq } from 'drizzle-orm'
import { queueDevices, tickets } from '@/db/schema'
import { expect, expectAccessible, test } from './support/fixtures'
import { putDevice, putTicket } from './support/hall'

const HALL = { width: 1920, height: 1080 }

test.use({ viewport: HALL })

test('a call appears by itself, large, marked in words, with the window; nobody’s name does', async ({
  page,
  connection,
  given,
}) => {
  const centre = await given.centre()
  const centreCode = centre.code
  await putTicket(connection, { centreCode, number: 'A001', status: 'in_service', counter: 3 })
  await putTicket(connection, { centreCode, number: 'A002' })
  await page.goto(`/az/display/${centreCode}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sınaq mərkəzi')
  await expect(page.getByText('Hazırda çağırış yoxdur').or(page.getByText('Mərkəz bağlıdır'))).toBeVisible()
  await expectAccessible(page)

  const called = await putTicket(connection, { centreCode, number: 'A003', status: 'called', counter: 7 })
  const call = page.getByRole('main').getByRole('status')
  await expect(call).toContainText('A003')
  await expect(call).toContainText('7')
  await expect(call).toContainText('Yeni çağırış')
  await expect(call).toContainText('New call')
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectAccessible(page)
  await page.emulateMedia({ colorScheme: 'light' })

  // Called again: said again.
  await connection.db.update(tickets).set({ callCount: 2 }).where(eq(tickets.id, called.id))
  await expect(call).toContainText('Yenidən çağırılır')
  await connection.db.update(tickets).set({ status: 'in_service' }).where(eq(tickets.id, called.id))
  await expect(page.getByRole('region', { name: /Son çağırışlar/ })).toContainText('A003')
  for (const size of [
    { width: 1080, height: 1920 },
    { width: 320, height: 700 },
  ]) {
    await page.setViewportSize(size)
    await expectAccessible(page)
  }
})

test('the sound is turned on by a press; calls that stood there before are not said', async ({ page, connection, given }) => {
  const centre = await given.centre()
  await page.goto(`/az/display/${centre.code}`)
  await page.getByRole('button', { name: 'Səsi aç' }).click()
  await expect(page.getByRole('button', { name: 'Səs açıqdır' })).toBeDisabled()
  await putTicket(connection, { centreCode: centre.code, number: 'B004', status: 'called', counter: 2, locale: 'ru' })
  await expect(page.getByRole('main').getByRole('status')).toContainText('B004')
})

test('without scripts the screen shows the calls and fetches itself anew', async ({ browser, connection, given, baseURL }) => {
  const centre = await given.centre()
  await putTicket(connection, { centreCode: centre.code, number: 'C005', status: 'called', counter: 4 })
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: HALL, baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await page.goto(`/ru/display/${centre.code}`)
  await expect(page.getByRole('main').getByRole('status')).toContainText('C005')
  await expect(page.locator('meta[http-equiv="refresh"]')).toHaveCount(1)
  await context.close()
})

test('the stream is of one centre, open to everybody; of no centre there is none', async ({ page, request, connection, given }) => {
  const centre = await given.centre()
  await putTicket(connection, { centreCode: centre.code, number: 'D006', status: 'called', counter: 5 })
  await page.goto(`/az/display/${centre.code}`)
  const told = await page.evaluate(
    (url) =>
      new Promise<string>((resolve) => {
        const source = new EventSource(url)
        source.addEventListener('state', (event) => {
          source.close()
          resolve(String(event.data))
        })
      }),
    `/api/queue/v1/centres/${centre.code}/stream`,
  )
  expect(JSON.parse(told).state.called).toEqual([expect.objectContaining({ number: 'D006', counter: 5 })])
  expect(told).not.toMatch(/personId|name/i)
  expect((await request.get('/api/queue/v1/centres/no-such-centre/stream')).status()).toBe(404)
})

test('a paired screen shows its manager that it lives', async ({ page, connection, given }) => {
  const centre = await given.centre()
  const { id, code } = await putDevice(connection, centre.code, 'display')
  await page.goto('/az/display')
  await page.getByLabel('Birdəfəlik kod').fill(code)
  await page.getByRole('button', { name: 'Qoş', exact: true }).click()
  await page.waitForURL(`**/az/display/${centre.code}`)
  await connection.db
    .update(queueDevices)
    .set({ seenAt: new Date(Date.now() - 10 * 60_000) })
    .where(eq(queueDevices.id, id))
  await page.reload()
  const seen = async () =>
    (await connection.db.select({ at: queueDevices.seenAt }).from(queueDevices).where(eq(queueDevices.id, id)))[0]?.at?.getTime() ??
    0
  await expect.poll(seen).toBeGreaterThan(Date.now() - 60_000)
})
