import { noticeDeliveries } from '@/db/schema'
import { newId } from '@/lib/platform/ids'
import { currentTime } from '@/lib/platform/time'
import { expect, expectAccessible, test } from './support/fixtures'
import { tellOfCard } from './support/notices'

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled })

    test('a citizen opens an unread notice, it is read then, and the rest is marked at once', async ({
      page,
      connection,
      given,
      signInAs,
    }) => {
      const leyla = await given.person()
      await tellOfCard(connection.db, leyla.id)
      await tellOfCard(connection.db, leyla.id)
      await signInAs(leyla)
      await page.goto('/az/notifications')
      await expect(page.getByText('2 oxunmamış bildiriş')).toBeVisible()
      const list = page.getByRole('list', { name: 'Bildirişlərin siyahısı' })
      await list
        .getByRole('button', { name: /müddəti 25 gün sonra bitir$/ })
        .first()
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toContainText('müddəti 25 gün sonra bitir')
      await expect(page.getByText('Daxili İşlər Nazirliyinin reyestrində')).toBeVisible()

      await page.goto('/az/notifications')
      await expect(list.getByText('Oxunmamış')).toHaveCount(1)
      await page.getByRole('button', { name: 'Hamısını oxunmuş kimi qeyd et' }).click()
      await expect(page.getByRole('status')).toContainText('Bütün bildirişlər oxunmuş kimi qeyd edildi')
      await expect(list.getByText('Oxunmamış')).toHaveCount(0)
    })
  })
}

test('looking at a notice by its address changes nothing', async ({ page, connection, given, signInAs }) => {
  const leyla = await given.person()
  const id = await tellOfCard(connection.db, leyla.id)
  await signInAs(leyla)
  await page.goto(`/az/notifications/${id}`)
  await page.goto('/az/notifications')
  await expect(page.getByText('1 oxunmamış bildiriş')).toBeVisible()
})

test('another citizen trying the same address finds nothing', async ({ page, connection, given, signInAs }) => {
  const id = await tellOfCard(connection.db, (await given.person()).id)
  await signInAs(await given.person())
  const answer = await page.goto(`/az/notifications/${id}`)
  expect(answer?.status()).toBe(404)
})

test('mail that could not be delivered is said on the notice', async ({ page, connection, given, signInAs }) => {
  const leyla = await given.person({ email: 'leyla@example.az' })
  const noticeId = await tellOfCard(connection.db, leyla.id)
  await connection.db.insert(noticeDeliveries).values({
    id: newId(),
    noticeId,
    personId: leyla.id,
    channel: 'email',
    status: 'failed',
    attempts: 8,
    nextAttemptAt: currentTime(),
    lastError: 'unreachable',
  })
  await signInAs(leyla)
  await page.goto('/az/notifications')
  await expect(page.getByText('E-poçt çatdırılmadı')).toBeVisible()
})

test('a citizen does without reminders by e-mail', async ({ page, given, signInAs }) => {
  await signInAs(await given.person({ email: 'leyla@example.az' }))
  await page.goto('/en/notifications')
  await page.getByRole('checkbox', { name: 'Send reminders and news by e-mail too' }).uncheck()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('status')).toContainText('Your e-mail choice is saved')
  await expect(page.getByRole('checkbox', { name: 'Send reminders and news by e-mail too' })).not.toBeChecked()
})

for (const width of [320, 1280]) {
  test(`the inbox is accessible at ${width} px: empty, with notices, one notice, the demo mailbox`, async ({
    page,
    connection,
    given,
    signInAs,
  }) => {
    await page.setViewportSize({ width, height: 800 })
    const leyla = await given.person({ email: 'leyla@example.az' })
    await signInAs(leyla)
    await page.goto('/az/notifications')
    await expect(page.getByText('Hələ bildiriş yoxdur')).toBeVisible()
    await expectAccessible(page)
    const id = await tellOfCard(connection.db, leyla.id)
    for (const address of ['/az/notifications?done=read', `/ru/notifications/${id}`, '/en/demo/mailbox']) {
      await page.goto(address)
      await expectAccessible(page)
    }
  })
}
