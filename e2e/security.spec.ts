// "Sign-ins and security": where one is signed in, how it ended, by which ways one gets in, and what other portals may learn.
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import { auditEntries, clientGrants, loginParticipants, logoutDeliveries, passkeys } from '@/db/schema'
import { hashPassword } from '@/lib/identity/passwords'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, expectAccessible, openSession, test } from './support/fixtures'
import type { Factories } from '@/db/factories'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const LOCALES = ['az', 'en', 'ru'] as const
const SECTIONS = ['', '/ways', '/portals', '/history', '/sign-outs']

/** Somebody with a phone signed in elsewhere, a bank that was allowed something, and a past. */
async function withPast({ db }: Connection, given: Factories) {
  const leyla = await given.person()
  const startedAt = minutesFromNow(-30)
  const phone = await given.loginSession({
    personId: leyla.id,
    startedAt,
    idleExpiresAt: minutesFromNow(10),
    userAgent: 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
  })
  const bank = await given.client({ name: { az: 'Nərgiz Bank', en: 'Nargiz Bank', ru: 'Наргиз Банк' } })
  await given.participant({ loginSessionId: phone.id, clientId: bank.clientId, joinedAt: startedAt })
  await db.insert(clientGrants).values({
    id: newId(),
    personId: leyla.id,
    clientId: bank.clientId,
    scopes: ['openid', 'profile'],
    claims: ['given_name', 'family_name'],
    grantedAt: startedAt,
  })
  await given.loginSession({
    personId: leyla.id,
    startedAt: minutesFromNow(-3000),
    endedAt: minutesFromNow(-2990),
    endReason: 'password_changed',
  })
  for (const minute of [-500, -499, -498])
    await db.insert(auditEntries).values({
      id: newId(),
      at: minutesFromNow(minute),
      actorKind: 'anonymous',
      action: 'identity.sign_in_failed',
      subjectType: 'sign_in',
      subjectId: newKey(),
      personId: leyla.id,
      requestId: newKey(),
      ip: '203.0.113.77',
      details: { method: 'password' },
    })
  await db.insert(passkeys).values({
    id: newId(),
    personId: leyla.id,
    credentialId: newKey(),
    publicKey: Buffer.from('key'),
    counter: 0,
    transports: [],
    name: 'Ev noutbuku',
    backedUp: true,
    createdAt: startedAt,
  })
  return { leyla, phone, bank }
}

const card = (page: Page, device: string) => page.getByRole('article', { name: device })

