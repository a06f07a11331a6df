import { eq } from 'drizzle-orm'
import { randomPin } from '@/db/factories'
import { auditEntries } from '@/db/schema'
import { expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { checkPassword } from './check-password'
import { withPerson } from './known-device'
import { hashPassword } from './passwords'
import { ALLOWANCE } from './throttle'

const PASSWORD = 'Bir-uzun-parol 7'
const hash = await hashPassword(PASSWORD)

test('the right password opens; spelling of the PIN was settled before', async ({ given, asNobody }) => {
  const leyla = await given.person()
  await given.account({ personId: leyla.id, passwordHash: hash })
  expect(await checkPassword(asNobody(), { pin: leyla.pin, password: PASSWORD })).toEqual({ ok: true, personId: leyla.id })
})

test('a wrong password, an unknown PIN, a person without an account and a closed account get one answer', async ({
  given,
  asNobody,
}) => {
  const leyla = await given.person()
  await given.account({ personId: leyla.id, passwordHash: hash })
  const closed = await given.person()
  await given.account({ personId: closed.id, passwordHash: hash, status: 'closed' })
  const without = await given.person()

  const wrong = { ok: false, error: 'wrong_credentials' }
  expect(await checkPassword(asNobody(), { pin: leyla.pin, password: 'wrong' })).toEqual(wrong)
  expect(await checkPassword(asNobody(), { pin: '0000000', password: PASSWORD })).toEqual(wrong)
  expect(await checkPassword(asNobody(), { pin: without.pin, password: PASSWORD })).toEqual(wrong)
  expect(await checkPassword(asNobody(), { pin: closed.pin, password: PASSWORD })).toEqual(wrong)
})

test('known and unknown people are blocked alike', async ({ given, asNobody, now }) => {
  const leyla = await given.person()
  await given.account({ personId: leyla.id, passwordHash: hash })
  for (const pin of [leyla.pin, '0000000']) {
    const ctx = asNobody({ ip: `address of ${pin}` })
    for (let n = 0; n < 5; n += 1) await checkPassword(ctx, { pin, password: 'wrong' })
    expect(await checkPassword(ctx, { pin, password: PASSWORD })).toEqual({
      ok: false,
      error: 'too_many_attempts',
      until: minutesAfter(now, 1),
    })
  }
})

test("a stranger's guesses do not keep the owner out of their own browser", async ({ given, asNobody }) => {
  const leyla = await given.person()
  await given.account({ personId: leyla.id, passwordHash: hash })
  for (let n = 0; n < 6; n += 1) await checkPassword(asNobody({ ip: '203.0.113.9' }), { pin: leyla.pin, password: 'guess' })

  const own = withPerson(undefined, leyla.pin)
  expect(await checkPassword(asNobody(), { pin: leyla.pin, password: PASSWORD }, own)).toEqual({ ok: true, personId: leyla.id })
})

test('a failed sign-in is in the history of the person it was aimed at, without the password', async ({ db, given, asNobody }) => {
  const leyla = await given.person()
  await given.account({ personId: leyla.id, passwordHash: hash })
  await checkPassword(asNobody(), { pin: leyla.pin, password: 'Gizli-söz-123' })
  const rows = await db.select().from(auditEntries).where(eq(auditEntries.personId, leyla.id))
  expect(rows).toMatchObject([{ action: 'identity.sign_in_failed', actorKind: 'anonymous' }])
  expect(JSON.stringify(rows)).not.toContain('Gizli')
  expect(JSON.stringify(rows[0]?.subjectId)).not.toContain(leyla.pin)
})

test('visitors whose address nobody knows do not slow each other', async ({ given, asNobody }) => {
  const leyla = await given.person()
  await given.account({ personId: leyla.id, passwordHash: hash })
  const nowhere = asNobody({ ip: undefined })
  for (let n = 0; n < ALLOWANCE.address; n += 1) await checkPassword(nowhere, { pin: randomPin(), password: 'guess' })
  expect(await checkPassword(nowhere, { pin: leyla.pin, password: PASSWORD })).toEqual({ ok: true, personId: leyla.id })
})
