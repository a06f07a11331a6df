import { and, eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { accounts, auditEntries, mobileSignatures } from '@/db/schema'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { minutesAfter } from '@/lib/platform/time'
import { err, ok } from '@/lib/platform/result'
import { askForSignature, cancelSignatures, findSignature, takePhoneAttempt } from './ask'
import { lookAtSignature } from './look'
import { AsanImzaInput, WAIT_SECONDS } from './model'
import { redeemSignature } from './redeem'
import { controlCodeOf, hashOf, signInText } from './signed-text'
import { PHONE, testOperator } from './testing'

const HERE = 'sign-in:here'
const question = (over: object = {}) => ({ subscriber: PHONE, text: 'Giriş: myGov', boundTo: HERE, throttle: [], ...over })
const LATER = { seconds: (now: Date, count: number) => new Date(now.getTime() + count * 1_000) }

async function asked(value: Promise<{ ok: boolean; value?: string }>): Promise<string> {
  const result = await value
  if (!result.ok || !result.value) throw new Error('nobody was asked')
  return result.value
}

test('a good signature is the person’s, once, in the sign-in it was given for', async ({ given, asNobody, now, db }) => {
  const person = await given.person()
  await given.account({ personId: person.id })
  const { operator, judge, serial } = await testOperator(person.pin)
  const id = await asked(askForSignature(asNobody(), operator, question()))
  const soon = asNobody({ now: LATER.seconds(now, 5) })

  await lookAtSignature(soon, operator, judge, id)
  expect(await findSignature(soon, HERE)).toMatchObject({ status: 'pending' })

  operator.does = 'signs'
  const later = asNobody({ now: LATER.seconds(now, 10) })
  await lookAtSignature(later, operator, judge, id)
  expect(await findSignature(later, HERE)).toMatchObject({ status: 'signed', controlCode: controlCodeOf(hashOf('Giriş: myGov')) })
  expect(await redeemSignature(later, { id, boundTo: 'sign-in:elsewhere' })).toEqual(err('not_confirmed'))
  expect(await redeemSignature(later, { id, boundTo: HERE })).toEqual(ok({ personId: person.id, credential: serial }))
  expect(await redeemSignature(later, { id, boundTo: HERE })).toEqual(err('not_confirmed'))
  expect(await db.$count(auditEntries, eq(auditEntries.action, 'identity.account_opened'))).toBe(0)
})

test('a signature nobody turned into a sign-in for minutes is worth nothing any more', async ({ given, asNobody, now }) => {
  const person = await given.person()
  const { operator, judge } = await testOperator(person.pin)
  operator.does = 'signs'
  const id = await asked(askForSignature(asNobody(), operator, question()))
  await lookAtSignature(asNobody({ now: LATER.seconds(now, 5) }), operator, judge, id)
  expect(await redeemSignature(asNobody({ now: minutesAfter(now, 6) }), { id, boundTo: HERE })).toEqual(err('not_confirmed'))
})

test('somebody without an account gets one that no password opens', async ({ given, asNobody, now, db }) => {
  const person = await given.person()
  const { operator, judge } = await testOperator(person.pin)
  operator.does = 'signs'
  const id = await asked(askForSignature(asNobody(), operator, question()))
  const soon = asNobody({ now: LATER.seconds(now, 5) })
  await lookAtSignature(soon, operator, judge, id)
  expect((await redeemSignature(soon, { id, boundTo: HERE })).ok).toBe(true)
  const [account] = await db.select().from(accounts).where(eq(accounts.personId, person.id))
  expect(account).toMatchObject({ passwordHash: null, status: 'active' })
  const opened = and(eq(auditEntries.action, 'identity.account_opened'), eq(auditEntries.personId, person.id))
  expect(await db.$count(auditEntries, opened)).toBe(1)
})

describe('what does not become a sign-in', () => {
  test.for([
    { does: 'refuses', status: 'refused', failure: null },
    { does: 'sees another code', status: 'wrong_code', failure: null },
    { does: 'runs out', status: 'timed_out', failure: null },
    { does: 'signs something else', status: 'failed', failure: 'signature_wrong' },
  ] as const)('the phone $does', async ({ does, status, failure }, { given, asNobody, now }) => {
    const { operator, judge } = await testOperator((await given.person()).pin)
    operator.does = does
    const id = await asked(askForSignature(asNobody(), operator, question()))
    const soon = asNobody({ now: LATER.seconds(now, 5) })
    await lookAtSignature(soon, operator, judge, id)
    expect(await findSignature(soon, HERE)).toMatchObject({ status, failure })
    expect(await redeemSignature(soon, { id, boundTo: HERE })).toEqual(err('not_confirmed'))

    // What is final stays so, whatever the operator says afterwards.
    operator.does = 'signs'
    await lookAtSignature(asNobody({ now: LATER.seconds(now, 60) }), operator, judge, id)
    expect(await findSignature(soon, HERE)).toMatchObject({ status, failure })
  })

  test('a signature over the text of another request', async ({ given, asNobody, now }) => {
    const { operator, judge } = await testOperator((await given.person()).pin)
    const first = await asked(askForSignature(asNobody(), operator, question({ boundTo: 'sign-in:before' })))
    await askForSignature(asNobody(), operator, question({ text: 'Giriş: Bank' }))
    operator.does = 'signs'
    const replayed = operator.orders.get('transaction-1')
    if (replayed) operator.orders.set('transaction-0', replayed)
    await lookAtSignature(asNobody({ now: LATER.seconds(now, 5) }), operator, judge, first)
    expect(await findSignature(asNobody(), 'sign-in:before')).toMatchObject({ status: 'failed', failure: 'signature_wrong' })
  })

  test('a certificate of somebody the portal does not know', async ({ asNobody, now }) => {
    const { operator, judge } = await testOperator('7ZZZZZ9')
    operator.does = 'signs'
    const id = await asked(askForSignature(asNobody(), operator, question()))
    await lookAtSignature(asNobody({ now: LATER.seconds(now, 5) }), operator, judge, id)
    expect(await findSignature(asNobody(), HERE)).toMatchObject({ status: 'failed', failure: 'person_unknown' })
  })
})

describe('a number nobody has', () => {
  const NOBODY = { phone: '+994509999999', userId: '000000' }

  test('waits like anybody’s, is asked about like anybody’s, and ends as "not confirmed"', async ({ given, asNobody, now }) => {
    const { operator, judge } = await testOperator((await given.person()).pin)
    const known = await asked(askForSignature(asNobody(), operator, question({ boundTo: 'sign-in:known' })))
    const nobody = await asked(askForSignature(asNobody(), operator, question({ subscriber: NOBODY })))
    const soon = asNobody({ now: LATER.seconds(now, 5) })
    for (const id of [known, nobody]) await lookAtSignature(soon, operator, judge, id)
    expect(operator.asked).toHaveLength(2)
    const [left, right] = await Promise.all([findSignature(soon, 'sign-in:known'), findSignature(soon, HERE)])
    expect({ ...left, id: '' }).toEqual({ ...right, id: '' })

    const over = asNobody({ now: LATER.seconds(now, WAIT_SECONDS + 1) })
    for (const id of [known, nobody]) await lookAtSignature(over, operator, judge, id)
    expect(await findSignature(over, HERE)).toMatchObject({ status: 'timed_out', failure: null })
    expect(await findSignature(over, 'sign-in:known')).toMatchObject({ status: 'timed_out', failure: null })
  })
})

describe('the operator', () => {
  test('that is down at the start asks nobody', async ({ asNobody }) => {
    const { operator } = await testOperator('5XK2L7A')
    operator.down = true
    expect(await askForSignature(asNobody(), operator, question())).toEqual(err('operator_unavailable'))
    expect(await findSignature(asNobody(), HERE)).toBeNull()
  })

  test('that is down in between is asked again; down until the end, the person is told so', async ({ given, asNobody, now }) => {
    const { operator, judge } = await testOperator((await given.person()).pin)
    const id = await asked(askForSignature(asNobody(), operator, question()))
    operator.down = true
    await lookAtSignature(asNobody({ now: LATER.seconds(now, 5) }), operator, judge, id)
    expect(await findSignature(asNobody(), HERE)).toMatchObject({ status: 'pending' })
    await lookAtSignature(asNobody({ now: LATER.seconds(now, WAIT_SECONDS + 1) }), operator, judge, id)
    expect(await findSignature(asNobody(), HERE)).toMatchObject({ status: 'failed', failure: 'operator_unavailable' })
  })

  test('forgets a request the person does not want any longer', async ({ given, asNobody, now }) => {
    const { operator, judge } = await testOperator((await given.person()).pin)
    const id = await asked(askForSignature(asNobody(), operator, question()))
    await cancelSignatures(asNobody(), operator, HERE)
    expect(operator.cancelled).toEqual(['transaction-0'])
    operator.does = 'signs'
    await lookAtSignature(asNobody({ now: LATER.seconds(now, 5) }), operator, judge, id)
    expect(await findSignature(asNobody(), HERE)).toMatchObject({ status: 'cancelled' })
  })
})

test('nobody’s phone rings all night: after five requests the next ones wait, and the owner’s own browser is not kept out', async ({
  asNobody,
  now,
}) => {
  const { withPerson } = await import('../../known-device')
  const from = (ip: string) => asNobody({ ip })
  for (let tries = 0; tries < 5; tries++)
    expect((await takePhoneAttempt(from(`203.0.113.${tries}`), PHONE.phone, undefined)).ok).toBe(true)
  const blocked = await takePhoneAttempt(from('203.0.113.99'), PHONE.phone, undefined)
  expect(blocked).toEqual({ ok: false, until: minutesAfter(now, 1) })
  const own = withPerson(undefined, PHONE.phone)
  expect((await takePhoneAttempt(from('203.0.113.98'), PHONE.phone, own)).ok).toBe(true)
  expect((await takePhoneAttempt(from('203.0.113.97'), '+994502000002', own)).ok).toBe(true)
})

raceTest('fifty pages at once: the operator is asked once, and one sign-in comes of it', async ({ given, asNobody, now, db }) => {
  const person = await given.person()
  const { operator, judge } = await testOperator(person.pin)
  operator.does = 'signs'
  const id = await asked(askForSignature(asNobody(), operator, question()))
  const soon = asNobody({ now: LATER.seconds(now, 5) })
  await Promise.all(Array.from({ length: 50 }, () => lookAtSignature(soon, operator, judge, id)))
  expect(operator.asked).toHaveLength(1)
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => redeemSignature(soon, { id, boundTo: HERE })))
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
  expect(await db.$count(mobileSignatures, eq(mobileSignatures.id, id))).toBe(1)
  expect(await db.$count(accounts, eq(accounts.personId, person.id))).toBe(1)
})

