import type { Page } from '@playwright/test'
import { desc, eq } from 'drizzle-orm'
import type { Factories } from '@/db/factories'
import { applications, auditEntries, people } from '@/db/schema'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const main = (page: Page) => page.getByRole('main')
const banner = (page: Page) => page.getByRole('region', { name: 'Kimin adından hərəkət edirsiniz' })
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' }).click()
const choose = (page: Page, group: string, option: string) =>
  page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()
/** The name is for those who hear the button; what they hear has a pause before it. */
const about = (words: string, name: string) => new RegExp(`^${words} ?: ${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)
async function actFor(page: Page, name: string) {
  await press(page, about('Onun adından davam et', name))
  await expect(banner(page)).toBeVisible()
}

const tomorrowAt = (clock: string) => atBaku(addDays(dayInBaku(new Date()), 1), clock)
const forever = { validFrom: new Date('2026-01-05T05:00:00Z'), validUntil: null }

/** A certificate filled in up to the review page. */
async function fillIn(page: Page) {
  await page.goto('/az/apply/din-residence-reference')
  await press(page, 'Müraciətə başla')
  await choose(page, 'Ünvan düzgündürmü?', 'Bəli')
  await press(page, 'Davam et')
  await choose(page, 'Arayış nə üçün lazımdır?', 'Bank üçün')
  await choose(page, 'Arayış kimə ünvanlanır?', 'Tələb olunan yerə')
  await choose(page, 'Arayışın dili', 'İngilis dili')
  await press(page, 'Davam et')
  await page.getByLabel('Mobil nömrə').fill('050 123 45 67')
  await press(page, 'Davam et')
  await expect(heading(page)).toHaveText('Cavablarınızı yoxlayın')
}

const declare = (page: Page) => page.getByText('Verdiyim məlumatların doğru olduğunu təsdiq edirəm.', { exact: true }).click()
const rauf = (given: Factories) => given.resident({ givenName: 'Rauf', surname: 'Məmmədov', sex: 'male', patronymic: 'Tofiq' })

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a parent books a visit for a child, and is back with their own things by one press', async ({
      page,
      given,
      signInAs,
      connection,
    }) => {
      const father = await rauf(given)
      const child = await given.registeredChild(father, { name: 'Məmmədova Zəhra Rauf qızı' })
      const centre = await given.centre({ name: { az: `Uşaq mərkəzi ${crypto.randomUUID().slice(0, 6)}` } })
      const service = await given.service({ channelCodes: ['asan_centre'] })
      const slot = await given.slot({ centreCode: centre.code, startsAt: tomorrowAt('10:00') })
      await signInAs(father)

      await page.goto('/az/cabinet')
      if (javaScriptEnabled) await page.getByRole('link', { name: 'Nümayəndəlik' }).first().click()
      else await page.goto('/az/representation')
      await actFor(page, 'Məmmədova Zəhra Rauf qızı')
      await expect(heading(page)).toHaveText('Zəhra Məmmədova: kabinet')
      await expect(banner(page)).toContainText('Siz Zəhra Məmmədova adından hərəkət edirsiniz (valideyn kimi).')

      await page.goto(`/az/appointments/book?service=${service.code}&centre=${centre.code}&slot=${slot.id}`)
      await expect(banner(page)).toBeVisible()
      await press(page, 'Növbəyə yazıl')
      await expect(heading(page)).toHaveText('Növbəyə yazıldınız')
      const visit = page.url()

      await banner(page).getByRole('button', { name: 'Öz adıma qayıt' }).click()
      await expect(page).toHaveURL(/\/az\/cabinet/)
      await expect(banner(page)).toHaveCount(0)
      await page.goto('/az/appointments')
      await expect(main(page)).not.toContainText(centre.name.az)
      expect((await page.goto(visit))?.status()).toBe(404)

      const [known] = await connection.db.select().from(people).where(eq(people.pin, child.pin))
      const [act] = await connection.db
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.personId, known?.id ?? ''))
        .orderBy(desc(auditEntries.at), desc(auditEntries.id))
        .limit(1)
      expect(act).toMatchObject({ action: 'queue.book', actorPersonId: father.id, details: { onBehalf: 'parent' } })
    })

    test('a right is offered, taken up and used; the owner says yes, reads it in Activity and takes it back', async ({
      page,
      given,
      signInAs,
    }) => {
      const leyla = await given.resident()
      const deputy = await rauf(given)
      await signInAs(leyla, undefined, 'substantial')
      await page.goto('/az/representation')
      await page.getByRole('link', { name: 'Səlahiyyət ver' }).click()
      await page.getByLabel('Xidmətin adını yazın').fill('yaşayış yeri arayış')
      await main(page).getByRole('button', { name: 'Axtar' }).click()
      await main(page)
        .getByRole('link', { name: /^Əlavə et/ })
        .first()
        .click()
      await expect(page.getByRole('link', { name: /^Çıxar/ })).toHaveCount(1)
      await page.goto('/az/representation/new?scope=chosen&services=din-residence-reference')
      await page.getByLabel('Nümayəndənin FİN-i').fill(deputy.pin.toLowerCase())
      await page.getByLabel('Nümayəndənin soyadı').fill('memmedov')
      await expect(page.getByLabel(/Müraciət yalnız mənim razılığımdan sonra/)).toBeChecked()
      await press(page, 'Təklifi göndər')
      await expect(main(page).getByRole('status')).toContainText('Təklif göndərildi')
      // Until it is taken up the owner sees what they typed, not a name.
      await expect(heading(page)).toHaveText(`memmedov (${deputy.pin}): səlahiyyət`)
      const right = new URL(page.url()).pathname

      await signInAs(deputy)
      await page.goto('/az/representation')
      await page.getByRole('link', { name: about('Təklifə bax', 'Əliyeva Leyla Rauf qızı') }).click()
      await press(page, 'Qəbul edirəm')
      await expect(main(page).getByRole('status')).toContainText('Səlahiyyəti qəbul etdiniz')
      await actFor(page, 'Əliyeva Leyla Rauf qızı')
      await expect(banner(page)).toContainText('Siz Leyla Əliyeva adından hərəkət edirsiniz')
      await fillIn(page)
      await declare(page)
      await press(page, 'Sahibindən razılıq istə')
      await expect(main(page)).toContainText('Sahibinin razılığı gözlənilir')
      const application = new URL(page.url()).pathname.replace('/review', '')

      await signInAs(leyla)
      await page.goto(application)
      await expect(heading(page)).toHaveText('Nümayəndəniz sizin razılığınızı gözləyir')
      await expect(main(page)).toContainText('Məmmədov Rauf Tofiq oğlu bu müraciəti sizin adınızdan hazırlayıb')
      await expect(main(page)).toContainText('Bank üçün')
      await press(page, 'Bəli, mənim adımdan göndərilsin')
      await expect(main(page).getByRole('status')).toContainText('Müraciətiniz göndərildi')
      await page.goto('/az/activity?show=deputies')
      const acts = main(page).getByRole('list', { name: 'Tarixçə' }).getByRole('listitem')
      await expect(acts.filter({ hasText: 'Müraciəti göndərmək üçün razılıq istənildi' })).toContainText(
        'Rauf Məmmədov sizin adınızdan',
      )

      await page.goto(right)
      await page.getByText('Səlahiyyəti geri götür', { exact: true }).first().click()
      await press(page, 'Bəli, geri götür')
      await expect(main(page).getByRole('status')).toContainText('Səlahiyyət geri götürüldü')
    })
  })
}

test('what the owner takes back is gone at the deputy’s next press, also in the middle of a form', async ({
  page,
  given,
  signInAs,
  browser,
}) => {
  const leyla = await given.resident()
  const deputy = await rauf(given)
  const right = await given.representation({ ownerPersonId: leyla.id, deputyPersonId: deputy.id, ...forever })
  await signInAs(deputy)
  await page.goto('/az/representation')
  await actFor(page, 'Əliyeva Leyla Rauf qızı')
  await page.goto('/az/apply/din-residence-reference')
  await press(page, 'Müraciətə başla')

  const other = await browser.newContext({ locale: 'az' })
  await signInAs(leyla, other)
  const owner = await other.newPage()
  await owner.goto(`/az/representation/${right.id}`)
  await owner.getByText('Səlahiyyəti geri götür', { exact: true }).first().click()
  await press(owner, 'Bəli, geri götür')
  await expect(main(owner).getByRole('status')).toContainText('Səlahiyyət geri götürüldü')
  await other.close()

  await choose(page, 'Ünvan düzgündürmü?', 'Bəli')
  await press(page, 'Davam et')
  await expect(heading(page)).toHaveText('Səlahiyyətiniz artıq qüvvədə deyil')
  await expect(main(page)).toContainText('Leyla Əliyeva adından')
  await expect(banner(page)).toHaveCount(0)
  await press(page, 'Öz adımdan davam et')
  await expect(heading(page)).toHaveText('Salam, Rauf')
})

test('a company’s application is seen while acting for it, by the officer too, and not among one’s own', async ({
  page,
  given,
  signInAs,
  connection,
}) => {
  const nigar = await given.resident({ givenName: 'Nigar', surname: 'Hüseynova', patronymic: 'Kamil' })
  const company = await given.company(nigar, { name: `“Sınaq ${crypto.randomUUID().slice(0, 6)}” MMC` })
  await signInAs(nigar, undefined, 'substantial')
  await page.goto('/az/apply/dvx-company-extract')
  await expect(heading(page)).toHaveText('Bu xidmət şirkətlər üçündür')
  await page.getByRole('link', { name: 'Şirkəti seç' }).click()
  await actFor(page, company.name)
  await expect(banner(page)).toContainText(`VÖEN ${company.tin}`)

  await page.goto('/az/apply/din-residence-reference')
  await expect(heading(page)).toHaveText('Bu xidmət yalnız fiziki şəxslər üçündür')
  await page.goto('/az/apply/dvx-company-extract')
  await press(page, 'Müraciətə başla')
  await choose(page, 'Çıxarış nə üçün lazımdır?', 'Bank üçün')
  await choose(page, 'Çıxarışın dili', 'Azərbaycan dili')
  await press(page, 'Davam et')
  await page.getByLabel('Mobil nömrə').fill('050 123 45 67')
  await press(page, 'Davam et')
  await page.getByText(/şirkətin adından müraciət etməyə səlahiyyətim/).click()
  await press(page, 'Müraciəti göndər')
  await expect(main(page).getByRole('status')).toContainText('Müraciətiniz göndərildi')
  const address = new URL(page.url()).pathname

  await press(page, 'Öz adıma qayıt')
  await expect(banner(page)).toHaveCount(0)
  await page.goto('/az/applications')
  await expect(main(page)).not.toContainText('reyestrindən çıxarış')
  await page.goto(address)
  await expect(heading(page)).toHaveText('Bu, şirkətin işidir')
  await press(page, 'Şirkətin adına keç və bu səhifəni aç')
  await expect(page).toHaveURL(new RegExp(address))

  const [row] = await connection.db.select().from(applications).where(eq(applications.companyTin, company.tin))
  const officer = await given.staff({ agencyCode: 'dvx', permissions: ['applications.read', 'applications.decide'] })
  await signInAs({ id: officer.personId })
  await page.goto(`/az/admin/applications/${row?.id}`)
  await expect(main(page)).toContainText(`${company.name}, VÖEN ${company.tin}`)
})

test('a form drawn for one owner is not sent for another, and what was typed comes back', async ({
  page,
  given,
  signInAs,
  context,
}) => {
  const leyla = await given.resident()
  const deputy = await rauf(given)
  await given.representation({ ownerPersonId: leyla.id, deputyPersonId: deputy.id, ...forever })
  await signInAs(deputy)
  await page.goto('/az/representation')
  await actFor(page, 'Əliyeva Leyla Rauf qızı')
  await fillIn(page)
  await page.getByRole('link', { name: 'Dəyiş Mobil nömrə' }).click()
  await page.getByLabel('Mobil nömrə').fill('055 765 43 21')

  const second = await context.newPage()
  await second.goto('/az/cabinet')
  await press(second, 'Öz adıma qayıt')
  await expect(banner(second)).toHaveCount(0)
  await second.close()

  await press(page, 'Davam et')
  await expect(heading(page)).toHaveText('Bu forma başqa şəxs üçün açılmışdı')
  await expect(main(page)).toContainText('Forma açılanda: Leyla Əliyeva')
  await press(page, 'Leyla Əliyeva adına keç və formaya qayıt')
  await expect(page.getByLabel('Mobil nömrə')).toHaveValue('055 765 43 21')
  await expect(banner(page)).toContainText('Leyla Əliyeva')
})

test('what is the owner’s alone is closed, with the way back to oneself; a new sign-in begins as oneself', async ({
  page,
  given,
  signInAs,
}) => {
  const leyla = await given.resident()
  const deputy = await rauf(given)
  await given.representation({
    ownerPersonId: leyla.id,
    deputyPersonId: deputy.id,
    serviceCodes: ['din-residence-reference'],
    ...forever,
  })
  await signInAs(deputy)
  await page.goto('/az/representation')
  await actFor(page, 'Əliyeva Leyla Rauf qızı')
  for (const path of ['portfolio', 'consents', 'notifications', 'activity', 'cabinet/security', 'representation/new']) {
    await page.goto(`/az/${path}`)
    await expect(heading(page), path).toHaveText('Bu bölmə yalnız sahibinin özü üçündür')
  }
  await page.goto('/az/apply/din-id-card-renew')
  await expect(heading(page)).toHaveText('Bu xidmət səlahiyyətinizə daxil deyil')
  await page.goto('/en/consents')
  await press(page, 'Back to myself and open this page')
  await expect(page).toHaveURL(/\/en\/consents$/)
  await expect(heading(page)).toHaveText('Consents')

  await page.goto('/az/representation')
  await actFor(page, 'Əliyeva Leyla Rauf qızı')
  await signInAs(deputy)
  await page.goto('/az/cabinet')
  await expect(banner(page)).toHaveCount(0)
})

test('by keyboard alone: to the child’s cabinet and back', async ({ page, given, signInAs }) => {
  const father = await rauf(given)
  await given.registeredChild(father, { name: 'Məmmədova Zəhra Rauf qızı' })
  await signInAs(father)
  await page.goto('/az/representation')
  const button = page.getByRole('button', { name: about('Onun adından davam et', 'Məmmədova Zəhra Rauf qızı') })
  for (let presses = 0; presses < 60 && !(await button.evaluate((one) => one === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Zəhra Məmmədova: kabinet')
  const back = page.getByRole('button', { name: 'Öz adıma qayıt' })
  for (let presses = 0; presses < 60 && !(await back.evaluate((one) => one === document.activeElement)); presses++)
    await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Salam, Rauf')
})

test.describe('on a narrow phone', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  test('pages of acting for others are accessible, also with mistakes', async ({ page, given, signInAs, connection }) => {
    const leyla = await given.resident()
    const deputy = await rauf(given)
    await given.registeredChild(deputy, { name: 'Məmmədova Zəhra Rauf qızı' })
    await given.company(deputy)
    const right = await given.representation({
      ownerPersonId: leyla.id,
      deputyPersonId: deputy.id,
      ownerConfirms: true,
      ...forever,
    })
    await signInAs(deputy)
    for (const path of ['representation', `representation/${right.id}`, 'representation/new']) {
      await page.goto(`/az/${path}`)
      await expectAccessible(page)
    }
    await page.goto('/az/representation')
    await actFor(page, 'Əliyeva Leyla Rauf qızı')
    await expectAccessible(page)
    await page.goto('/az/consents')
    await expectAccessible(page)
    await fillIn(page)
    await declare(page)
    await press(page, 'Sahibindən razılıq istə')
    await expectAccessible(page)

    const [draft] = await connection.db.select().from(applications).where(eq(applications.personId, leyla.id))
    await signInAs(leyla, undefined, 'substantial')
    await page.goto(`/az/applications/${draft?.id}/confirm`)
    await press(page, 'Göndərməyə razı deyiləm')
    await expect(main(page).getByRole('alert')).toContainText('Bu sahəni doldurun')
    await expectAccessible(page)
    await page.getByLabel('Nümayəndəyə nə deyək?').fill('Məqsəd bank deyil.')
    await press(page, 'Göndərməyə razı deyiləm')
    await expect(main(page).getByRole('status')).toContainText('Göndərməyə razılıq vermədiniz')

    await page.goto('/az/representation/new?q=vəsiqə')
    await expectAccessible(page)
    await page.goto('/az/representation/new?scope=all')
    await page.getByLabel('Nümayəndənin FİN-i').fill(leyla.pin)
    await page.getByLabel('Gün', { exact: true }).fill('31')
    await page.getByLabel('Ay', { exact: true }).fill('2')
    await press(page, 'Təklifi göndər')
    await expect(main(page).getByRole('alert')).toContainText('Belə tarix yoxdur')
    await expect(page.getByLabel('Nümayəndənin FİN-i')).toHaveValue(leyla.pin)
    await expectAccessible(page)
  })
})