/** The confirm step is a dialog with scripts and an unfolded part of the page without; its button says what happens. */
async function confirm(page: Page, first: string, second: string, inside: ReturnType<typeof card> | Page = page) {
  await inside.getByText(first).filter({ visible: true }).first().click()
  await page.getByRole('button', { name: second }).filter({ visible: true }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('one sign-in is ended: the other browser is out at its next click and told why, the receipt says who was told', async ({
      page,
      browser,
      baseURL,
      given,
      signInAs,
    }) => {
      const leyla = await given.person()
      const other = await browser.newContext({ javaScriptEnabled, locale: 'az', baseURL: baseURL ?? '' })
      await signInAs(leyla, other)
      const elsewhere = await other.newPage()
      await elsewhere.goto('/az/cabinet')
      await signInAs(leyla)

      await page.goto('/az/cabinet')
      if (javaScriptEnabled) await page.getByRole('link', { name: 'Təhlükəsizlik' }).first().click()
      else await page.goto('/az/cabinet/security')
      await expect(heading(page)).toHaveText('Girişlər və təhlükəsizlik')
      await expect(page.getByRole('region', { name: 'Bu cihaz' }).getByRole('article')).toHaveCount(1)
      await expect(page.getByRole('region', { name: 'Digər cihazlar' }).getByRole('article')).toHaveCount(1)
      await confirm(page, 'Girişi bağla', 'Bəli, girişi bağla')

      await expect(heading(page)).toHaveText('Çıxış qəbzi')
      await expect(page.getByText('Giriş bağlandı.')).toBeVisible()
      await expect(page.getByText('siz bu səhifədən bağlamısınız', { exact: false })).toBeVisible()
      await expect(page.getByRole('row', { name: /myGov.*Çıxılıb/ })).toBeVisible()

      await elsewhere.getByRole('link', { name: 'Rəqəmsal portfel' }).filter({ visible: true }).first().click()
      await expect(heading(elsewhere)).toHaveText('Portala daxil olun')
      await expect(elsewhere.getByText('Seansınız bağlandı')).toBeVisible()
      await other.close()

      // Sent again, as a second click would: the same answer, nothing new.
      await page.goto('/az/cabinet/security')
      await expect(page.getByText('Hesabınız başqa heç bir cihazda açıq deyil.')).toBeVisible()
    })

    test('all others are ended at once; this browser stays, theirs are out', async ({ page, connection, given, signInAs }) => {
      const { leyla } = await withPast(connection, given)
      const second = await openSession(connection, leyla)
      await signInAs(leyla)
      await page.goto('/az/cabinet/security')
      await expect(page.getByRole('region', { name: 'Digər cihazlar' }).getByRole('article')).toHaveCount(2)
      await confirm(page, 'Bu cihazdan başqa hamısını bağla', 'Bəli, hamısını bağla')
      await expect(page.getByText('Digər cihazlardakı girişlər bağlandı.')).toBeVisible()
      await expect(page.getByRole('link', { name: /Chrome, Android/ })).toBeVisible()
      await expect(page.getByText('1 portalın cavabı gözlənilir')).toBeVisible()

      await page.goto(`/az/cabinet/security/sign-outs/${second.loginSessionId}`)
      await expect(page.getByText('Bu girişlə açılmış bütün portallardan çıxılıb.')).toBeVisible()
    })

    test('the history tells every end and failed tries; a permission is taken back', async ({
      page,
      connection,
      given,
      signInAs,
    }) => {
      const { leyla } = await withPast(connection, given)
      await signInAs(leyla)
      await page.goto('/az/cabinet/security/history')
      const history = page.getByRole('list', { name: 'Giriş tarixçəsi' })
      await expect(history.getByRole('heading')).toHaveText([
        'Giriş: FİN və parol',
        'Giriş: FİN və parol',
        '3 uğursuz giriş cəhdi',
        'Giriş: FİN və parol',
      ])
      await expect(history.getByText('parol dəyişdirilib')).toBeVisible()
      await expect(history.getByText('203.0.113.77')).toBeVisible()

      await page.getByRole('link', { name: 'Digər portallar' }).click()
      const bank = page.getByRole('article', { name: 'Nərgiz Bank' })
      await expect(bank).toContainText('Ad, Soyad')
      await expect(bank.getByRole('link', { name: 'Məxfilik qaydaları' })).toHaveAttribute('href', 'https://bank.example/privacy')
      await confirm(page, 'İcazəni geri götür', 'Bəli, geri götür', bank)
      await expect(page.getByText('İcazə geri götürüldü.')).toBeVisible()
      await expect(page.getByText('Digər portallara daxil olmamısınız')).toBeVisible()
    })

    test('a receipt turns green when the last partner answers', async ({ page, connection, given, signInAs }) => {
      const { leyla, bank } = await withPast(connection, given)
      const ended = await given.loginSession({
        personId: leyla.id,
        startedAt: minutesFromNow(-20),
        endedAt: minutesFromNow(-1),
        endReason: 'signed_out',
      })
      const told = await given.participant({ loginSessionId: ended.id, clientId: bank.clientId, logoutStatus: 'pending' })
      // Far ahead, so that the queue of a running ASAN Login leaves it alone.
      await connection.db.insert(logoutDeliveries).values({
        id: newId(),
        participantId: told.id,
        attempts: 2,
        nextAttemptAt: minutesFromNow(600),
        createdAt: minutesFromNow(-1),
      })
      await signInAs(leyla)
      await page.goto(`/az/cabinet/security/sign-outs/${ended.id}`)
      await expect(page.getByRole('row', { name: /Nərgiz Bank.*Cavab gözlənilir.*2 cəhd edilib/ })).toBeVisible()
      if (javaScriptEnabled) await expectAccessible(page)

      await connection.db
        .update(loginParticipants)
        .set({ logoutStatus: 'ended', logoutSettledAt: new Date() })
        .where(eq(loginParticipants.id, told.id))
      await connection.db
        .update(logoutDeliveries)
        .set({ status: 'ended', settledAt: new Date() })
        .where(eq(logoutDeliveries.participantId, told.id))
      // By itself, with and without scripts.
      await expect(page.getByText('Bu girişlə açılmış bütün portallardan çıxılıb.')).toBeVisible({ timeout: 20_000 })
      await expect(page.getByRole('link', { name: 'Yenilə' })).toHaveCount(0)
    })
  })
}

