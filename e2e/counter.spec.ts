import type { Browser, Page } from '@playwright/test'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'

const main = (page: Page) => page.getByRole('main')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const here = (page: Page) => page.getByRole('region', { name: 'Pəncərənizdəki vətəndaş' })
const said = (page: Page) => main(page).getByRole('status')
const ago = (minutes: number) => minutesAfter(new Date(), -minutes)
/** Somebody in line today. */
const inLine = (minutes: number) => ({
  day: dayInBaku(new Date()),
  arrivedAt: ago(minutes),
  rankAt: ago(minutes),
  callAfter: ago(minutes),
})

async function open(page: Page, number: number): Promise<void> {
  await page.goto('/az/admin/counter')
  await page.getByLabel('Pəncərənin nömrəsi').fill(String(number))
  await page.getByRole('button', { name: 'Pəncərəni aç' }).click()
  await expect(heading(page)).toHaveText(`Pəncərə ${number}`)
}

/** Another officer in a browser of their own. */
async function another(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage()
}

for (const scripts of [true, false]) {
  test.describe(scripts ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: scripts })

    test('an officer opens a window, calls a booked visitor, serves two services; the visitor sees who looked', async ({
      page,
      given,
      signInAs,
    }) => {
      const centre = await given.centre()
      const person = await given.person({ givenName: 'Aytən', surname: 'Qədirova' })
      const service = await given.service({ channelCodes: ['asan_centre'] })
      const visit = await given.appointment({
        centreCode: centre.code,
        personId: person.id,
        serviceCode: service.code,
        startsAt: ago(4),
      })
      const more = await given.service({ channelCodes: ['asan_centre'] })
      await given.ticket({ centreCode: centre.code, services: [service, more], number: 'A007', ...inLine(2) })
      const officer = await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] })
      await signInAs({ id: officer.personId })

      await page.goto('/az/admin/counter')
      await page.getByLabel('Pəncərənin nömrəsi').fill('77')
      await page.getByRole('button', { name: 'Pəncərəni aç' }).click()
      await expect(main(page).getByRole('alert').first()).toContainText('Mərkəzdə bu nömrəli pəncərə yoxdur')
      await page.getByLabel('Pəncərənin nömrəsi').fill('3')
      await page.getByRole('button', { name: 'Pəncərəni aç' }).click()
      await expect(heading(page)).toHaveText('Pəncərə 3')

      // Who waits in the hall comes first; the number is on the list, no name.
      await page.getByRole('button', { name: 'Növbəti vətəndaşı çağır' }).click()
      await expect(here(page)).toContainText('A007')
      await expect(here(page)).toContainText('Adını bildirməyib')
      await here(page).getByRole('button', { name: 'Qəbula başla' }).click()
      await expect(said(page)).toHaveText('Qəbul başladı')
      await here(page).getByRole('button', { name: 'Bitir, növbəti xidmətə keç' }).click()
      await expect(said(page)).toHaveText('Növbəti xidmətə keçildi')
      await here(page).getByRole('button', { name: 'Qəbulu bitir' }).click()
      await expect(said(page)).toHaveText('Qəbul başa çatdı')

      await page.getByRole('link', { name: 'Yazılıb, gəlməyib' }).click()
      const row = page.getByRole('row').filter({ hasText: visit.reference })
      await expect(row).toContainText('Qədirova Aytən')
      await row.getByRole('button', { name: 'Çağır' }).click()
      await expect(here(page)).toContainText('Qədirova Aytən')
      await here(page).getByRole('button', { name: 'Qəbula başla' }).click()
      await expect(said(page)).toHaveText('Qəbul başladı')
      await here(page).getByRole('button', { name: 'Qəbulu bitir' }).click()
      await expect(said(page)).toHaveText('Qəbul başa çatdı')
      await page.getByRole('link', { name: 'Başa çatanlar' }).click()
      await expect(page.getByRole('table')).toContainText('A007')

      await signInAs(person)
      await page.goto('/az/activity')
      await expect(main(page)).toContainText('Sizi mərkəzdə qəbul etmək')
    })

    test('a visitor is parked for a copy, found again, gets another service and is sent on', async ({ page, given, signInAs }) => {
      const centre = await given.centre()
      const ticket = await given.ticket({ centreCode: centre.code, number: 'A001', ...inLine(8) })
      const officer = await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] })
      await signInAs({ id: officer.personId })
      await open(page, 1)
      await page.getByRole('button', { name: 'Növbəti vətəndaşı çağır' }).click()
      await expect(here(page)).toContainText(ticket.number)
      const dialog = scripts ? page.getByRole('dialog') : here(page)
      await here(page).getByText('Gözlət', { exact: true }).first().click()
      await dialog.getByRole('radio', { name: '15 dəqiqə' }).check()
      await dialog.getByRole('button', { name: 'Gözlət' }).last().click()
      await expect(said(page)).toHaveText('Vətəndaş gözlədilir')

      await page.getByRole('link', { name: 'Gözlədilənlər' }).click()
      await page.getByRole('row').filter({ hasText: 'A001' }).getByRole('button', { name: 'Çağır' }).click()
      await expect(here(page)).toContainText('2-ci çağırış')
      await here(page).getByRole('button', { name: 'Qəbula başla' }).click()
      await expect(said(page)).toHaveText('Qəbul başladı')
      await here(page).getByLabel('Xidmətin adı').fill('şəxsiyyət vəsiqəsi')
      await here(page).getByRole('button', { name: 'Axtar' }).click()
      await here(page)
        .getByRole('button', { name: /^Əlavə et/ })
        .first()
        .click()
      await expect(said(page)).toHaveText('Xidmət əlavə edildi')
      await expect(here(page).getByRole('list', { name: 'Xidmətlər' }).getByRole('listitem')).toHaveCount(2)
    })
  })
}