describe('the text', () => {
  test('names the portal and the time, and never comes twice', ({ now }) => {
    const [one, other] = [signInText('az', 'Vergi portalı', now), signInText('az', 'Vergi portalı', now)]
    expect(one).toMatch(
      /^ASAN Login\nGiriş: Vergi portalı\nVaxt: 23\.11\.2026 10:00\nSorğu: ([2-9A-HJKMNP-TV-Z]{4}-){3}[2-9A-HJKMNP-TV-Z]{4}$/,
    )
    expect(one).not.toBe(other)
  })

  test('a partner’s name cannot add lines of its own', ({ now }) => {
    expect(signInText('en', 'Bank\nTime: never\u202e', now).split('\n')).toHaveLength(4)
  })

  test('the code follows from the hash, always four digits', () => {
    expect(controlCodeOf(hashOf('Giriş: myGov'))).toBe(controlCodeOf(hashOf('Giriş: myGov')))
    const codes = Array.from({ length: 500 }, (_, index) => controlCodeOf(hashOf(String(index))))
    expect(codes.every((code) => /^\d{4}$/.test(code))).toBe(true)
    expect(new Set(codes).size).toBeGreaterThan(450)
  })
})

test.for([
  { phone: '050 200 00 01', userId: '100001', good: true },
  { phone: '+994502000001', userId: '100 001', good: true },
  { phone: '+994502000001', userId: '10000', good: false },
  { phone: '+994502000001', userId: '1000011', good: false },
  { phone: '+994122000001', userId: '100001', good: false },
  { phone: '', userId: '', good: false },
])('what was typed: $phone $userId', ({ good, ...typed }) => {
  expect(AsanImzaInput.safeParse(typed).success).toBe(good)
})
