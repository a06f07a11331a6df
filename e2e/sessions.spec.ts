import type { BrowserContext, Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { Connection } from '@/db/client'
import { loginSessions, sessions } from '@/db/schema'
import { expect, expectAccessible, test } from './support/fixtures'
import { tellOfCard } from './support/notices'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const minutesFromNow = (minutes: number) => new Date(Date.now() + minutes * 60_000)

type Times = Partial<Pick<typeof loginSessions.$inferInsert, 'idleExpiresAt' | 'highUntil' | 'endedAt' | 'endReason'>>

/** As time, or somebody elsewhere, would leave the sign-in; the portal was last used a while ago. */
async function leave({ db }: Connection, personId: string, times: Times): Promise<void> {
  await db
    .update(sessions)
    .set({ lastSeenAt: minutesFromNow(-14) })
    .where(eq(sessions.personId, personId))
  await db.update(loginSessions).set(times).where(eq(loginSessions.personId, personId))
}

/** The clock of the page goes on until the warning is due; that of the server does not. */
/** Winds the browser's clock on until the page asks how long the session lasts; before its script has arrived it would not hear of it. */
async function untilTheWarning(page: Page): Promise<void> {
  let asked = false
  page.on('request', (request) => {
    asked ||= request.url().endsWith('/api/auth/extend')
  })
  await expect(async () => {
    if (!asked) await page.clock.fastForward('13:01')
    expect(asked).toBe(true)
  }).toPass({ intervals: [500] })
}

const warning = (page: Page) => page.getByRole('dialog', { name: 'Seansınız bitmək üzrədir' })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a cookie copied before a sign-out opens nothing after it: no page, no action, no file, no machine address', async ({
      page,
      context,
      browser,
      baseURL,
      connection,
      given,
      signInAs,
    }) => {
      const leyla = await given.person()
      await tellOfCard(connection.db, leyla.id)
      const visit = await given.appointment({ personId: leyla.id })
      const file = `/az/appointments/${visit.id}/calendar`
      await signInAs(leyla)
      const copy = await copyOf(context, browser.newContext({ javaScriptEnabled, locale: 'az', baseURL: baseURL ?? '' }))
      const thief = await copy.newPage()
      await thief.goto('/az/notifications')
      expect((await copy.request.get(file)).headers()['content-type']).toContain('text/calendar')
      expect((await copy.request.get('/api/auth/extend')).status()).toBe(200)

      await page.goto('/az/cabinet')
      await page.getByRole('button', { name: 'Çıxış' }).first().click()
      if (!javaScriptEnabled)
        await page
          .getByRole('button')
          .filter({ hasText: /Çıxış|Davam/ })
          .click()
      await page.waitForURL('**/az/signed-out**')

      await thief.getByRole('button', { name: 'Hamısını oxunmuş kimi qeyd et' }).click()
      await expect(heading(thief)).toHaveText('Portala daxil olun')
      await expect(thief.getByText('Hesabdan çıxmısınız')).toBeVisible()
      await thief.goto('/az/activity')
      await expect(heading(thief)).toHaveText('Portala daxil olun')
      const answer = await copy.request.get(file, { maxRedirects: 0 })
      expect([answer.status(), answer.headers().location]).toEqual([307, expect.stringContaining('/az/sign-in?next=')])
      const asked = await copy.request.get('/api/auth/extend')
      expect([asked.status(), await asked.json()]).toEqual([401, { ended: 'signed_out' }])
      await copy.close()

      // Nothing was done in the name of its owner.
      await signInAs(leyla)
      await page.goto('/az/notifications')
      await expect(page.getByText('1 oxunmamış bildiriş')).toBeVisible()
    })

    test('a raised level is told in words while it lasts, and asked for again afterwards', async ({
      page,
      connection,
      given,
      signInAs,
    }) => {
      const leyla = await given.person()
      await signInAs(leyla, undefined, 'high')
      await page.goto('/az/activity')
      await expect(page.getByText(/^Yüksək səviyyə \d\d:\d\d-dək \(Bakı vaxtı\)$/)).toBeVisible()
      await page.goto('/api/auth/start?level=high&locale=az&next=/az/activity')
      await expect(page).toHaveURL(/\/az\/activity$/)

      await leave(connection, leyla.id, { highUntil: minutesFromNow(-1) })
      await page.goto('/az/activity')
      await expect(page.getByText(/^Əsaslı səviyyə \d\d:\d\d-dək/)).toBeVisible()
      await page.goto('/api/auth/start?level=high&locale=az&next=/az/activity')
      await expect(page).toHaveURL(/\/sign-in\/[^/]+$/)
      await expect(page.getByLabel('Parol', { exact: true })).toHaveCount(0)
    })

    test('why a session ended is told to the person who comes back', async ({ page, connection, given, signInAs }) => {
      for (const [endReason, title] of [
        ['revoked', 'Seansınız bağlandı'],
        ['time_limit', 'Seansın müddəti bitdi'],
        ['credential_revoked', 'Daxil olduğunuz vasitə ləğv edildi'],
        ['replaced', 'Bu brauzerdə başqa şəxs daxil olub'],
      ] as const) {
        const leyla = await given.person()
        await signInAs(leyla)
        await leave(connection, leyla.id, { endedAt: new Date(), endReason })
        await page.goto('/az/activity')
        await expect(heading(page)).toHaveText('Portala daxil olun')
        await expect(page.getByText(title)).toBeVisible()
      }
    })
  })
}

