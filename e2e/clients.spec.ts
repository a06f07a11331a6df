import { createHash, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { hashPassword } from '@/lib/identity/passwords'
import { expect, expectAccessible, test as base } from './support/fixtures'

const KEY = '{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"one","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}'
/** A partner's portal: whoever comes is greeted. */
const test = base.extend<{ partner: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from the pattern
  partner: async ({}, use) => {
    const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end('<h1>Bank</h1>'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    server.closeAllConnections()
    server.close()
  },
})

const PASSWORD = 'Uzun-bir-parol 2026'

/** Next announces its navigations by an alert of its own. */
const refusal = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text })
const newId = () => `bank-${randomBytes(4).toString('hex')}`

test.describe('partners in the staff section', () => {
  test.beforeEach(async ({ given, signInAs }) => {
    const admin = await given.staff({ permissions: ['clients.manage'] })
    await signInAs({ id: admin.personId })
  })

  test('a partner is registered, changed, suspended with a reason and let go on; each is in its history', async ({ page }) => {
    const clientId = newId()
    await page.goto('/az/admin/clients')
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Tərəfdaş əlavə et' }).click()
    await fillIn(page, { clientId, redirect: 'http://bank.az/callback', keys: '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}' })
    await page.getByRole('button', { name: 'Qeydiyyata al' }).click()

    await expect(refusal(page, 'Girişdən sonrakı ünvanlar: Ünvan https:// ilə başlamalıdır')).toBeVisible()
    await expect(refusal(page, 'gizli açar')).toBeVisible()
    await expect(page.getByLabel('client_id', { exact: true })).toHaveValue(clientId)
    await expect(page.getByLabel('Girişdən sonrakı ünvanlar')).toHaveValue('http://bank.az/callback')
    await expectAccessible(page)

    await page.getByLabel('Girişdən sonrakı ünvanlar').fill('https://bank.az/callback')
    await page.getByLabel('Açıq açarlar (JWKS)').fill(KEY)
    await page.getByRole('button', { name: 'Qeydiyyata al' }).click()
    await expect(page.getByText('Tərəfdaş qeydiyyata alındı')).toBeVisible()
    await expectAccessible(page)

    await page.getByRole('link', { name: 'Dəyiş', exact: true }).click()
    await expectAccessible(page)
    await page.getByLabel('Ad', { exact: true }).uncheck()
    await page.getByRole('button', { name: 'Dəyişiklikləri saxla' }).click()
    await expect(page.getByText('Dəyişən: İnsan haqqında məlumatlar')).toBeVisible()

    await page.getByText('Dayandır', { exact: true }).click()
    await page.getByRole('button', { name: 'Bəli, dayandır' }).click()
    await expect(refusal(page, 'Səbəb')).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('Səbəb').fill('Müqavilə bitib')
    await page.getByRole('button', { name: 'Bəli, dayandır' }).click()
    await expect(page.getByText('Səbəb: Müqavilə bitib')).toBeVisible()
    await page.getByLabel('Səbəb').fill('Müqavilə yeniləndi')
    await page.getByRole('button', { name: 'Yenidən işə sal' }).click()
    await expect(page.getByText('Səbəb: Müqavilə yeniləndi')).toBeVisible()

    await page.goto(`/az/admin/clients?q=${clientId}`)
    await expect(page.getByRole('link', { name: 'Sınaq Bank' })).toHaveCount(1)
  })

  test('a form filled before somebody else saved is refused and keeps what was typed', async ({ page, context, given }) => {
    const { clientId } = await given.client()
    const other = await context.newPage()
    for (const one of [page, other]) await one.goto(`/az/admin/clients/${clientId}/edit`)
    await other.getByLabel('Hüquqi əsas').fill('Müqavilə 7')
    await other.getByRole('button', { name: 'Dəyişiklikləri saxla' }).click()
    await expect(other.getByText('Dəyişikliklər saxlandı')).toBeVisible()

    await page.getByLabel('Hüquqi əsas').fill('Müqavilə 8')
    await page.getByRole('button', { name: 'Dəyişiklikləri saxla' }).click()
    await expect(refusal(page, 'başqası bu qeydiyyatı dəyişib')).toBeVisible()
    await expect(page.getByLabel('Hüquqi əsas')).toHaveValue('Müqavilə 8')
    await page.getByRole('button', { name: 'Dəyişiklikləri saxla' }).click()
    await expect(page.getByText('Müqavilə 8')).toBeVisible()
  })

  test('every page reads on a narrow phone, in three languages', async ({ page, given }) => {
    const { clientId } = await given.client()
    await page.setViewportSize({ width: 320, height: 720 })
    for (const path of ['', '/new', `/${clientId}`, `/${clientId}/edit`, `/${clientId}/connect`]) {
      await page.goto(`/az/admin/clients${path}`)
      await expectAccessible(page)
    }
    await page.goto(`/en/admin/clients/${clientId}/connect`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Connecting Test Bank')
    await expect(page.getByText('/.well-known/openid-configuration')).toBeVisible()
    await page.goto(`/ru/admin/clients/${clientId}`)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Тест Банк')
  })
})

test('staff without the permission find nothing there', async ({ page, given, signInAs }) => {
  const { clientId } = await given.client()
  const officer = await given.staff({ permissions: ['staff.manage', 'applications.read'] })
  await signInAs({ id: officer.personId })
  for (const path of ['', '/new', `/${clientId}`, `/${clientId}/edit`, `/${clientId}/connect`])
    expect((await page.goto(`/az/admin/clients${path}`))?.status()).toBe(404)
})

test.describe('a company asks before it learns', () => {
  for (const javaScriptEnabled of [true, false])
    test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
      test.use({ javaScriptEnabled })

      test('the page names who asks, why and what, with the own values; a yes is remembered', async ({ page, given, partner }) => {
        const redirect = `${partner}/callback`
        const person = await given.person({ birthDate: '1990-03-12' })
        await given.account({ personId: person.id, passwordHash: await hashPassword(PASSWORD) })
        const client = await given.client({
          requirePar: false,
          redirectUris: [redirect],
          scopes: ['openid', 'profile', 'birthdate'],
          claims: ['given_name', 'birthdate'],
        })
        const address = await signInAddress(page, client.clientId, redirect)
        await page.goto(address)
        await expect(page.getByRole('heading', { name: 'Sınaq Bank' })).toBeVisible()
        await expect(page.getByText('Doğum tarixi')).toBeVisible()
        await page.getByRole('textbox', { name: 'FİN' }).fill(person.pin)
        await page.getByRole('textbox', { name: 'Parol' }).fill(PASSWORD)
        await page.getByRole('button', { name: 'Daxil ol', exact: true }).click()

        await expect(page.getByRole('heading', { level: 1 })).toHaveText('“Sınaq Bank” məlumatlarınızı görsün?')
        await expect(page.getByText('12 mart 1990')).toBeVisible()
        if (javaScriptEnabled) await expectAccessible(page)
        await page.getByRole('button', { name: 'English' }).click()
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Let Test Bank see your data?')
        await page.setViewportSize({ width: 320, height: 720 })
        if (javaScriptEnabled) await expectAccessible(page)
        await page.getByRole('button', { name: 'Allow and continue' }).click()
        await page.waitForURL(`${redirect}?code=*`)

        await page.goto(address)
        await page.waitForURL(`${redirect}?code=*`)
      })
    })
})

