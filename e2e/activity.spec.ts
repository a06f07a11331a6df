import type { Db } from '@/db/client'
import { auditEntries, disclosures } from '@/db/schema'
import { newId } from '@/lib/platform/ids'
import { currentTime } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'

async function remember(db: Db, personId: string): Promise<void> {
  const shared = { at: currentTime(), personId, requestId: 'e2e', subjectType: 'application', subjectId: newId() }
  await db.insert(auditEntries).values([
    {
      ...shared,
      id: newId(),
      actorKind: 'citizen',
      actorPersonId: personId,
      action: 'applications.submit',
      details: { reference: 'ASN-2026-E2E' },
    },
    {
      ...shared,
      id: newId(),
      actorKind: 'citizen',
      actorPersonId: personId,
      action: 'identity.sign_in',
      subjectType: 'session',
      details: {},
    },
  ])
  await db.insert(disclosures).values({
    ...shared,
    id: newId(),
    readerKind: 'staff',
    readerBody: { az: 'Daxili İşlər Nazirliyi', en: 'Ministry of Internal Affairs', ru: 'МВД' },
    readerRole: { az: 'Baş məsləhətçi', en: 'Senior officer', ru: 'Главный советник' },
    what: 'application',
    fields: ['person.name', 'id_card'],
    purpose: 'case',
    right: 'case',
  })
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a citizen sees who looked at which data, in which post, why and under which right', async ({
      page,
      connection,
      given,
      signInAs,
    }) => {
      const leyla = await given.person()
      await remember(connection.db, leyla.id)
      await signInAs(leyla)
      await page.goto('/az/activity')
      const history = page.getByRole('list', { name: 'Tarixçə' })
      await expect(history.getByRole('heading', { level: 2 })).toHaveCount(3)

      await page.getByRole('link', { name: 'Məlumatlarıma baxışlar' }).click()
      await expect(history.getByRole('heading', { level: 2 })).toHaveText(['Daxili İşlər Nazirliyi məlumatlarınıza baxıb'])
      await history.getByText('Müraciətiniz və ona əlavə olunan məlumatlar').click()
      for (const words of ['Baş məsləhətçi', 'Müraciətinizə baxmaq', 'Müraciətə baxılması', 'Ad və soyad, Şəxsiyyət vəsiqəsi'])
        await expect(history.getByText(words).first()).toBeVisible()

      await page.getByRole('link', { name: 'Girişlər' }).click()
      await expect(history.getByRole('heading', { level: 2 })).toHaveText(['Hesaba giriş'])
    })
  })
}

test('nobody sees the history of somebody else', async ({ page, connection, given, signInAs }) => {
  await remember(connection.db, (await given.person()).id)
  await signInAs(await given.person())
  await page.goto('/az/activity?show=look-ups')
  await expect(page.getByText('Məlumatlarınıza heç kim baxmayıb.')).toBeVisible()
})

for (const width of [320, 1280]) {
  test(`the history is accessible at ${width} px in three languages`, async ({ page, connection, given, signInAs }) => {
    await page.setViewportSize({ width, height: 800 })
    const leyla = await given.person()
    await remember(connection.db, leyla.id)
    await signInAs(leyla)
    for (const address of ['/az/activity', '/en/activity?show=look-ups', '/ru/activity?show=mine']) {
      await page.goto(address)
      await expectAccessible(page)
    }
  })
}
