// What guessing at an account comes to, with a chosen clock, because it would take a day; and that nothing tells who exists.
import { hash, verify } from '@node-rs/argon2'
import { count, eq } from 'drizzle-orm'
import { vi } from 'vitest'
import { auditEntries } from '@/db/schema'
import { expect, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { checkPassword } from './check-password'
import { withPerson } from './known-device'
import { confirmSignIn } from './methods/confirm-sign-in'
import { hashPassword } from './passwords'
import { statementsOf } from './testing-work'

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  return { ...real, verify: vi.fn(real.verify), hash: vi.fn(real.hash) }
})

const PASSWORD = 'üç dost çay içir'
const GUESSES = 10_000
const ADDRESSES = 5_000
const DAY_MS = 24 * 3_600_000

test('10,000 guesses from 5,000 addresses in a day neither open the account nor lock its owner out', async ({
  db,
  given,
  asNobody,
  now,
}) => {
  // Guesses are cheap here, so that ten thousand of them take seconds.
  const cheap = await hash(PASSWORD, { algorithm: 2, memoryCost: 8, timeCost: 1, parallelism: 1 })
  const leyla = await given.person()
  await given.account({ personId: leyla.id, passwordHash: cheap })
  let lookedAt = 0
  let at = now
  for (let guess = 0; guess < GUESSES; guess++) {
    at = new Date(now.getTime() + (guess * DAY_MS) / GUESSES)
    const stranger = asNobody({ ip: `10.0.${(guess % ADDRESSES) >> 8}.${guess % 256}`, now: at })
    const answer = await checkPassword(stranger, { pin: leyla.pin, password: `guess number ${guess}` })
    expect(answer.ok).toBe(false)
    if (!answer.ok && answer.error === 'wrong_credentials') lookedAt++
  }
  // Five at once, then one a quarter of an hour.
  expect(lookedAt).toBeLessThanOrEqual(5 + 4 + 24 * 4)

  // In the middle of it the owner comes in on their own device, and by another way.
  const right = { pin: leyla.pin, password: PASSWORD }
  expect(await checkPassword(asNobody({ now: at }), right, withPerson(undefined, leyla.pin))).toMatchObject({ ok: true })
  const byPasskey = { personId: leyla.id, method: 'passkey', level: 'substantial', clientId: 'portal', expectedId: null } as const
  expect(await confirmSignIn(asNobody({ now: at }), byPasskey)).toMatchObject({ ok: true })
  // On a device nobody knows once it is quiet: after a quarter of an hour at the longest.
  const elsewhere = asNobody({ ip: '203.0.113.9', now: minutesAfter(at, 16) })
  expect(await checkPassword(elsewhere, right)).toMatchObject({ ok: true })

  const tries = db.select({ rows: count() }).from(auditEntries).where(eq(auditEntries.personId, leyla.id))
  expect(await tries).toEqual([{ rows: lookedAt + 1 }])
}, 60_000)

test('addresses of one IPv6 network count as one; IPv4 does not care how it is written', async () => {
  const { networkOf } = await import('./throttle')
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:DB8:1:2::ffff'))
  expect(networkOf('2001:db8::1')).toBe(networkOf('2001:db8:0:0:9::1'))
  expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
  expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9')
})

test('a wrong try costs the same work for a person with an account, without one, with a closed one, and for nobody', async ({
  db,
  given,
  asNobody,
}) => {
  const passwordHash = await hashPassword(PASSWORD)
  const known = await given.person()
  await given.account({ personId: known.id, passwordHash })
  const closed = await given.person()
  await given.account({ personId: closed.id, passwordHash, status: 'closed' })
  const passwordless = await given.person()
  await given.account({ personId: passwordless.id, passwordHash: null })
  const accountless = await given.person()

  const works = []
  for (const pin of [known.pin, closed.pin, passwordless.pin, accountless.pin, '0000000']) {
    const ctx = asNobody({ ip: `address of ${pin}` })
    vi.mocked(verify).mockClear()
    // Six: the fifth begins a wait, which its owner is told of, and the sixth has to wait.
    const statements = await statementsOf(db, async () => {
      for (let n = 0; n < 6; n++) await checkPassword(ctx, { pin, password: 'yanlış bir parol' })
    })
    works.push({ verified: vi.mocked(verify).mock.calls.length, statements: statements.filter((text) => !/savepoint/i.test(text)) })
  }
  expect(works[0]?.verified).toBe(5)
  expect(works[0]?.statements.length).toBeGreaterThan(15)
  for (const work of works.slice(1)) expect(work).toEqual(works[0])
})

test('only a wait that begins is told, and only to somebody', async ({ given, asNobody, published }) => {
  const leyla = await given.person()
  await given.account({ personId: leyla.id, passwordHash: await hashPassword(PASSWORD) })
  for (const pin of [leyla.pin, '0000000'])
    for (let n = 0; n < 9; n++) await checkPassword(asNobody({ ip: pin }), { pin, password: 'yanlış bir parol' })
  expect(await published()).toEqual([{ type: 'identity.sign_in_blocked', personId: leyla.id }])
})

test('a hash made with older settings is renewed at sign-in, and the password goes on working', async ({ db, given, asNobody }) => {
  const { accounts } = await import('@/db/schema')
  const leyla = await given.person()
  const old = await hash(PASSWORD, { algorithm: 2, memoryCost: 4096, timeCost: 1, parallelism: 1 })
  await given.account({ personId: leyla.id, passwordHash: old })
  const hashNow = async () =>
    (await db.select({ hash: accounts.passwordHash }).from(accounts).where(eq(accounts.personId, leyla.id)))[0]?.hash

  await checkPassword(asNobody(), { pin: leyla.pin, password: 'yanlış bir parol' })
  expect(await hashNow()).toBe(old)
  expect(await checkPassword(asNobody(), { pin: leyla.pin, password: PASSWORD.normalize('NFD') })).toMatchObject({ ok: true })
  expect(await hashNow()).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  const renewed = await hashNow()
  expect(await checkPassword(asNobody(), { pin: leyla.pin, password: PASSWORD })).toMatchObject({ ok: true })
  expect(await hashNow()).toBe(renewed)
})
