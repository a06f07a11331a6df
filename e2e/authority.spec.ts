// Rights of staff: where and until when a role holds, and what it allows, act on the holder's next click.
import type { Browser, Page } from '@playwright/test'
import type { Factories } from '@/db/factories'
import { expect, expectAccessible, test } from './support/fixtures'

const main = (page: Page) => page.getByRole('main')
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
/** What the form could not do. (The router has an alert of its own, for screen readers.) */
const refusal = (page: Page) => page.getByRole('alert', { name: 'Formada düzəliş lazımdır' })
const dayFromNow = (days: number) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Baku' }).format(new Date(Date.now() + days * 86_400_000))

/** The officer's own browser, beside the administrator's. */
async function besides(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const context = await browser.newContext({ ...(baseURL ? { baseURL } : {}), locale: 'az', timezoneId: 'Asia/Baku' })
  return context.newPage()
}

/** An agency with one case nobody took yet. */
async function agencyWithCase(given: Factories) {
  const name = `Sınaq qurumu ${crypto.randomUUID().slice(0, 8)}`
  const { code } = await given.agency({ name: { az: name, en: name, ru: name } })
  const service = await given.service({ agencyCode: code })
  const { reference } = await given.application({ serviceCode: service.code, agencyCode: code })
  return { code, name, reference: reference ?? '' }
}

const administrator = (given: Factories) => given.staff({ permissions: ['staff.manage'] })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('an officer lent to a second agency sees its queue on the next click, and no longer on the click after its end', async ({
      page,
      browser,
      baseURL,
      given,
      signInAs,
    }) => {
      const [home, second] = [await agencyWithCase(given), await agencyWithCase(given)]
      const officer = await given.staff({ agencyCode: home.code, permissions: ['applications.read'] })
      const desk = await besides(browser, baseURL)
      await signInAs({ id: officer.personId }, desk.context())
      await desk.goto('/az/admin/workqueue?view=all')
      await expect(main(desk)).toContainText(home.reference)
      await expect(main(desk)).not.toContainText(second.reference)

      await signInAs({ id: (await administrator(given)).personId })
      await page.goto(`/az/admin/staff/${officer.id}`)
      await page.getByLabel('Rol seçin').selectOption({ label: 'Müraciətlər üzrə əməkdaş' })
      await page.getByLabel('Harada').selectOption({ label: second.name })
      await page.getByLabel('Hansı günədək').fill(dayFromNow(5))
      await press(page, 'Rol ver')
      await expect(main(page).getByRole('status')).toContainText('Rol verildi.')
      await expect(page.getByRole('row').filter({ hasText: second.name })).toContainText('Müraciətlər üzrə əməkdaş')
      if (javaScriptEnabled) await expectAccessible(page)

      await desk.goto('/az/admin/workqueue?view=all')
      await expect(main(desk)).toContainText(home.name)
      await expect(desk.getByRole('row').filter({ hasText: second.reference })).toContainText(second.name)

      await page.getByRole('row').filter({ hasText: second.name }).getByRole('button').click()
      await expect(main(page).getByRole('status')).toContainText('Rol geri götürüldü.')
      await desk.goto('/az/admin/workqueue?view=all')
      await expect(main(desk)).toContainText(home.reference)
      await expect(main(desk)).not.toContainText(second.reference)
      await desk.context().close()
    })
  })
}

