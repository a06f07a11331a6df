import { eq } from 'drizzle-orm'
import type { Page } from '@playwright/test'
import type { Factories } from '@/db/factories'
import { slotHolds } from '@/db/schema'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { linkKeyOf } from '@/lib/queue/visit-key'
import { expect, expectAccessible, test } from './support/fixtures'

const day = addDays(dayInBaku(new Date()), 1)
const tomorrowAt = (clock: string) => atBaku(day, clock)
const main = (page: Page) => page.getByRole('main')
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

async function centreWith(given: Factories, clocks: readonly string[], services = 1) {
  const centre = await given.centre({ name: { az: `Sınaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` } })
  const codes = []
  for (let n = 0; n < services; n++) codes.push(await given.service({ channelCodes: ['asan_centre'] }))
  const slots = []
  for (const clock of clocks) slots.push(await given.slot({ centreCode: centre.code, startsAt: tomorrowAt(clock) }))
  return { centre, services: codes, slots }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a visit is moved and given up by its link, without signing in', async ({ page, given }) => {
      const { centre, services, slots } = await centreWith(given, ['09:30', '11:00'])
      const person = await given.person({ givenName: 'Leyla', surname: 'Qəribova' })
      const visit = await given.appointment({ slot: slots[0], personId: person.id, serviceCode: services[0]?.code })
      await page.goto(`/az/visit/${linkKeyOf('visit', visit)}`)
      await expect(heading(page)).toHaveText('Leyla, görüşünüz')
      await expect(main(page)).toContainText(centre.name.az)
      await expect(page.getByText('Qəribova')).toHaveCount(0)

      await page.getByRole('link', { name: 'Vaxtı dəyiş' }).click()
      await page.getByRole('radio', { name: '11:00' }).check()
      await page.getByRole('button', { name: 'Vaxtı dəyiş' }).click()
      await expect(main(page).getByRole('status')).toHaveText('Görüşün vaxtı dəyişdirildi')
      await expect(main(page)).toContainText('saat 11:00')
      if (javaScriptEnabled) await expectAccessible(page)

      await page.getByText('Gələ bilmirəm', { exact: true }).click()
      await page.getByRole('button', { name: 'Bəli, ləğv et' }).click()
      await expect(main(page).getByRole('status')).toHaveText('Görüş ləğv edildi')
    })

    test('two services are booked for one visit, in the shortest order, and given up together', async ({
      page,
      given,
      signInAs,
    }) => {
      const { centre, services } = await centreWith(given, ['09:30', '09:45', '15:00'], 2)
      await signInAs(await given.person())
      const codes = services.map((service) => service.code).join(',')
      await page.goto(`/az/appointments/book?service=${codes}`)
      await expect(main(page).getByRole('listitem').filter({ hasText: 'təxminən 15 dəqiqə' })).toHaveCount(2)
      await page.getByRole('button', { name: /mərkəzi seç|Yenə də mərkəzə yazılmaq/ }).click()
      await main(page).getByRole('link', { name: centre.name.az }).click()
      await main(page)
        .getByRole('link', { name: /boş saat/ })
        .first()
        .click()
      await expect(page.getByRole('radio')).toHaveCount(1)
      await page.getByRole('radio', { name: /09:30.*ən qısa/ }).check()
      await page.getByRole('button', { name: 'Davam et' }).click()
      await expect(main(page)).toContainText('Saat 09:45')
      await page.getByRole('button', { name: 'Növbəyə yazıl' }).click()
      await expect(heading(page)).toHaveText('Növbəyə yazıldınız')
      await expect(main(page)).toContainText('Bu gəlişdə həmçinin')

      await main(page).getByRole('link', { name: 'Görüşlər' }).click()
      await expect(main(page)).toContainText('Bir gəlişdə 2 xidmət')
      await main(page)
        .getByRole('link', { name: /saat 09:30/ })
        .click()
      await page.getByText('Ləğv et', { exact: true }).click()
      await page.getByRole('button', { name: 'Hamısını ləğv et (2)' }).click()
      await expect(main(page).getByRole('status')).toHaveText('Görüş ləğv edildi')
      await main(page).getByRole('link', { name: 'Görüşlər' }).click()
      await expect(main(page)).toContainText('Qarşıda görüşünüz yoxdur')
    })
  })
}

test('a kept place that lapsed and went to somebody else is answered with other times', async ({
  page,
  given,
  signInAs,
  connection,
}) => {
  const { centre, services } = await centreWith(given, ['09:30', '10:00'])
  const person = await given.person()
  await signInAs(person)
  await page.goto(`/az/appointments/book?service=${services[0]?.code}&centre=${centre.code}&day=${day}`)
  await page.getByRole('radio', { name: '09:30' }).check()
  await page.getByRole('button', { name: 'Davam et' }).click()
  await expect(main(page)).toContainText('Bu vaxt sizin üçün saat')
  // The minutes of the hold pass, and somebody else comes.
  await connection.db.delete(slotHolds).where(eq(slotHolds.personId, person.id))
  await page.getByRole('button', { name: 'Növbəyə yazıl' }).click()
  await expect(heading(page)).toHaveText('Saxlama vaxtı bitdi')
  await main(page)
    .getByRole('link', { name: /saat 10:00/ })
    .click()
  await page.getByRole('button', { name: 'Növbəyə yazıl' }).click()
  await expect(heading(page)).toHaveText('Növbəyə yazıldınız')
})

test('a wrong key, an unknown one and one that was taken back look the same', async ({ page, given }) => {
  const visit = await given.appointment({ startsAt: tomorrowAt('10:00') })
  const key = linkKeyOf('visit', visit)
  const wrong = [
    `${key.slice(0, -2)}${key.endsWith('AA') ? 'BB' : 'AA'}`,
    'x'.repeat(44),
    'none',
    linkKeyOf('visit', { ...visit, linkVersion: 7 }),
  ]
  for (const one of wrong)
    for (const path of ['', '/move', '/calendar'])
      expect((await page.request.get(`/az/visit/${one}${path}`)).status(), one + path).toBe(404)
  const calendar = await page.request.get(`/az/visit/${key}/calendar`)
  expect(calendar.headers()['content-type']).toContain('text/calendar')
})
