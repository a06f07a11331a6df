import { Extension } from '@/lib/platform/x509'
import { beforeAll, describe, expect, test } from 'vitest'
import { minutesAfter } from '@/lib/platform/time'
import { readCertificate } from './certificate'
import { RevocationLists } from './revocation'
import * as made from './testing'

let root: made.Made
let issuer: made.Made
let signer: made.Made

beforeAll(async () => {
  root = await made.makeRoot()
  issuer = await made.makeAuthority(root)
  signer = await made.makeSigner(issuer)
})

const certificateOf = (one: made.Made) => {
  const read = readCertificate(made.der(one))
  if (!read) throw new Error('no certificate')
  return read
}

function listsFrom(answers: (() => Promise<Uint8Array>)[]) {
  let asked = 0
  const lists = new RevocationLists(() => (answers[Math.min(asked++, answers.length - 1)] ?? down)())
  return { asked: () => asked, status: (now = made.NOW) => lists.status(certificateOf(signer), certificateOf(issuer), now) }
}
const down = () => Promise.reject(new Error('down'))

describe('a list is not used', () => {
  test.each([
    ['of another authority', () => made.makeList(root)],
    ['signed by somebody else under the name of the authority', async () => made.makeList(await made.makeAuthority(root))],
    ['out of date', () => made.makeList(issuer, { from: made.days(-2), until: made.days(-1) })],
    ['from the future', () => made.makeList(issuer, { from: made.days(1), until: made.days(2) })],
    [
      'of a part only',
      () =>
        made.makeList(issuer, { extensions: [new Extension('2.5.29.28', true, new Uint8Array([0x30, 0x03, 0x81, 0x01, 0xff]))] }),
    ],
    ['that cannot be had', down],
    ['that is none', async () => new Uint8Array([1, 2, 3])],
  ])('%s', async (_name, list) => {
    expect(await listsFrom([list]).status()).toBe('unknown')
  })

  test('with one byte changed', async () => {
    const list = await made.makeList(issuer, { revoked: [signer] })
    list[list.length - 10] = (list[list.length - 10] ?? 0) ^ 1
    expect(await listsFrom([async () => list]).status()).toBe('unknown')
  })

  test('of an authority that may not sign lists', async () => {
    const { KeyUsageFlags, KeyUsagesExtension, BasicConstraintsExtension } = await import('@/lib/platform/x509')
    const silent = await made.makeAuthority(root, {
      extensions: [new BasicConstraintsExtension(true), new KeyUsagesExtension(KeyUsageFlags.keyCertSign)],
    })
    const leaf = await made.makeSigner(silent)
    const lists = new RevocationLists(() => made.makeList(silent))
    expect(await lists.status(certificateOf(leaf), certificateOf(silent), made.NOW)).toBe('unknown')
  })
})

test('a certificate that names no list cannot be checked', async () => {
  const leaf = await made.makeSigner(issuer, { extensions: made.signerRules({ list: null }) })
  const lists = new RevocationLists(() => made.makeList(issuer))
  expect(await lists.status(certificateOf(leaf), certificateOf(issuer), made.NOW)).toBe('unknown')
})

test('a list is kept until its next issue, ten minutes at most, and never longer when no new one can be had', async () => {
  const long = listsFrom([() => made.makeList(issuer), down])
  expect(await long.status()).toBe('good')
  expect(await long.status(minutesAfter(made.NOW, 9))).toBe('good')
  expect(long.asked()).toBe(1)
  expect(await long.status(minutesAfter(made.NOW, 11))).toBe('unknown')

  const short = listsFrom([
    () => made.makeList(issuer, { until: minutesAfter(made.NOW, 2) }),
    () => made.makeList(issuer, { revoked: [signer] }),
  ])
  expect(await short.status()).toBe('good')
  expect(await short.status(minutesAfter(made.NOW, 3))).toBe('revoked')
})

test('many sign-ins at once ask for a list once', async () => {
  const { status, asked } = listsFrom([() => made.makeList(issuer)])
  expect(new Set(await Promise.all(Array.from({ length: 20 }, () => status())))).toEqual(new Set(['good']))
  expect(asked()).toBe(1)
})