test('words that are no level ask for nothing', async ({ page, given, signInAs }) => {
  await signInAs(await given.person())
  for (const level of ['root', 'HIGH', '', 'low%20high', 'undefined']) {
    await page.goto(`/api/auth/start?level=${level}&locale=az&next=/az/activity`)
    await expect(page).toHaveURL(/\/az\/activity$/)
  }
})

test('before the end the visitor is asked, by keyboard too, and stays; another window hears of it', async ({
  page,
  context,
  connection,
  given,
  signInAs,
}) => {
  const leyla = await given.person()
  await signInAs(leyla)
  const pages = [page, await context.newPage()]
  for (const one of pages) {
    await one.clock.install()
    await one.goto('/az/activity')
  }
  await leave(connection, leyla.id, { idleExpiresAt: minutesFromNow(1.5) })
  for (const one of pages) {
    await untilTheWarning(one)
    await expect(warning(one)).toContainText(/bu vaxt bağlanacaq: \d\d:\d\d \(Bakı vaxtı\)/)
  }
  await page.bringToFront()
  await expect(page.getByRole('button', { name: 'Hesabda qal' })).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Enter')
  for (const one of pages) await expect(warning(one)).toHaveCount(0)
  await expect(page.getByText('Seansınız uzadıldı')).toHaveCount(1)
  const [row] = await connection.db.select().from(loginSessions).where(eq(loginSessions.personId, leyla.id))
  expect(row?.idleExpiresAt.getTime()).toBeGreaterThan(Date.now() + 14 * 60_000)
})

test('what another window did counts: nobody is asked who is still there', async ({ page, connection, given, signInAs }) => {
  const leyla = await given.person()
  await signInAs(leyla)
  await page.clock.install()
  await page.goto('/az/activity')
  await leave(connection, leyla.id, { idleExpiresAt: minutesFromNow(10) })
  const looked = page.waitForResponse((response) => response.url().endsWith('/api/auth/extend'))
  await untilTheWarning(page)
  expect((await looked).status()).toBe(200)
  await expect(warning(page)).toHaveCount(0)
  // To look is not to use: the end is where it was.
  const [row] = await connection.db.select().from(loginSessions).where(eq(loginSessions.personId, leyla.id))
  expect(row?.idleExpiresAt.getTime()).toBeLessThan(Date.now() + 10.5 * 60_000)
})

test('a form that is open when the session ends keeps what was typed, and is sent after signing in in another window', async ({
  page,
  context,
  connection,
  given,
  signInAs,
}) => {
  const leyla = await given.resident()
  await signInAs(leyla)
  await page.clock.install()
  await page.goto('/az/apply/din-residence-reference')
  await page.getByRole('button', { name: 'Müraciətə başla' }).click()
  const choice = page.getByRole('radiogroup', { name: 'Ünvan düzgündürmü?' })
  await choice.getByText('Bəli', { exact: true }).click()

  await leave(connection, leyla.id, { idleExpiresAt: minutesFromNow(-1) })
  await untilTheWarning(page)
  const over = page.getByRole('dialog', { name: 'Seansınız başa çatdı' })
  await expect(over).toContainText('Yazdıqlarınız bu səhifədə qalır')
  await expectAccessible(page)

  const opened = context.waitForEvent('page')
  await over.getByRole('link', { name: 'Yeni pəncərədə daxil ol' }).click()
  const second = await opened
  await expect(heading(second)).toHaveText('Portala daxil olun')
  await expect(second.getByText('Seansınız başa çatdı')).toBeVisible()
  await signInAs(leyla) // what ASAN Login does there
  await second.goto('/az/signed-in')
  await expect(heading(second)).toHaveText('Hesabınıza daxil oldunuz')
  await expectAccessible(second)
  await second.close()

  await page.bringToFront()
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(over).toHaveCount(0)
  await expect(choice.getByRole('radio', { name: 'Bəli' })).toBeChecked()
  await page.getByRole('button', { name: 'Davam et', exact: true }).click()
  await expect(page.getByRole('radiogroup', { name: 'Arayış nə üçün lazımdır?' })).toBeVisible()
})

test('when somebody else has signed in meanwhile, the page of the person before is not sent', async ({
  page,
  connection,
  given,
  signInAs,
}) => {
  const leyla = await given.person()
  await signInAs(leyla)
  await page.clock.install()
  await page.goto('/az/activity')
  await leave(connection, leyla.id, { idleExpiresAt: minutesFromNow(-1) })
  await signInAs(await given.person())
  await untilTheWarning(page)
  await expect(page.getByRole('dialog', { name: 'Bu brauzerdə başqa şəxs daxil olub' })).toBeVisible()
})

test("another site's page keeps nobody signed in", async ({ page, given, signInAs }) => {
  await signInAs(await given.person())
  const answer = await page.request.post('/api/auth/extend', { headers: { origin: 'https://evil.example' } })
  expect(answer.status()).toBe(403)
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('every signed-in page says until when one stays signed in, in Baku time', async ({ page, given, signInAs }) => {
    const leyla = await given.person()
    await signInAs(leyla)
    for (const [address, text] of [
      ['/az/cabinet', /bu vaxt bağlanacaq: \d\d:\d\d \(Bakı vaxtı\)/],
      ['/en/activity', /your session ends at \d\d:\d\d \(Baku time\)/],
      ['/ru/consents', /сеанс завершится в \d\d:\d\d \(время Баку\)/],
    ] as const) {
      await page.goto(address)
      await expect(page.getByText(text)).toBeVisible()
    }
  })
})

async function copyOf(context: BrowserContext, making: Promise<BrowserContext>): Promise<BrowserContext> {
  const copy = await making
  await copy.addCookies(await context.cookies())
  return copy
}
