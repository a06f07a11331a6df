import { serviceTimes, waitAccuracy } from '@/db/schema'
import { currentTime, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'

test('a citizen sees how long one waits at a centre now, as a range, and how often that held', async ({
  page,
  connection,
  given,
}) => {
  const name = `Gözləmə mərkəzi ${crypto.randomUUID().slice(0, 6)}`
  const centre = await given.centre({ name: { az: name, en: name, ru: name }, regionCode: null })
  const rare = await given.centre({ name: { az: `${name} iki`, en: name, ru: name }, regionCode: null })
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const officer = await given.staff({ centreCode: centre.code })
  await given.counter({ centreCode: centre.code, number: 1, staffId: officer.id })
  const now = currentTime()
  await connection.db.insert(serviceTimes).values({
    centreCode: centre.code,
    serviceCode: service.code,
    visits: 400,
    logMean: Math.log(900),
    logDeviation: 0.3,
    learnedAt: now,
  })
  for (const minutes of [30, 20, 10]) {
    const arrivedAt = minutesAfter(now, -minutes)
    const ticket = { centreCode: centre.code, services: [service], day: dayInBaku(now), arrivedAt }
    await given.ticket(ticket)
  }
  await connection.db.insert(waitAccuracy).values([
    { centreCode: centre.code, day: dayInBaku(now), told: 200, held: 164, brokenByFive: 9, error: 4.2, naiveError: 9.8 },
    { centreCode: rare.code, day: dayInBaku(now), told: 4, held: 4, brokenByFive: 0, error: 1, naiveError: 1 },
  ])

  await page.goto('/az/waits')
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  // Late in the evening there is no telling whether the turn comes before the centre closes.
  await expect(row).toContainText(/təxminən \d+–\d+ dəqiqə|iş vaxtı bitənə qədər/)
  await expect(row.getByRole('cell').nth(2)).toHaveText('3')
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Deyilən vaxtlar nə qədər düz çıxır' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dediyimiz gözləmə müddəti nə qədər düz çıxır')
  const held = page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
  await expect(held).toContainText('82 %')
  await expect(held).toContainText('4,2 dəqiqə')
  await expect(page.getByRole('link', { name: `${name} iki` })).toHaveCount(0)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Son 7 gün' }).click()
  await expect(page).toHaveURL(/days=7/)
  await expect(held).toContainText('82 %')
})

test('the page of the centres leads to the waits', async ({ page }) => {
  await page.goto('/az/centres')
  await page.getByRole('link', { name: 'Gözləmə müddətləri' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mərkəzlərdə gözləmə müddəti')
})
