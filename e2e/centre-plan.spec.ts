import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import type { Factories } from '@/db/factories'
import { appointments, centreHours, centreLines, slots } from '@/db/schema'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { layOutSlots } from '@/db/slots'
import { expect, expectAccessible, test } from './support/fixtures'

const TODAY = dayInBaku(new Date())
/** A day no holiday of the calendar should touch: the factory's centre opens every day. */
const DAY = addDays(TODAY, 2)

/** A centre of its own that opens every day from nine to six, with a manager and a place to book. */
async function plannedCentre(given: Factories, { db }: Connection) {
  const centre = await given.centre({ name: { az: `Sınaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` }, counters: 10 })
  await db.delete(centreHours).where(eq(centreHours.centreCode, centre.code))
  await db
    .insert(centreHours)
    .values([1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ centreCode: centre.code, weekday, opensAt: '09:00', closesAt: '18:00' })))
  await db.insert(centreLines).values({ centreCode: centre.code, code: 'general', name: { az: 'Ümumi növbə' }, counters: 10 })
  await layOutSlots(db, TODAY, { centreCode: centre.code })
  const manager = await given.staff({ centreCode: centre.code, permissions: ['centres.plan'] })
  return { centre, manager }
}

async function bookedAt(given: Factories, { db }: Connection, centreCode: string, clock: string) {
  const [slot] = await db
    .select()
    .from(slots)
    .where(and(eq(slots.centreCode, centreCode), eq(slots.startsAt, atBaku(DAY, clock))))
  if (!slot) throw new Error(`Cannot book: expected a place at ${clock}`)
  return given.appointment({ slot })
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a manager closes an afternoon: sees the visit it touches, confirms, takes it back', async ({
      page,
      given,
      signInAs,
      connection,
    }) => {
      const { centre, manager } = await plannedCentre(given, connection)
      const visit = await bookedAt(given, connection, centre.code, '15:00')
      await bookedAt(given, connection, centre.code, '10:00')
      await signInAs({ id: manager.personId })
      await page.goto('/az/admin/centres')
      await expect(page).toHaveURL(new RegExp(`/admin/centres/${centre.code}$`))
      await page.getByRole('main').getByRole('link', { name: 'Bağlı günlər' }).click()

      await page.getByLabel('Gün', { exact: true }).fill(DAY)
      await page.getByLabel('Saatdan').fill('14:00')
      await page.getByLabel('Saata qədər').fill('13:00')
      await page.getByLabel('Səbəb (azərbaycanca), vətəndaşlar görür').fill('Elektrik işləri')
      await page.getByRole('button', { name: 'Əlavə et', exact: true }).click()
      await expect(page.getByRole('main').getByRole('alert')).toContainText('Bitmə başlanğıcdan sonra olmalıdır')
      await expect(page.getByLabel('Səbəb (azərbaycanca), vətəndaşlar görür'), 'what was typed stays').toHaveValue(
        'Elektrik işləri',
      )
      await expect(page.getByLabel('Saatdan')).toHaveValue('14:00')
      if (javaScriptEnabled) await expectAccessible(page)

      await page.getByLabel('Saata qədər').fill('18:00')
      await page.getByRole('button', { name: 'Əlavə et', exact: true }).click()
      await expect(page.getByRole('heading', { name: 'Bu dəyişiklik 1 görüşə toxunur' })).toBeVisible()
      await expect(page.getByRole('table')).toContainText('15:00')
      if (javaScriptEnabled) await expectAccessible(page)
      const displaced = async () =>
        (await connection.db.select({ at: appointments.displacedAt }).from(appointments).where(eq(appointments.id, visit.id)))[0]
          ?.at ?? null
      expect(await displaced()).toBeNull()

      await page.getByRole('button', { name: 'Bəli, dəyişikliyi et' }).click()
      await expect(page.getByRole('main').getByRole('status')).toContainText('1 görüşün yeri bağlandı')
      expect(await displaced()).not.toBeNull()
      await expect(page.getByRole('table')).toContainText('Elektrik işləri')

      await page.getByRole('button', { name: /^Geri götür/ }).click()
      await expect(page.getByRole('main').getByRole('status')).toContainText('1 görüş öz vaxtına qaytarıldı')
      expect(await displaced()).toBeNull()
    })
  })
}

test('an officer cannot be planned twice at the same time', async ({ page, given, signInAs, connection }) => {
  const { centre, manager } = await plannedCentre(given, connection)
  const person = await given.person({ surname: 'Sınaqov', givenName: 'Anar' })
  await given.staff({ centreCode: centre.code, personId: person.id })
  await signInAs({ id: manager.personId })
  await page.goto(`/az/admin/centres/${centre.code}/shifts?week=${DAY}`)
  const plan = async (from: string, to: string) => {
    await page
      .getByLabel('Əməkdaş', { exact: true })
      .selectOption({ label: await page.getByRole('option', { name: /Sınaqov Anar/ }).innerText() })
    await page.getByLabel('Gün', { exact: true }).fill(DAY)
    await page.getByLabel('Başlayır', { exact: true }).fill(from)
    await page.getByLabel('Bitir', { exact: true }).fill(to)
    await page.getByRole('button', { name: 'Planlaşdır', exact: true }).click()
  }
  await plan('09:00', '13:00')
  await expect(page.getByRole('main').getByRole('status')).toContainText('Əlavə edildi')
  await plan('12:00', '18:00')
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Əməkdaşın bu vaxtda başqa növbətçiliyi var')
  await expect(page.getByLabel('Başlayır', { exact: true })).toHaveValue('12:00')
})

test('the manager of another centre finds nothing here', async ({ page, given, signInAs, connection }) => {
  const { centre } = await plannedCentre(given, connection)
  const other = await given.staff({ centreCode: (await given.centre()).code, permissions: ['centres.plan'] })
  await signInAs({ id: other.personId })
  for (const tab of ['', '/hours', '/lines', '/closures', '/devices', '/rules']) {
    const answer = await page.request.get(`/az/admin/centres/${centre.code}${tab}`)
    expect(answer.status(), tab).toBe(404)
  }
})

for (const width of [360, 1280]) {
  test(`every page of the plan can be used by everybody, ${width} px`, async ({ page, given, signInAs, connection }) => {
    test.slow()
    await page.setViewportSize({ width, height: 900 })
    const { centre, manager } = await plannedCentre(given, connection)
    await signInAs({ id: manager.personId })
    const tabs = [
      '',
      '/hours',
      '/lines',
      '/lines/general',
      '/windows?window=2',
      '/officers',
      '/shifts',
      '/closures',
      '/devices',
      '/rules',
    ]
    for (const [index, tab] of tabs.entries()) {
      await page.goto(`/${['az', 'en', 'ru'][index % 3]}/admin/centres/${centre.code}${tab}`)
      await expectAccessible(page)
    }
  })
}
