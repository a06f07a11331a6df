// Taking a number at a centre: booked or not, with a network and without.
import { eq } from 'drizzle-orm'
import { queueDevices, tickets } from '@/db/schema'
import { dayInBaku } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'
import { openKiosk, putDevice } from './support/hall'

const KIOSK = { width: 1080, height: 1920 }
const NUMBER = /^[A-Z]\d{3}$/

test.use({ viewport: KIOSK })

/** Waits until the browser has put aside what it needs for a cut. */
const readyForCut = (page: import('@playwright/test').Page) =>
  expect(page.locator('html'), 'the kiosk has kept its screens').toHaveAttribute('data-kiosk-kept', 'yes', { timeout: 60_000 })

test('a code of the manager makes a browser a kiosk once; a switched-off kiosk says so', async ({ page, connection, given }) => {
  const centre = await given.centre()
  await page.goto(`/az/kiosk/${centre.code}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bu ekran hələ qoşulmayıb')

  const { id, code } = await putDevice(connection, centre.code)
  await page.goto('/az/kiosk')
  await page.getByLabel('Birdəfəlik kod').fill('YANLIS-KOD')
  await page.getByRole('button', { name: 'Qoş', exact: true }).click()
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Belə kod yoxdur')
  await expectAccessible(page)
  await page.getByLabel('Birdəfəlik kod').fill(code)
  await page.getByRole('button', { name: 'Qoş', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Xoş gəlmisiniz')
  const [device] = await connection.db.select().from(queueDevices).where(eq(queueDevices.id, id))
  expect(device).toMatchObject({ pairingHash: null })
  expect(device?.tokenHash).toMatch(/^[0-9a-f]{64}$/)

  await connection.db.update(queueDevices).set({ disabledAt: new Date() }).where(eq(queueDevices.id, id))
  await page.goto(`/az/kiosk/${centre.code}/services`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bu terminal söndürülüb')
})

test('a visitor takes a number in three steps, in large type, and finds it on the phone', async ({ page, connection, given }) => {
  const centre = await given.centre()
  await openKiosk(page, connection, centre.code)
  await expect(page.getByText('I have a booking')).toBeVisible()
  await expect(page.getByText('Взять номер')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: /Növbə nömrəsi götürmək/ }).click()
  await expectAccessible(page)
  await page.getByLabel('Xidmətin adı').fill('şəxsiyyət vəsiqəsinin')
  await page.getByRole('button', { name: 'Axtar' }).click()
  await page.getByRole('list', { name: 'Tapılan xidmətlər' }).getByRole('link').first().click()
  await expectAccessible(page)

  // A double tap is one ticket.
  const tapped = await page.evaluate(async () => {
    const form = document.querySelector<HTMLFormElement>('form[action$="/take"]')
    if (!form) return []
    const post = async () => {
      const answer = await fetch(form.action, {
        method: 'POST',
        body: new URLSearchParams([...new FormData(form)] as [string, string][]),
      })
      return answer.url.split('?')[0]
    }
    return Promise.all([post(), post()])
  })
  expect(tapped[0]).toContain('/ticket/')
  expect(tapped[1]).toBe(tapped[0])
  await page.getByRole('button', { name: 'Nömrə götür', exact: true }).click()
  await page.waitForURL('**/ticket/*')
  expect(page.url().split('?')[0]).toBe(tapped[0])

  const [ticket, ...more] = await connection.db.select().from(tickets).where(eq(tickets.centreCode, centre.code))
  expect(more).toEqual([])
  expect(ticket?.number).toMatch(NUMBER)
  expect(ticket?.personId).toBeNull()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(ticket?.number ?? '')
  await expectAccessible(page)
  const live = page
    .url()
    .replace(/.*\/ticket\//, '')
    .split('?')[0]
  await page.goto(`/az/ticket/${live}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(ticket?.number ?? '')
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto(`/az/kiosk/${centre.code}/services`)
  await expectAccessible(page)
})

test('who is asked for PIN and date of birth is told when they do not match, and nothing typed stays', async ({
  page,
  connection,
  given,
}) => {
  const centre = await given.centre()
  const person = await given.person({ birthDate: '1991-04-09' })
  await openKiosk(page, connection, centre.code)
  await page.goto(`/az/kiosk/${centre.code}/service/din-id-card-renew`)
  const identify = async (day: string) => {
    await page.getByLabel('FİN', { exact: true }).fill(person.pin)
    await page.getByLabel('Gün').fill(day)
    await page.getByLabel('Ay', { exact: true }).fill('4')
    await page.getByLabel('İl').fill('1991')
    await page.getByRole('button', { name: 'FİN ilə nömrə götür' }).click()
  }
  await identify('10')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('uyğun gəlmir')
  await expect(page.getByLabel('FİN', { exact: true })).toHaveValue('')
  await identify('9')
  await page.waitForURL('**/ticket/*')
  await expect(page.getByRole('main')).not.toContainText(person.givenName)
  const rows = await connection.db.select().from(tickets).where(eq(tickets.personId, person.id))
  expect(rows.map((row) => row.centreCode)).toEqual([centre.code])
})

test('who booked checks in by the number of the booking; who is too early is told from when', async ({
  page,
  connection,
  given,
}) => {
  const centre = await given.centre()
  const soon = new Date(Math.ceil(Date.now() / 60_000) * 60_000)
  const late = new Date(soon.getTime() + 3 * 3_600_000)
  const visit = await given.appointment({ centreCode: centre.code, startsAt: soon, serviceCode: 'din-id-card-renew' })
  const early = await given.appointment({ centreCode: centre.code, startsAt: late, serviceCode: 'din-id-card-renew' })
  await openKiosk(page, connection, centre.code)
  await page.getByRole('link', { name: /Növbəyə yazılmışam/ }).click()
  await expectAccessible(page)
  await page.getByLabel('Yazılışın nömrəsi').fill(early.reference)
  await page.getByLabel('Yazılışın nömrəsi').press('Enter')
  await expect(page.getByRole('main').getByRole('alert')).toContainText(
    dayInBaku(late) === dayInBaku(new Date()) ? 'Tez gəlmisiniz' : 'başqa günədir',
  )

  await page.getByLabel('Yazılışın nömrəsi').fill(visit.reference.replaceAll('-', ' ').toLowerCase())
  await page.getByLabel('Yazılışın nömrəsi').press('Enter')
  await page.waitForURL('**/ticket/*')
  const [ticket] = await connection.db.select().from(tickets).where(eq(tickets.partyId, visit.partyId))
  await expect(page.getByRole('heading', { level: 1 })).toContainText(ticket?.number ?? 'no ticket')
})

test('without scripts a number can be taken too', async ({ browser, connection, given, baseURL }) => {
  const centre = await given.centre()
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: KIOSK, baseURL: baseURL ?? '' })
  const page = await context.newPage()
  await openKiosk(page, connection, centre.code)
  await page.goto(`/az/kiosk/${centre.code}/service/din-id-card-renew`)
  await page.getByRole('button', { name: 'Nömrə götür', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Sizin nömrəniz')
  await context.close()
})

test('when the network is cut the kiosk gives numbers of its own, keeps them, and tells us later', async ({
  page,
  context,
  connection,
  given,
}) => {
  test.slow()
  const centre = await given.centre()
  const device = await openKiosk(page, connection, centre.code)
  await readyForCut(page)

  await context.setOffline(true)
  await page.getByRole('link', { name: /Növbə nömrəsi götürmək/ }).click()
  await expect(page.getByRole('main').getByRole('status')).toContainText('Şəbəkə yoxdur')
  const take = async () => {
    await page.getByRole('main').getByRole('listitem').first().getByRole('button').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Sizin nömrəniz')
    return (await page.getByRole('heading', { level: 1 }).innerText()).match(/KB-[A-Z]\d{3}/)?.[0]
  }
  const first = await take()
  expect(first).toMatch(/^KB-[A-Z]001$/)
  await expect(page.getByRole('main').getByRole('status')).toHaveText('Şəbəkə yoxdur, nömrəniz etibarlıdır.')
  await expectAccessible(page)
  await page.reload()
  const second = await take()
  expect(second).toMatch(/^KB-[A-Z]002$/)
  expect(await connection.db.select().from(tickets).where(eq(tickets.deviceId, device))).toEqual([])

  await context.setOffline(false)
  const merged = () => connection.db.select({ number: tickets.number }).from(tickets).where(eq(tickets.deviceId, device))
  await expect.poll(async () => (await merged()).map((row) => row.number).toSorted(), { timeout: 60_000 }).toEqual([first, second])
})

test('an answer that was lost on the way makes no second ticket', async ({ page, context, connection, given }) => {
  test.slow()
  const centre = await given.centre()
  const device = await openKiosk(page, connection, centre.code)
  await readyForCut(page)
  await page.goto(`/az/kiosk/${centre.code}/service/din-id-card-renew`)
  // The request arrives, its answer does not: the visitor presses, and the kiosk hears nothing.
  await page.evaluate(async () => {
    const form = document.querySelector<HTMLFormElement>('form[action$="/take"]')
    if (form) await fetch(form.action, { method: 'POST', body: new URLSearchParams([...new FormData(form)] as [string, string][]) })
  })
  const made = () => connection.db.select({ number: tickets.number }).from(tickets).where(eq(tickets.deviceId, device))
  expect((await made())[0]?.number).toMatch(NUMBER)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Nömrə götür', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('KB-')
  await context.setOffline(false)
  await expect
    .poll(async () => (await made()).map((row) => row.number), { timeout: 60_000 })
    .toEqual([expect.stringMatching(/^KB-[A-Z]001$/)])
})

test('a kiosk left alone asks, and goes back to its first screen', async ({ page, connection, given }) => {
  const centre = await given.centre()
  await openKiosk(page, connection, centre.code)
  await page.clock.install()
  await page.goto(`/az/kiosk/${centre.code}/booking`)
  await expect(page.getByRole('button', { name: 'Ekran klaviaturası' }).first()).toBeVisible()
  await page.getByLabel('Yazılışın nömrəsi').fill('ASN-2026')
  await page.clock.runFor(62_000)
  await expect(page.getByRole('dialog')).toContainText('Hələ buradasınız?')
  await page.getByRole('button', { name: 'Davam edirəm' }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.clock.runFor(90_000)
  await page.waitForURL(`**/az/kiosk/${centre.code}`)
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByText('ASN-2026', { exact: true })).toHaveCount(0)
})