/** An authorization request of a partner, at the login origin the portal itself uses. */
async function signInAddress(page: Page, clientId: string, redirect: string): Promise<string> {
  const start = await page.request.get('/api/auth/start?locale=az')
  const verifier = randomBytes(32).toString('base64url')
  return new URL(
    `/auth?${new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      redirect_uri: redirect,
      scope: 'openid profile birthdate',
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    })}`,
    start.url(),
  ).href
}

async function fillIn(
  page: Page,
  { clientId, redirect, keys }: { clientId: string; redirect: string; keys: string },
): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Yeni tərəfdaş')
  await page.getByLabel('client_id', { exact: true }).fill(clientId)
  await page.getByLabel('Hüquqi ad').fill('“Sınaq Bank” ASC')
  await page.getByLabel('VÖEN').fill('1234567891')
  await page.getByLabel('Sahə', { exact: false }).first().fill('banking')
  await page.getByLabel('Hüquqi əsas').fill('Müqavilə 1')
  await page.getByRole('group', { name: 'Portalın adı' }).getByLabel('Azərbaycan dilində').fill('Sınaq Bank')
  await page.getByRole('group', { name: 'Məqsəd' }).getByLabel('Azərbaycan dilində').fill('Bank xidmətləri')
  await page.getByLabel('Ad', { exact: true }).check()
  await page.getByLabel('FİN', { exact: true }).check()
  await page.getByLabel('Portalın ünvanı').fill('https://bank.az/')
  await page.getByLabel('Girişdən sonrakı ünvanlar').fill(redirect)
  await page.getByLabel('Açıq açarlar (JWKS)').fill(keys)
}