test('the desk is worked by single keys; they can be switched off', async ({ page, given, signInAs }) => {
  const centre = await given.centre()
  await given.ticket({ centreCode: centre.code, number: 'A001', ...inLine(8) })
  const officer = await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] })
  await signInAs({ id: officer.personId })
  await open(page, 1)
  await expect(page.getByRole('button', { name: 'Klaviatura qısayolları' })).toHaveAttribute('aria-haspopup', 'dialog')
  await page.keyboard.press('n')
  await expect(here(page)).toContainText('A001')
  await page.keyboard.press('s')
  await expect(said(page)).toHaveText('Qəbul başladı')
  // In a field a letter is a letter.
  await here(page).getByLabel('Xidmətin adı').focus()
  await page.keyboard.type('sf')
  await expect(here(page).getByLabel('Xidmətin adı')).toHaveValue('sf')
  await here(page).getByLabel('Xidmətin adı').fill('')
  await heading(page).click()
  await page.keyboard.press('?')
  const list = page.getByRole('dialog', { name: 'Klaviatura qısayolları' })
  await expect(list).toBeVisible()
  await list.getByRole('checkbox', { name: 'Qısayolları işlət' }).uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await expect(here(page)).toContainText('A001')
  await page.getByRole('button', { name: 'Klaviatura qısayolları' }).click()
  await list.getByRole('checkbox', { name: 'Qısayolları işlət' }).check()
  await page.keyboard.press('Escape')
  await page.keyboard.press('f')
  await expect(said(page)).toHaveText('Qəbul başa çatdı')
})

test('two officers: each their own visitor, one sends theirs to the other, and help is seen at both desks', async ({
  page,
  browser,
  given,
  signInAs,
}) => {
  const centre = await given.centre()
  await given.ticket({ centreCode: centre.code, number: 'A001', ...inLine(9) })
  await given.ticket({ centreCode: centre.code, number: 'A002', ...inLine(6) })
  const [one, two] = [
    await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] }),
    await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] }),
  ]
  await signInAs({ id: one.personId })
  const second = await another(browser)
  await signInAs({ id: two.personId }, second.context())
  await open(page, 1)
  await open(second, 2)
  await page.getByRole('button', { name: 'Növbəti vətəndaşı çağır' }).click()
  await expect(here(page)).toContainText('A001')
  await second.getByRole('button', { name: 'Növbəti vətəndaşı çağır' }).click()
  await expect(here(second)).toContainText('A002')
  await here(second).getByRole('button', { name: 'Qəbula başla' }).click()
  await expect(said(second)).toHaveText('Qəbul başladı')
  await here(second).getByRole('button', { name: 'Qəbulu bitir' }).click()
  await expect(said(second)).toHaveText('Qəbul başa çatdı')

  await page.reload()
  await here(page).getByRole('button', { name: 'Yönləndir' }).first().click()
  const dialog = page.getByRole('dialog', { name: 'Vətəndaşı yönləndir' })
  await dialog.getByLabel('Pəncərə').selectOption({ label: 'Pəncərə 2' })
  await dialog.getByRole('button', { name: 'Yönləndir' }).click()
  await expect(said(page)).toHaveText('Vətəndaş yönləndirildi')
  await page.getByRole('button', { name: 'Növbəti vətəndaşı çağır' }).click()
  await expect(said(page).first()).toContainText('İndi çağırılacaq vətəndaş yoxdur')
  await second.getByRole('button', { name: 'Növbəti vətəndaşı çağır' }).click()
  await expect(here(second)).toContainText('A001')

  await page.getByRole('button', { name: 'Təcili kömək' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Bəli, kömək çağır' }).click()
  await expect(main(page).getByRole('alert')).toContainText('Təcili kömək: pəncərə 1')
  // The other desk shows it by itself.
  await expect(main(second).getByRole('alert')).toContainText('Təcili kömək: pəncərə 1', { timeout: 15_000 })
  await main(second).getByRole('alert').getByRole('button', { name: 'Kömək göstərildi' }).click()
  await expect(main(second).getByRole('alert')).toHaveCount(0)
  await second.context().close()
})

for (const width of [320, 1280]) {
  test(`every state of the desk can be used by everybody, ${width} px`, async ({ page, given, signInAs }) => {
    await page.setViewportSize({ width, height: 900 })
    const centre = await given.centre()
    await given.ticket({ centreCode: centre.code, number: 'A001', ...inLine(8) })
    await given.ticket({
      centreCode: centre.code,
      number: 'A002',
      ...inLine(5),
      priorityReason: 'age',
      prioritySource: 'register',
      priorityRegister: 'population',
    })
    await given.appointment({ centreCode: centre.code, startsAt: minutesAfter(new Date(), 3) })
    const officer = await given.staff({ centreCode: centre.code, permissions: ['queue.operate'] })
    await signInAs({ id: officer.personId })
    await page.goto('/az/admin/counter')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Pəncərəni aç' }).click()
    await expect(main(page).getByRole('alert').first()).toBeVisible()
    await expectAccessible(page)
    await open(page, 1)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Növbəti vətəndaşı çağır' }).click()
    await expect(here(page)).toBeVisible()
    await here(page).getByRole('button', { name: 'Qəbula başla' }).click()
    await expect(said(page)).toHaveText('Qəbul başladı')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Başqa nəticə' }).click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page)
    for (const view of ['at_counters', 'parked', 'expected', 'done']) {
      await page.goto(`/ru/admin/counter?view=${view}`)
      await expectAccessible(page)
    }
  })
}
