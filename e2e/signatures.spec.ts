import type { Page } from '@playwright/test'
import type { Factories } from '@/db/factories'
import type { CardKind, PhoneFault } from '@/db/vocabulary/simulators'
import { hashPassword } from '@/lib/identity/passwords'
import { expect, expectAccessible, test } from './support/fixtures'

const PASSWORD = 'Uzun-bir-parol 2026'

// Two screens: the sign-in page in the browser, and the phone of the simulated operator in a page of its own.
const simulators = process.env.E2E_SIMULATORS_URL ?? 'http://localhost:3002'

type Phone = { number: string; userId: string }

async function askPhone(page: Page, { number, userId }: Phone, next = '/az/activity') {
  await page.goto(`/api/auth/start?locale=az&next=${encodeURIComponent(next)}`)
  await chooseWay(page, 'ASAN İmza')
  await fillPhone(page, { number, userId })
}

async function chooseWay(page: Page, name: string) {
  if ((await page.getByRole('heading', { level: 2, name, exact: true }).count()) > 0) return
  await page.getByRole('link', { name }).click()
}

async function fillPhone(page: Page, { number, userId }: Phone) {
  await page.getByLabel('Telefon nömrəsi').fill(number)
  await page.getByLabel('İstifadəçi nömrəsi').fill(userId)
  await page.getByRole('button', { name: 'Telefona sorğu göndər' }).click()
}

async function openPhone(page: Page, { number }: Phone): Promise<Page> {
  const phone = await page.context().newPage()
  await phone.goto(`${simulators}/phone/${number}?lang=az`)
  await expect(phone.getByRole('heading', { level: 2 })).toHaveText('ASAN Login imzanızı istəyir')
  return phone
}

const codeOn = async (page: Page) => (await page.getByText(/^\d{4}$/).textContent())?.trim()

async function signOn(phone: Page, number = '1234') {
  await phone.getByRole('button', { name: 'Kod eynidir' }).click()
  await phone.getByLabel('PIN1').fill(number)
  await phone.getByRole('button', { name: 'İmzala' }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a citizen compares the code on both screens, signs on the phone and is in', async ({ page, given }) => {
      const person = await given.person()
      const mobile = await given.phone({ person })
      await askPhone(page, mobile)
      await expect(page.getByText('Telefonda təsdiqləyin')).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)

      const phone = await openPhone(page, mobile)
      expect(await codeOn(phone)).toBe(await codeOn(page))
      await expect(phone.getByText('Giriş: myGov')).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(phone)
      await signOn(phone)
      await expect(phone.getByRole('status')).toContainText('İmza göndərildi')

      // The sign-in page loads again by itself.
      await page.waitForURL('**/az/activity')
    })

    test('a card signs the number of this sign-in, and its owner is in', async ({ page, given }) => {
      const card = await cardOf(given)
      await page.goto('/api/auth/start?locale=az&next=/az/activity')
      await chooseWay(page, 'E-imza kartı')
      await page.getByRole('button', { name: 'Kart oxuyucusunu aç' }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kart oxuyucusu')
      await useCard(page, card, javaScriptEnabled)
      await page.waitForURL('**/az/activity')
    })
  })
}

/** A card that can be told from the others in the reader's list. */
async function cardOf(given: Factories, kind: CardKind = 'valid') {
  const person = await given.person()
  return given.card({ kind, person: { ...person, surname: `Kartlı-${person.pin}` } })
}

async function insertCard(page: Page, { surname }: { surname: string }) {
  await page.getByRole('radio', { name: surname }).check()
  await page.getByLabel('PIN1').fill('1234')
  await page.getByRole('button', { name: 'Təsdiqlə' }).click()
}

async function useCard(page: Page, card: { surname: string }, javaScriptEnabled = true) {
  await insertCard(page, card)
  if (javaScriptEnabled) return
  await page.getByRole('button', { name: 'ASAN Login-ə qayıt' }).click()
  await page.getByRole('button', { name: 'Davam et' }).click()
}

test('whoever refuses on the phone, or sees another code there, stays out and is told why', async ({ page, given }) => {
  const mobile = await given.phone()
  await askPhone(page, mobile)
  const phone = await openPhone(page, mobile)
  await phone.getByRole('button', { name: 'İmtina et' }).click()
  await expect(page.getByText('Telefonda imtina edildi')).toBeVisible()
  await expectAccessible(page)

  await page.getByRole('link', { name: 'Yenidən başla' }).click()
  await fillPhone(page, mobile)
  await expect(page.getByText('Telefonda təsdiqləyin')).toBeVisible()
  await phone.goto(`${simulators}/phone/${mobile.number}`)
  await phone.getByRole('button', { name: 'Kod fərqlidir' }).click()
  await expect(page.getByText('Kodlar fərqli idi')).toBeVisible()
})