test('a role that begins later is shown as such and opens nothing yet; a day that makes no sense keeps what was typed', async ({
  page,
  given,
  signInAs,
}) => {
  const second = await agencyWithCase(given)
  const officer = await given.staff()
  await signInAs({ id: (await administrator(given)).personId })
  await page.goto(`/az/admin/staff/${officer.id}`)
  await page.getByLabel('Rol seçin').selectOption({ label: 'Müraciətlər üzrə əməkdaş' })
  await page.getByLabel('Harada').selectOption({ label: second.name })
  await page.getByLabel('Hansı gündən').fill(dayFromNow(3))
  await page.getByLabel('Hansı günədək').fill(dayFromNow(1))
  await press(page, 'Rol ver')
  await expect(refusal(page)).toContainText('Son gün başlanğıcdan əvvəl ola bilməz')
  await expect(page.getByLabel('Harada')).toHaveValue(`agency.${second.code}`)
  await expect(page.getByLabel('Hansı gündən')).toHaveValue(dayFromNow(3))
  await expectAccessible(page)

  await page.getByLabel('Hansı günədək').fill(dayFromNow(4))
  await press(page, 'Rol ver')
  await expect(page.getByRole('row').filter({ hasText: second.name })).toContainText('hələ başlamayıb')
  await signInAs({ id: officer.personId })
  await page.goto('/az/admin')
  await expect(main(page)).toContainText('Sizə hələ heç bir rol verilməyib')
})

test('what a role allows changes for its holders at once, with a reason; nobody adds to a role of their own', async ({
  page,
  browser,
  baseURL,
  given,
  signInAs,
  connection,
}) => {
  const officer = await given.staff({ permissions: ['applications.read'] })
  const admin = await administrator(given)
  const roleOf = async (staffId: string) => {
    const rows = await connection.pool.query('select role_code from staff_roles where staff_id = $1', [staffId])
    return String(rows.rows[0]?.role_code)
  }
  const desk = await besides(browser, baseURL)
  await signInAs({ id: officer.personId }, desk.context())
  await desk.goto('/az/admin')
  await expect(desk.getByRole('navigation').getByRole('link', { name: 'Hesabatlar' })).toHaveCount(0)

  await signInAs({ id: admin.personId })
  await page.goto(`/az/admin/roles/${await roleOf(officer.id)}`)
  await page.getByText('hesabatlara baxmaq', { exact: true }).click()
  await press(page, 'Dəyişikliyi saxla')
  await expect(refusal(page)).toContainText('Səbəbi bir neçə sözlə yazın')
  await expectAccessible(page)
  await page.getByLabel('Səbəb').fill('Əmr 14, 20.11.2026')
  await press(page, 'Dəyişikliyi saxla')
  await expect(main(page).getByRole('status')).toContainText('Rol dəyişdirildi.')
  await expect(page.getByRole('row').filter({ hasText: 'Əlavə edilib: hesabatlara baxmaq' })).toContainText('Əmr 14, 20.11.2026')
  await expectAccessible(page)

  await desk.reload()
  await expect(desk.getByRole('navigation').getByRole('link', { name: 'Hesabatlar' })).toHaveCount(1)
  await desk.context().close()

  await page.goto(`/az/admin/roles/${await roleOf(admin.id)}`)
  await page.getByText('audit jurnalını oxumaq', { exact: true }).click()
  await page.getByLabel('Səbəb').fill('Özüm üçün')
  await press(page, 'Dəyişikliyi saxla')
  await expect(refusal(page)).toContainText('Özünüzdə olan rola icazə əlavə edə bilməzsiniz')
})

test('the decision point names its endpoints and answers nobody without a token', async ({ request }) => {
  const metadata = await (await request.get('/.well-known/authzen-configuration')).json()
  expect(metadata.access_evaluation_endpoint).toBe(`${metadata.policy_decision_point}/api/access/v1/evaluation`)
  const question = {
    subject: { type: 'person', id: 'x' },
    action: { name: 'apply' },
    resource: { type: 'service', id: 'din-id-card-renew' },
  }
  for (const path of ['evaluation', 'evaluations']) {
    const refused = await request.post(`/api/access/v1/${path}`, { data: question, headers: { 'x-request-id': 'e2e-1' } })
    expect(refused.status()).toBe(401)
    expect(refused.headers()['x-request-id']).toBe('e2e-1')
    expect(await refused.text()).not.toContain('decision')
  }
})
