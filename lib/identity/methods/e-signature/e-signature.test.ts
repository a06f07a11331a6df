import { createHash } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { describe } from 'vitest'
import { accounts, auditEntries } from '@/db/schema'
import { expect, raceTest, test } from '@/lib/platform/testing'
import { err, ok } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import * as pki from '../pki/testing'
import { openChallenge } from './challenge'
import { signInWithCard } from './sign-in-with-card'

const ORIGIN = 'https://login.asan.example'
const HERE = 'sign-in:here'

const sha384 = (text: string) => createHash('sha384').update(text).digest()
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')

/** A card as Web eID describes it: hash of the origin, hash of the nonce, signed together. */
async function cardOf(pin: string, { until }: { until?: Date } = {}) {
  const root = await pki.makeRoot()
  const issuer = await pki.makeAuthority(root)
  const card = await pki.makeSigner(issuer, { subject: `CN=Test, 2.5.4.5=PNOAZ-${pin}`, how: pki.P384, until })
  const lists = { [pki.LIST]: await pki.makeList(issuer), [pki.ROOT_LIST]: await pki.makeList(root) }
  const token = async (origin: string, nonce: string, over: object = {}) =>
    JSON.stringify({
      format: 'web-eid:1.0',
      appVersion: 'test/1.0',
      unverifiedCertificate: base64(pki.der(card)),
      algorithm: 'ES384',
      signature: base64(await pki.sign(card, Buffer.concat([sha384(origin), sha384(nonce)]), 'SHA-384')),
      ...over,
    })
  return { token, judge: pki.judge([root, issuer], lists), serial: card.certificate.serialNumber.replace(/^0+/, '') }
}

test('what the card signed for this sign-in opens the cabinet of its owner, once', async ({ given, asNobody, db }) => {
  const person = await given.person()
  const { token, judge, serial } = await cardOf(person.pin)
  const { id, nonce } = await openChallenge(asNobody(), HERE)
  const answer = { token: await token(ORIGIN, nonce), challengeId: id, boundTo: HERE, origin: ORIGIN }
  expect(await signInWithCard(asNobody(), judge, answer)).toEqual(ok({ personId: person.id, credential: serial }))
  expect(await signInWithCard(asNobody(), judge, answer)).toEqual(err('challenge_stale'))
  expect(await db.$count(accounts, eq(accounts.personId, person.id))).toBe(1)
})

test('loading the page again hands out the same number; a used or old one never', async ({ asNobody, now }) => {
  const first = await openChallenge(asNobody(), HERE)
  expect(await openChallenge(asNobody(), HERE)).toEqual(first)
  expect(first.nonce).toMatch(/^[A-Za-z0-9+/]{43}=$/)
  expect((await openChallenge(asNobody(), 'sign-in:elsewhere')).id).not.toBe(first.id)
  expect((await openChallenge(asNobody({ now: minutesAfter(now, 5) }), HERE)).id).not.toBe(first.id)
})

describe('a token is refused', () => {
  test('made for another site, for another sign-in, or brought to one', async ({ given, asNobody }) => {
    const person = await given.person()
    const { token, judge } = await cardOf(person.pin)
    const { id, nonce } = await openChallenge(asNobody(), HERE)
    const elsewhere = { token: await token('https://asan-login.example', nonce), challengeId: id, boundTo: HERE, origin: ORIGIN }
    expect(await signInWithCard(asNobody(), judge, elsewhere)).toEqual(err('signature_wrong'))

    const second = await openChallenge(asNobody(), HERE)
    const brought = { token: await token(ORIGIN, second.nonce), challengeId: second.id, boundTo: 'sign-in:thief', origin: ORIGIN }
    expect(await signInWithCard(asNobody(), judge, brought)).toEqual(err('challenge_stale'))
    const old = { ...brought, token: await token(ORIGIN, nonce), boundTo: HERE }
    expect(await signInWithCard(asNobody(), judge, old)).toEqual(err('signature_wrong'))
  })

  test.for([
    ['text', 'no token'],
    ['an older format', JSON.stringify({ format: 'web-eid:0.9' })],
    ['an algorithm we do not know', { algorithm: 'ES512' }],
    ['a certificate that is none', { unverifiedCertificate: '%%%%' }],
  ] as const)('%s', async ([, wrong], { given, asNobody }) => {
    const { token, judge } = await cardOf((await given.person()).pin)
    const { id, nonce } = await openChallenge(asNobody(), HERE)
    const text = typeof wrong === 'string' ? wrong : await token(ORIGIN, nonce, wrong)
    const answer = { token: text, challengeId: id, boundTo: HERE, origin: ORIGIN }
    expect(await signInWithCard(asNobody(), judge, answer)).toEqual(err('token_malformed'))
  })

  test('of a card that has run out; the owner’s history says why', async ({ given, asNobody, db }) => {
    const { token, judge } = await cardOf((await given.person()).pin, { until: pki.days(-1) })
    const { id, nonce } = await openChallenge(asNobody(), HERE)
    const answer = { token: await token(ORIGIN, nonce), challengeId: id, boundTo: HERE, origin: ORIGIN }
    expect(await signInWithCard(asNobody(), judge, answer)).toEqual(err('certificate_expired'))
    const failed = and(eq(auditEntries.action, 'identity.sign_in_failed'), eq(auditEntries.subjectId, id))
    expect(await db.$count(auditEntries, failed)).toBe(1)
  })

  test('too late, or of nobody the portal knows', async ({ asNobody, now }) => {
    const { token, judge } = await cardOf('7ZZZZZ9')
    const { id, nonce } = await openChallenge(asNobody(), HERE)
    const answer = { token: await token(ORIGIN, nonce), challengeId: id, boundTo: HERE, origin: ORIGIN }
    expect(await signInWithCard(asNobody({ now: minutesAfter(now, 11) }), judge, answer)).toEqual(err('challenge_stale'))
    expect(await signInWithCard(asNobody(), judge, answer)).toEqual(err('person_unknown'))
    expect(await signInWithCard(asNobody(), judge, { ...answer, challengeId: 'no id' })).toEqual(err('challenge_stale'))
  })
})

raceTest('fifty answers of one card at once: one sign-in', async ({ given, asNobody }) => {
  const person = await given.person()
  const { token, judge } = await cardOf(person.pin)
  const { id, nonce } = await openChallenge(asNobody(), HERE)
  const answer = { token: await token(ORIGIN, nonce), challengeId: id, boundTo: HERE, origin: ORIGIN }
  const outcomes = await Promise.all(Array.from({ length: 50 }, () => signInWithCard(asNobody(), judge, answer)))
  expect(outcomes.filter((one) => one.ok)).toHaveLength(1)
})
