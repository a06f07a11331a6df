import type { Page } from '@playwright/test'
import type { Factories } from '@/db/factories'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'

const tomorrowAt = (clock: string) => atBaku(addDays(dayInBaku(new Date()), 1), clock)

/** A centre of its own with free places tomorrow, so that tests side by side do not take each other's. */
async function openCentre(given: Factories, clocks: readonly string[]) {
  const centre = await given.centre({ name: { az: `Sınaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` } })
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const slots = []
  for (const clock of clocks) slots.push(await given.slot({ centreCode: centre.code, startsAt: tomorrowAt(clock) }))
  return { centre, service, slots, name: centre.name.az }
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const main = (page: Page) => page.getByRole('main')

async function chooseTime(page: Page, clock: string) {
  await main(page)
    .getByRole('link', { name: /boş saat/ })
    .first()
    .click()
  await page.getByRole('radio', { name: clock }).check()
  await page.getByRole('button', { name: 'Davam et' }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a citizen books a visit, finds it in the list, moves it and cancels it', async ({ page, given, signInAs }) => {
      const { service, name } = await openCentre(given, ['09:30', '10:00', '15:30'])
      await signInAs(await given.person())

      await page.goto(`/az/appointments/book?service=${service.code}`)
      await page.getByRole('button', { name: /mərkəzi seç|Yenə də mərkəzə yazılmaq/ }).click()
      await main(page).getByRole('link', { name }).click()
      await chooseTime(page, '10:00')
      await expect(main(page)).toContainText(name)
      await expect(main(page)).toContainText('Bu vaxt sizin üçün saat')
      await page.getByRole('button', { name: 'Növbəyə yazıl' }).click()
      await expect(heading(page)).toHaveText('Növbəyə yazıldınız')
      await expect(main(page)).toContainText('saat 10:00')

      await main(page).getByRole('link', { name: 'Görüşlər' }).click()
      const visit = main(page).getByRole('listitem').filter({ hasText: name })
      await expect(visit).toContainText('saat 10:00')
      await visit.getByRole('link').click()

      await page.getByRole('link', { name: 'Vaxtı dəyiş' }).click()
      await chooseTime(page, '15:30')
      await page.getByRole('button', { name: 'Vaxtı dəyiş' }).click()
      await expect(page.getByRole('status')).toHaveText('Görüşün vaxtı dəyişdirildi')
      await expect(main(page)).toContainText('saat 15:30')

      await page.getByText('Ləğv et', { exact: true }).click()
      await page.getByRole('button', { name: 'Bəli, ləğv et' }).click()
      await expect(page.getByRole('status')).toHaveText('Görüş ləğv edildi')
      await main(page).getByRole('link', { name: 'Görüşlər' }).click()
      await expect(main(page)).toContainText('Qarşıda görüşünüz yoxdur')
    })

    test('a place taken meanwhile is answered with the nearest free times, and nothing is lost', async ({
      page,
      given,
      signInAs,
    }) => {
      const { centre, service, slots } = await openCentre(given, ['09:30', '10:00', '10:30'])
      const [, wanted] = slots
      if (!wanted) throw new Error('expected a slot')
      await signInAs(await given.person())
      await page.goto(`/az/appointments/book?service=${service.code}&centre=${centre.code}&slot=${wanted.id}`)
      await given.appointment({ slot: wanted })
      await page.getByRole('button', { name: 'Növbəyə yazıl' }).click()

      await expect(heading(page)).toHaveText('Bu vaxtı indicə başqası tutdu')
      const offered = main(page).getByRole('listitem').getByRole('heading', { level: 2 })
      await expect(offered).toHaveCount(3)
      await offered.filter({ hasText: '09:30' }).getByRole('link').click()
      await page.getByRole('button', { name: 'Növbəyə yazıl' }).click()
      await expect(heading(page)).toHaveText('Növbəyə yazıldınız')
    })
  })
}

test('booking works by keyboard alone', async ({ page, given, signInAs }) => {
  const { centre, service } = await openCentre(given, ['09:30', '10:00'])
  await signInAs(await given.person())
  const day = addDays(dayInBaku(new Date()), 1)
  await page.goto(`/az/appointments/book?service=${service.code}&centre=${centre.code}&day=${day}`)
  await tabTo(page, page.getByRole('radio', { name: '09:30' }))
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: '10:00' })).toBeChecked()
  await page.keyboard.press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Növbəyə yazıl' }))
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Növbəyə yazıldınız')
  await tabTo(page, page.getByRole('button', { name: 'Ləğv et' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test("a stranger finds nothing under the address of another person's visit", async ({ page, given, signInAs }) => {
  const visit = await given.appointment({ startsAt: tomorrowAt('10:00') })
  await signInAs(await given.person())
  for (const path of ['', '/move', '/calendar']) {
    const answer = await page.request.get(`/az/appointments/${visit.id}${path}`)
    expect(answer.status(), path).toBe(404)
  }
})

test('the calendar file carries the visit for its owner', async ({ page, given, signInAs }) => {
  const person = await given.person()
  const visit = await given.appointment({ personId: person.id, startsAt: tomorrowAt('10:00') })
  await signInAs(person)
  const answer = await page.request.get(`/az/appointments/${visit.id}/calendar`)
  expect(answer.headers()['content-type']).toContain('text/calendar')
  expect(await answer.text()).toContain(
    `DTSTART:${tomorrowAt('10:00')
      .toISOString()
      .replace(/[-:]|\.\d{3}/g, '')}`,
  )
})

for (const width of [320, 1280]) {
  test(`every screen of booking can be used by everybody, ${width} px`, async ({ page, given, signInAs }) => {
    test.slow() // a dozen screens in one go
    await page.setViewportSize({ width, height: 900 })
    const { centre, service, slots } = await openCentre(given, ['09:30', '14:00'])
    const person = await given.person()
    const visit = await given.appointment({ personId: person.id, startsAt: tomorrowAt('16:00') })
    await given.appointment({ personId: person.id, status: 'served', startsAt: new Date(Date.now() - 86_400_000 * 3) })
    const full = await given.slot({ centreCode: centre.code, startsAt: tomorrowAt('15:00'), taken: 1 })
    const step = `/appointments/book?service=${service.code}&centre=${centre.code}`
    const day = addDays(dayInBaku(new Date()), 1)
    await signInAs(person)
    const paths = [
      '/appointments',
      '/appointments/book',
      `/appointments/book?service=${service.code}`,
      step,
      `${step}&day=${day}`,
      `${step}&day=${day}&check=1`,
      `${step}&day=${day}&slot=${slots[0]?.id}`,
      `${step}&day=${day}&slot=${full.id}`,
      `/appointments/${visit.id}?done=booked`,
      `/appointments/${visit.id}/move?centre=${visit.centreCode}`,
    ]
    for (const [index, path] of paths.entries()) {
      await page.goto(`/${['az', 'en', 'ru'][index % 3]}${path}`)
      await expectAccessible(page)
    }
  })
}

/** Presses Tab until the control has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: ReturnType<Page['getByRole']>) {
  for (let presses = 0; presses < 80; presses++) {
    if (await target.evaluate((node) => node === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('Cannot reach the control: expected it within 80 presses of Tab')
}
