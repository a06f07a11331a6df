// The call centre and the reception: who calls is made sure of first; what is done for them is seen by them.
import type { Page } from '@playwright/test'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'

const main = (page: Page) => page.getByRole('main')
const tomorrowAt = (clock: string) => atBaku(addDays(dayInBaku(new Date()), 1), clock)

async function identify(page: Page, person: { pin: string; patronymic: string }, phoneEnd: string) {
  await page.getByLabel('FİN').fill(person.pin)
  await page.getByLabel('Doğum tarixi').fill('14.03.1990')
  await page.getByLabel('Atasının adı').fill(person.patronymic)
  await page.getByLabel('Portala yazılmış telefonun son dörd rəqəmi').fill(phoneEnd)
  await page.getByRole('button', { name: 'Yoxla' }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an operator makes sure who calls, books, moves and cancels; the caller sees it in their history', async ({
      page,
      given,
      signInAs,
    }) => {
      const centre = await given.centre({ name: { az: `Sınaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` } })
      const name = `Zəng xidməti ${crypto.randomUUID().slice(0, 6)}`
      const service = await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15, name: { az: name } })
      await given.slot({ centreCode: centre.code, startsAt: tomorrowAt('10:00'), capacity: 0, reserve: 1 })
      await given.slot({ centreCode: centre.code, startsAt: tomorrowAt('11:00') })
      const caller = await given.person({ birthDate: '1990-03-14', phone: '+994501234567' })
      const operator = await given.staff({ permissions: ['queue.assist'] })
      await signInAs({ id: operator.personId })

      await page.goto('/az/admin/assist')
      await identify(page, caller, '0000')
      await expect(main(page).getByRole('alert')).toContainText('Şəxsiyyət təsdiqlənmədi')
      await expect(page.getByLabel('FİN')).toHaveValue(caller.pin)
      if (javaScriptEnabled) await expectAccessible(page)
      await identify(page, caller, '4567')
      await expect(page.getByRole('heading', { level: 1 })).toContainText(caller.surname)

      const call = new URL(page.url()).pathname
      await page.goto(`${call}?service=${service.code}&centre=${centre.code}`)
      await page.getByRole('radio', { name: /saat 10:00/ }).check()
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('button', { name: 'Görüşü yaz' }).click()
      await expect(main(page).getByRole('status')).toContainText('Görüş yazıldı')
      await page.getByRole('link', { name: 'Vaxtı dəyiş' }).click()
      await page.getByRole('radio', { name: /saat 11:00/ }).check()
      await page.getByRole('button', { name: 'Görüşü bu vaxta keçir' }).click()
      await expect(main(page).getByRole('status')).toContainText('Görüşün vaxtı dəyişdirildi')
      await page.getByRole('button', { name: /^Ləğv et/ }).click()
      await expect(main(page).getByRole('status')).toContainText('Görüş ləğv edildi')
      await page.getByRole('button', { name: 'Zəngi bitir' }).click()
      await expect(main(page).getByRole('status')).toContainText('Zəng bitdi')
      expect((await page.goto(call))?.status()).toBe(404)

      await signInAs({ id: caller.id })
      await page.goto('/az/activity')
      await expect(main(page)).toContainText('Kimsə özünü siz kimi təqdim etdi')
      await expect(main(page)).toContainText('Növbəyə yazılma')
    })

    test('the reception gives a ticket with a ground it saw, and the ticket has its page', async ({ page, given, signInAs }) => {
      const centre = await given.centre({ name: { az: `Sınaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` } })
      const name = `Masa xidməti ${crypto.randomUUID().slice(0, 6)}`
      await given.service({ channelCodes: ['asan_centre'], windowMinutes: 15, name: { az: name }, searchName: name.toLowerCase() })
      const staff = await given.staff({ centreCode: centre.code, permissions: ['queue.assist', 'queue.operate'] })
      await signInAs({ id: staff.personId })
      await page.goto('/az/admin/reception')
      await page.getByRole('button', { name: 'Bilet ver' }).click()
      await expect(main(page).getByRole('alert')).toContainText('Xidmət seçin')
      if (javaScriptEnabled) await expectAccessible(page)
      await page.getByRole('radio').first().check()
      await page.getByLabel('Gördüyünüz üstünlük əsası').selectOption({ label: 'Azyaşlı uşaqla' })
      await page.getByRole('button', { name: 'Bilet ver' }).click()
      await expect(main(page).getByRole('status')).toContainText('Bilet:')
      await page.getByRole('link', { name: 'Biletin səhifəsini aç' }).click()
      await expect(page).toHaveURL(/\/ticket\//)
    })
  })
}