test('signing out of this device from here is signing out', async ({ page, given, signInAs }) => {
  await signInAs(await given.person())
  await page.goto('/az/cabinet/security')
  await page.getByRole('button', { name: 'Bu cihazda çıxış' }).click()
  await expect(heading(page)).not.toHaveText('Girişlər və təhlükəsizlik')
  await page.goto('/az/cabinet/security')
  await expect(page).toHaveURL(/\/az\/sign-in\?next=/)
})

test("a stranger's receipt and sign-in read as missing", async ({ page, connection, given, signInAs }) => {
  const stranger = await openSession(connection, await given.person())
  await signInAs(await given.person())
  const answer = await page.goto(`/az/cabinet/security/sign-outs/${stranger.loginSessionId}`)
  expect(answer?.status()).toBe(404)
  expect((await page.goto('/az/cabinet/security/sign-outs/nonsense'))?.status()).toBe(404)
})

test('the keyboard is enough to end a sign-in, and Escape ends nothing', async ({ page, connection, given, signInAs }) => {
  const { leyla } = await withPast(connection, given)
  await signInAs(leyla)
  await page.goto('/az/cabinet/security')
  const end = card(page, 'Chrome, Android').getByRole('button', { name: 'Girişi bağla' })
  await end.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Bu giriş bağlansın?' })
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(end).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(dialog.getByRole('button', { name: 'Bəli, girişi bağla' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Çıxış qəbzi')
})

test('the password is changed at ASAN Login, and the way leads back here', async ({ page, given }) => {
  const password = 'Uzun-bir-parol 2026'
  const person = await given.person()
  await given.account({ personId: person.id, passwordHash: await hashPassword(password) })
  await page.goto('/api/auth/start?locale=az&next=/az/cabinet/security/ways')
  await page.getByLabel('FİN', { exact: true }).fill(person.pin)
  await page.getByLabel('Parol', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Daxil ol', exact: true }).click()
  await page.waitForURL('**/az/cabinet/security/ways')
  const portal = new URL(page.url()).origin

  await page.getByRole('link', { name: 'Parolu dəyiş' }).click()
  expect(new URL(page.url()).origin).not.toBe(portal)
  await page.getByLabel('Hazırkı parol').fill(password)
  await page.getByLabel('Yeni parol', { exact: true }).fill('Tamam başqa söz 71')
  await page.getByLabel('Yeni parol bir daha').fill('Tamam başqa söz 71')
  await page.getByRole('button', { name: 'Parolu dəyiş' }).click()
  await expect(heading(page)).toHaveText('Parol dəyişdirildi')
  await page.getByRole('main').getByRole('link', { name: 'Portala qayıt' }).first().click()
  await page.waitForURL('**/az/cabinet/security/ways**')
  await expect(page.getByText(/Parol sonuncu dəfə .* dəyişdirilib/)).toBeVisible()
})

for (const locale of LOCALES) {
  test(`every section is accessible and fits 320 px in ${locale}`, async ({ page, connection, given, signInAs }) => {
    const { leyla } = await withPast(connection, given)
    await signInAs(leyla)
    await page.setViewportSize({ width: 320, height: 800 })
    for (const section of SECTIONS) {
      await page.goto(`/${locale}/cabinet/security${section}`)
      await expectAccessible(page)
    }
  })
}
