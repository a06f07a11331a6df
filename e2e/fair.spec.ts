// Fair ways to a scarce place: the waiting list for earlier times, and draws by lot.
import { eq } from 'drizzle-orm'
import type { Page } from '@playwright/test'
import { appointments, centreLines, draws } from '@/db/schema'
import { encrypt } from '@/lib/platform/crypto'
import { newId } from '@/lib/platform/ids'
import { addDays, atBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { seedHashOf } from '@/lib/queue/fair/lot'
import { expect, expectAccessible, test } from './support/fixtures'

const main = (page: Page) => page.getByRole('main')
const today = () => dayInBaku(new Date())

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a citizen waits for an earlier time, is offered one that somebody gave up, and takes it', async ({
      page,
      connection,
      given,
      signInAs,
    }) => {
      const centre = await given.centre({ name: { az: `Sınaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` } })
      const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
      const early = await given.appointment({
        centreCode: centre.code,
        serviceCode: service.code,
        startsAt: atBaku(addDays(today(), 3), '10:00'),
      })
      const own = await given.appointment({
        centreCode: centre.code,
        serviceCode: service.code,
        startsAt: atBaku(addDays(today(), 9), '16:00'),
      })

      await signInAs({ id: own.personId })
      await page.goto(`/az/appointments/${own.id}`)
      await page.getByRole('link', { name: 'Daha tez vaxt istəyirəm' }).click()
      await page.getByRole('button', { name: 'Siyahıya yazıl' }).click()
      await expect(main(page).getByRole('status')).toContainText('Siyahıya yazıldınız')
      if (javaScriptEnabled) await expectAccessible(page)

      // Somebody else gives up an earlier place.
      await signInAs({ id: early.personId })
      await page.goto(`/az/appointments/${early.id}`)
      await page.getByText('Ləğv et', { exact: true }).click()
      await page.getByRole('button', { name: 'Bəli, ləğv et' }).click()
      await expect(page.getByRole('status')).toHaveText('Görüş ləğv edildi')

      await signInAs({ id: own.personId })
      await page.goto(`/az/appointments/${own.id}/earlier`)
      await expect(main(page)).toContainText('Sizə daha tez vaxt təklif olunur')
      await expect(main(page)).toContainText('saat 10:00')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('button', { name: 'Görüşü bu vaxta keçir' }).click()
      await expect(page).toHaveURL(/done=moved/)
      await expect(main(page)).toContainText('saat 10:00')
      const [moved] = await connection.db.select().from(appointments).where(eq(appointments.id, own.id))
      expect(moved?.startsAt).toEqual(early.startsAt)
    })

    test('a citizen takes part in a draw, changes the wish, finds the code, and takes the request back', async ({
      page,
      connection,
      given,
      signInAs,
    }) => {
      const centre = await given.centre()
      const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15 })
      await connection.db.insert(centreLines).values({
        centreCode: centre.code,
        code: 'scarce',
        name: { az: 'Az yer' },
        release: 'draw',
        serviceCodes: [service.code],
        counters: 1,
      })
      const id = newId()
      const title = `Sınaq püşkü ${id.slice(-6)}`
      await connection.db.insert(draws).values({
        id,
        centreCode: centre.code,
        lineCode: 'scarce',
        serviceCode: service.code,
        title: { az: title, en: title, ru: title },
        fromDay: addDays(today(), 7),
        untilDay: addDays(today(), 8),
        opensAt: minutesAfter(new Date(), -60),
        closesAt: minutesAfter(new Date(), 600),
        seedHash: seedHashOf('seed'),
        seedSealed: encrypt('seed'),
      })
      await signInAs(await given.person())
      await page.goto(`/az/draws/${id}`)
      await expect(main(page)).toContainText(seedHashOf('seed'))
      await expect(main(page)).toContainText('Püşkdən sonra dərc ediləcək')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('link', { name: 'Püşkdə iştirak et' }).click()
      await page.getByRole('radio', { name: 'Günortadan əvvəl' }).check()
      await page.getByRole('button', { name: 'Müraciət et' }).click()
      await expect(main(page).getByRole('status')).toContainText('Müraciətiniz qəbul edildi')
      await expect(main(page)).toContainText('Kodunuz:')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('radio', { name: 'Günortadan sonra' }).check()
      await page.getByRole('button', { name: 'İstəyi dəyiş' }).click()
      await expect(page.getByRole('radio', { name: 'Günortadan sonra' })).toBeChecked()
      await page.getByRole('button', { name: 'Müraciəti geri götür' }).click()
      await expect(main(page).getByRole('status')).toContainText('Müraciət geri götürüldü')
      expect((await page.request.get(`/az/draws/${id}/data`)).status()).toBe(200)
      expect((await page.request.get(`/az/draws/${newId()}/data`)).status()).toBe(404)
    })
  })
}

test('a manager announces a draw; what was typed stays when a date is wrong', async ({ page, connection, given, signInAs }) => {
  const centre = await given.centre({ name: { az: `Sınaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` } })
  const service = await given.service({ channelCodes: ['asan_centre'] })
  await connection.db.insert(centreLines).values({
    centreCode: centre.code,
    code: 'scarce',
    name: { az: 'Az yer' },
    release: 'draw',
    serviceCodes: [service.code],
    counters: 1,
  })
  const manager = await given.staff({ centreCode: centre.code, permissions: ['centres.plan'] })
  await signInAs({ id: manager.personId })
  await page.goto('/az/admin/draws')
  await page.getByRole('link', { name: 'Yeni püşk' }).click()
  await page.getByLabel('Adı (azərbaycanca)').fill('Dekabr püşkü')
  await page.getByLabel('Adı (ingiliscə)').fill('December draw')
  await page.getByLabel('Adı (rusca)').fill('Жеребьёвка декабря')
  await page.getByLabel('İlk görüş günü').fill(addDays(today(), 1))
  await page.getByRole('button', { name: 'Elan et' }).click()
  await expect(main(page).getByRole('alert')).toContainText('Görüşlər püşkdən sonrakı günlərdə olmalıdır')
  await expect(page.getByLabel('Adı (azərbaycanca)')).toHaveValue('Dekabr püşkü')
  await expectAccessible(page)
  await page.getByLabel('İlk görüş günü').fill(addDays(today(), 7))
  await page.getByRole('button', { name: 'Elan et' }).click()
  await expect(main(page).getByRole('status')).toContainText('Püşk elan edildi')
  await expect(main(page)).toContainText('Dekabr püşkü')
})