test('a phone that was told to sign something else opens nothing', async ({ page, given }) => {
  const mobile = await given.phone()
  await page.goto(`${simulators}/phone/${mobile.number}?lang=az`)
  await page.getByRole('link', { name: 'Nasazlıqlar' }).click()
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Başqa mətni imzalasın' }).check()
  await page.getByRole('button', { name: 'Yadda saxla' }).click()
  await expect(page.getByRole('status')).toContainText('davranışı dəyişdirildi')
  await askPhone(page, mobile)
  await signOn(await openPhone(page, mobile))
  await expect(page.getByText('İmza bu girişin mətninə aid deyil')).toBeVisible()
})

test('three wrong numbers block the phone for a while', async ({ page, given }) => {
  const mobile = await given.phone()
  await askPhone(page, mobile)
  const phone = await openPhone(page, mobile)
  await signOn(phone, '0000')
  await expect(phone.getByRole('alert')).toContainText('Nömrə səhvdir')
  await expectAccessible(phone)
  for (let wrong = 0; wrong < 2; wrong++) {
    await phone.getByLabel('PIN1').fill('0000')
    await phone.getByRole('button', { name: 'İmzala' }).click()
  }
  await expect(phone.getByRole('alert')).toContainText('bağlanıb')
})

test('an operator that does not answer is said to do so; nobody’s number looks like anybody’s', async ({ page, given }) => {
  const mobile = await given.phone({ fault: 'down' satisfies PhoneFault })
  await askPhone(page, mobile)
  await expect(page.getByRole('alert')).toContainText('Mobil operator cavab vermir')
  await expectAccessible(page)

  await fillPhone(page, { number: '+994502999999', userId: '000000' })
  await expect(page.getByText('Telefonda təsdiqləyin')).toBeVisible()
  expect(await codeOn(page)).toMatch(/^\d{4}$/)
  await page.getByRole('button', { name: 'Sorğunu ləğv et' }).click()
  await expect(page.getByText('Sorğu ləğv edildi')).toBeVisible()
})

for (const [kind, words] of [
  ['revoked', 'Sertifikat ləğv edilib'],
  ['expired', 'Sertifikatın müddəti bitib'],
  ['other_authority', 'Sertifikatı tanınmayan mərkəz verib'],
] as const) {
  test(`a card is refused with its reason: ${kind}`, async ({ page, given }) => {
    const card = await cardOf(given, kind)
    await page.goto('/api/auth/start?locale=az')
    await chooseWay(page, 'E-imza kartı')
    await page.getByRole('button', { name: 'Kart oxuyucusunu aç' }).click()
    await useCard(page, card)
    await expect(page.getByRole('alert')).toContainText(words)
    await expectAccessible(page)
  })
}

test('the answer of a card is worth nothing in another browser', async ({ page, browser, given }) => {
  const card = await cardOf(given)
  await page.goto('/api/auth/start?locale=az')
  await chooseWay(page, 'E-imza kartı')
  const start = page.url()
  await page.getByRole('button', { name: 'Kart oxuyucusunu aç' }).click()
  const answered = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/card-answer/'))
  await page.route('**/card-answer/**', (route) => route.abort())
  await insertCard(page, card)
  const form = (await answered).postData() ?? ''

  const thief = await browser.newContext()
  const answer = await thief.request.post(`${new URL(start).origin}${new URL(start).pathname}`, {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    data: form,
  })
  expect(answer.status()).toBe(400)
  await thief.close()
})

test('where more is asked for, a phone proves the rest; somebody else’s phone does not', async ({ page, given }) => {
  const person = await given.person()
  await given.account({ personId: person.id, passwordHash: await hashPassword(PASSWORD) })
  await page.goto('/api/auth/start?locale=az&next=/az/activity')
  await chooseWay(page, 'FİN və parol')
  await page.getByLabel('FİN').fill(person.pin)
  await page.getByLabel('Parol').fill(PASSWORD)
  await page.getByRole('button', { name: 'Daxil ol', exact: true }).click()
  await page.waitForURL('**/az/activity')

  await page.goto('/api/auth/start?locale=az&level=high&next=/az/activity?view=sign-ins')
  // Only ways of that level are offered.
  await expect(page.getByRole('link', { name: 'FİN və parol' })).toHaveCount(0)
  await chooseWay(page, 'ASAN İmza')
  await expect(page.getByText('Bu şəxsin telefonundan istifadə edin.')).toBeVisible()
  const stranger = await given.phone()
  await fillPhone(page, stranger)
  await signOn(await openPhone(page, stranger))
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)

  const own = await given.phone({ person })
  await fillPhone(page, own)
  await signOn(await openPhone(page, own))
  await page.waitForURL('**/az/activity?view=sign-ins')
})
