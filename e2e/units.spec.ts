import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import type { Factories } from '@/db/factories'
import { appointments, centreLines, centreStops } from '@/db/schema'
import { addDays, clockInBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'

const main = (page: Page) => page.getByRole('main')

/** A bus that stands in Lerik all day today and tomorrow, with a visitor booked in twenty minutes. */
async function busWithVisitor(given: Factories, { db }: Connection) {
  const name = `Sınaq avtobusu ${crypto.randomUUID().slice(0, 6)}`
  const service = await given.service({ channelCodes: ['mobile_asan'] })
  const centre = await given.centre({ kind: 'mobile_bus', name: { az: name }, serviceCodes: [service.code], regionCode: null })
  const today = dayInBaku(new Date())
  await db.insert(centreStops).values({
    centreCode: centre.code,
    startsOn: today,
    endsOn: addDays(today, 3),
    place: { az: 'Lerik', en: 'Lerik', ru: 'Лерик' },
    opensAt: '00:00',
    closesAt: '23:59',
    closedOn: [],
  })
  await db.insert(centreLines).values({ centreCode: centre.code, code: 'general', name: { az: 'Ümumi növbə' }, counters: 2 })
  const soon = minutesAfter(new Date(), 20)
  soon.setUTCSeconds(0, 0)
  const slot = await given.slot({ centreCode: centre.code, startsAt: soon })
  const visitor = await given.person()
  const visit = await given.appointment({ slot, personId: visitor.id, serviceCode: service.code })
  const planner = await given.staff({ centreCode: centre.code, permissions: ['centres.plan'] })
  return { centre, name, visitor, visit, planner: { id: planner.personId } }
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a late bus moves its visitors, and everybody can see it', async ({ page, given, connection, signInAs }) => {
      const { centre, name, visitor, visit, planner } = await busWithVisitor(given, connection)
      await signInAs(planner)
      await page.goto('/az/admin/units')
      await main(page).getByRole('link', { name }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('textbox', { name: 'Dəqiqə' }).fill('40')
      await page.getByRole('button', { name: 'Nə baş verəcəyinə bax' }).click()
      await expect(main(page)).toContainText('1 görüş köçürüləcək')
      await page.getByRole('button', { name: 'Elan et' }).click()
      await expect(main(page).getByRole('status')).toHaveText('Gecikmə elan edildi.')

      await signInAs(visitor)
      await page.goto(`/az/appointments/${visit.id}`)
      await expect(main(page)).toContainText(clockInBaku(minutesAfter(visit.startsAt, 40)))
      await expect(main(page)).toContainText('Lerik')

      await page.goto(`/az/units/${centre.code}`)
      await expect(main(page)).toContainText('Bu gün 40 dəqiqə gecikmə var')
      await expect(main(page)).toContainText('yolda ləngimə')
      if (javaScriptEnabled) await expectAccessible(page)
    })
  })
}

test('a day the bus does not come: the visitor is asked to choose another time', async ({ page, given, connection, signInAs }) => {
  const { centre, visit, planner } = await busWithVisitor(given, connection)
  await signInAs(planner)
  await page.goto(`/az/admin/units/${centre.code}`)
  await main(page).getByRole('link', { name: 'Dəyişdir' }).first().click()
  await page.getByRole('button', { name: 'Günü ləğv et' }).click()
  await expect(main(page).getByRole('status')).toContainText('Gün ləğv edildi')
  const [row] = await connection.db.select().from(appointments).where(eq(appointments.id, visit.id))
  expect(row?.displacedReason).toBe('unit')
})

test('a stop is planned; what is wrong is said at its field', async ({ page, given, connection, signInAs }) => {
  const { centre, planner } = await busWithVisitor(given, connection)
  await signInAs(planner)
  await page.goto(`/az/admin/units/${centre.code}`)
  const from = addDays(dayInBaku(new Date()), 10)
  await page.getByRole('textbox', { name: 'İlk gün' }).fill(from)
  await page.getByRole('textbox', { name: 'Son gün' }).fill(addDays(from, -1))
  await page.getByRole('textbox', { name: 'Yer (Azərbaycan dilində)' }).fill('Yardımlı')
  await page.getByRole('button', { name: 'Yadda saxla' }).click()
  await expect(main(page).getByRole('alert')).toContainText('Son gün ilk gündən əvvəl ola bilməz')
  await expectAccessible(page)
  await page.getByRole('textbox', { name: 'Son gün' }).fill(addDays(from, 4))
  await page.getByRole('button', { name: 'Yadda saxla' }).click()
  await expect(main(page).getByRole('status')).toHaveText('Dayanacaq yadda saxlanıldı.')
  await expect(main(page)).toContainText('Yardımlı')
})

test('who does not plan a unit finds no page of it', async ({ page, given, connection, signInAs }) => {
  const { centre } = await busWithVisitor(given, connection)
  const elsewhere = await given.staff({ centreCode: (await given.centre()).code, permissions: ['centres.plan'] })
  await signInAs({ id: elsewhere.personId })
  expect((await page.goto(`/az/admin/units/${centre.code}`))?.status()).toBe(404)
})

test('the list of units', async ({ page }) => {
  await page.goto('/az/units')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Səyyar ASAN')
  await expect(main(page).getByRole('link', { name: '10 nömrəli səyyar ASAN avtobusu' })).toBeVisible()
  await expectAccessible(page)
})
