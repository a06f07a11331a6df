import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import type { Factories } from '@/db/factories'
import { centreLines, homeVisitAreas } from '@/db/schema'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'

const main = (page: Page) => page.getByRole('main')
const tomorrow = () => addDays(dayInBaku(new Date()), 1)

/** A team of its own that drives to an area of its own for 30 manats, free tomorrow at 10:00 and 14:00. */
async function team(given: Factories, { db }: Connection) {
  const suffix = crypto.randomUUID().slice(0, 6)
  const service = await given.service({ channelCodes: ['asan_centre'], name: { az: `Evdə sınaq ${suffix}` } })
  const centre = await given.centre()
  const area = { az: `Sınaq ərazisi ${suffix}` }
  await db.insert(centreLines).values({
    centreCode: centre.code,
    code: 'home',
    name: area,
    kind: 'home',
    serviceCodes: [service.code],
    counters: 2,
    gridMinutes: 60,
    bufferMinutes: 30,
  })
  await db.insert(homeVisitAreas).values({
    code: `area-${suffix}`,
    centreCode: centre.code,
    lineCode: 'home',
    name: area,
    places: ['Sınaq'],
    regionCodes: [],
    travelMinutes: 30,
    feeQepik: 3_000,
    source: 'test',
  })
  for (const clock of ['10:00', '14:00'])
    await given.slot({ centreCode: centre.code, lineCode: 'home', startsAt: atBaku(tomorrow(), clock), durationMinutes: 60 })
  return { service, centre, area: area.az }
}

/** From the service to the page of the booked visit. */
async function callHome(page: Page, { service, area }: { service: { name: { az: string } }; area: string }) {
  await page.goto('/az/appointments/home')
  await page.getByRole('radio', { name: service.name.az }).check()
  await page.getByRole('button', { name: 'Davam et' }).click()
  await page.getByRole('radio', { name: area }).check()
  await page.getByRole('button', { name: 'Ərazini dəyişdir' }).click()
  await main(page).getByRole('link', { name: '10:00' }).click()
  await expect(main(page)).toContainText('saat 10:00')
}

async function confirm(page: Page) {
  await page.getByRole('textbox', { name: 'Ünvan' }).fill('AZ1000, Bakı, Nümunə küçəsi 1, mənzil 5')
  await page.getByRole('textbox', { name: 'Əlaqə telefonu' }).fill('050 123 45 67')
  await page.getByRole('button', { name: 'Evdə qəbula yazıl' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Növbəyə yazıldınız')
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a team is called home: the fee is known before, paid or cancelled with the visit', async ({
      page,
      given,
      connection,
      signInAs,
    }) => {
      const its = await team(given, connection)
      await signInAs(await given.resident())
      await callHome(page, its)
      await expect(main(page)).toContainText('30')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('textbox', { name: 'Ünvan' }).fill('')
      await page.getByRole('textbox', { name: 'Əlaqə telefonu' }).fill('12')
      await page.getByRole('button', { name: 'Evdə qəbula yazıl' }).click()
      await expect(main(page).getByRole('alert')).toContainText('Mobil nömrəni yazın')
      await confirm(page)
      await expect(main(page)).toContainText('Nümunə küçəsi 1')
      if (javaScriptEnabled) await expectAccessible(page)

      await main(page).getByRole('link', { name: 'Ödə', exact: true }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evdə qəbulun ödənişi')
      await expect(main(page)).toContainText('Ödənilməlidir')
      await main(page).getByRole('link', { name: 'Görüşə qayıt' }).click()

      await main(page).getByRole('link', { name: 'Başqa vaxta keçir' }).click()
      await page.getByRole('radio', { name: '14:00' }).check()
      await page.getByRole('button', { name: 'Vaxtı dəyiş' }).click()
      await expect(main(page).getByRole('status')).toHaveText('Görüşün vaxtı dəyişdirildi')
      await expect(main(page)).toContainText('saat 14:00')
    })
  })
}

test('who has a disability pays nothing: the register says so', async ({ page, given, connection, signInAs }) => {
  const its = await team(given, connection)
  const kamran = await given.resident()
  await given.entitled(kamran, 'disability_2')
  await signInAs(kamran)
  await callHome(page, its)
  await expect(main(page)).toContainText('II qrup əlillik')
  await confirm(page)
  await expect(main(page)).toContainText('Ödənişsiz')
  await expect(main(page).getByRole('link', { name: 'Ödə', exact: true })).toHaveCount(0)
})

test('the register is silent: nothing is asked for yet', async ({ page, given, connection, signInAs }) => {
  const its = await team(given, connection)
  const person = await given.resident()
  await given.fault('social_protection', 'down', { pin: person.pin })
  await signInAs(person)
  await callHome(page, its)
  await expect(main(page)).toContainText('Hələ məlum deyil')
  await expectAccessible(page)
  await confirm(page)
  await expect(main(page)).toContainText('Sosial müdafiə reyestri indi cavab vermir')
})

test('the team sees the doors of the day and records a receipt at one', async ({ page, given, connection, signInAs }) => {
  const its = await team(given, connection)
  await signInAs(await given.resident())
  await callHome(page, its)
  await confirm(page)
  const operator = await given.staff({ centreCode: its.centre.code, permissions: ['queue.operate'] })
  await signInAs({ id: operator.personId })
  await page.goto('/az/admin/units/home')
  await main(page).getByRole('link', { name: 'Sabah' }).click()
  await expect(main(page)).toContainText('Nümunə küçəsi 1')
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Qəbzin nömrəsi' }).fill('X')
  await page.getByRole('button', { name: 'Qeyd et' }).click()
  await expect(main(page).getByRole('alert')).toContainText('Qəbzin nömrəsi')
  await page.getByRole('textbox', { name: 'Qəbzin nömrəsi' }).fill(`KB-${crypto.randomUUID().slice(0, 8)}`)
  await page.getByRole('button', { name: 'Qeyd et' }).click()
  await expect(main(page).getByRole('status')).toHaveText('Ödəniş qeyd edildi.')
  await expect(main(page)).toContainText('Ödənilib')
  const areas = await connection.db.select().from(homeVisitAreas).where(eq(homeVisitAreas.centreCode, its.centre.code))
  expect(areas[0]?.confirmed).toBe(false)
})
