import { ExtendedKeyUsage, Extension, KeyUsageFlags } from '@/lib/platform/x509'
import { beforeAll, describe, expect, test } from 'vitest'
import { err, ok } from '@/lib/platform/result'
import * as made from './testing'
import { type Claim, verifySignature } from './verify'

const DATA = Buffer.from('ASAN Login\nGiriş: myGov', 'utf8')

let root: made.Made
let issuer: made.Made
let signer: made.Made
let lists: Record<string, Uint8Array>

beforeAll(async () => {
  root = await made.makeRoot()
  issuer = await made.makeAuthority(root, { pathLength: 0 })
  signer = await made.makeSigner(issuer)
  lists = { [made.LIST]: await made.makeList(issuer), [made.ROOT_LIST]: await made.makeList(root) }
})

const claimOf = async (by: made.Made, over: Partial<Claim> = {}): Promise<Claim> => ({
  certificate: made.der(by),
  chain: [made.der(issuer)],
  data: DATA,
  signature: await made.sign(by, DATA),
  ...over,
})
const judged = async (by: made.Made, over: Partial<Claim> = {}, judge = made.judge([root], lists), now = made.NOW) =>
  verifySignature(await claimOf(by, over), now, judge)

test('a good signature names the person of the certificate', async () => {
  expect(await judged(signer)).toEqual(ok({ pin: '5XK2L7A', serial: signer.certificate.serialNumber.replace(/^0+/, '') }))
})

test.each([
  ['P-384', made.P384],
  ['RSA of 2048 bits', made.rsa(2048)],
] as const)('a key of this kind is accepted: %s', async (_name, how) => {
  expect((await judged(await made.makeSigner(issuer, { how }))).ok).toBe(true)
})

test('an authority that signers do not send along is known from the trust file', async () => {
  const judge = made.judge([root, issuer], lists)
  expect((await judged(signer, { chain: [] }, judge)).ok).toBe(true)
  expect(await judged(signer, { chain: [] })).toEqual(err('certificate_untrusted'))
})

describe('what was signed', () => {
  test('one letter more is another text', async () => {
    expect(await judged(signer, { data: Buffer.from(`${DATA} `) })).toEqual(err('signature_wrong'))
  })
  test('one bit of the signature changed', async () => {
    const signature = await made.sign(signer, DATA)
    signature[5] = (signature[5] ?? 0) ^ 1
    expect(await judged(signer, { signature })).toEqual(err('signature_wrong'))
  })
  test.each([[new Uint8Array()], [new Uint8Array(64)], [new Uint8Array(500)]])('no signature at all', async (signature) => {
    expect(await judged(signer, { signature })).toEqual(err('signature_wrong'))
  })
  test('signed by another key under a good certificate', async () => {
    const other = await made.makeSigner(issuer)
    expect(await judged(signer, { signature: await made.sign(other, DATA) })).toEqual(err('signature_wrong'))
  })
  test.each(['ES384', 'RS256', 'none', '__proto__'])('an algorithm that does not fit the key: %s', async (algorithm) => {
    expect(await judged(signer, { algorithm })).toEqual(err('signature_wrong'))
  })
  test('who cannot sign makes nobody fetch a list', async () => {
    const judge = made.judge([root], lists)
    await judged(signer, { signature: new Uint8Array(64) }, judge)
    expect(judge.fetched).toEqual([])
  })
})

describe('the chain', () => {
  test('another authority, also one of the same name', async () => {
    const stranger = await made.makeRoot()
    const theirs = await made.makeAuthority(stranger)
    const leaf = await made.makeSigner(theirs)
    expect(await judged(leaf, { chain: [made.der(theirs), made.der(stranger)] })).toEqual(err('certificate_untrusted'))
  })
  test('a signer who makes certificates for others', async () => {
    const forged = await made.makeSigner(signer, { subject: 'CN=Rauf, 2.5.4.5=PNOAZ-6RM4F1B' })
    expect(await judged(forged, { chain: [made.der(signer), made.der(issuer)] })).toEqual(err('certificate_untrusted'))
  })
  test('an authority that may not have others below it', async () => {
    const below = await made.makeAuthority(issuer, { name: 'Below' })
    const leaf = await made.makeSigner(below)
    expect(await judged(leaf, { chain: [made.der(below), made.der(issuer)] })).toEqual(err('certificate_untrusted'))
  })
  test('an authority whose time is over', async () => {
    const old = await made.makeAuthority(root, { name: 'Old', until: made.days(-1) })
    expect(await judged(await made.makeSigner(old), { chain: [made.der(old)] })).toEqual(err('certificate_untrusted'))
  })
  test('an authority with a weak key', async () => {
    const weak = await made.makeAuthority(root, { name: 'Weak', how: made.rsa(1024) })
    expect(await judged(await made.makeSigner(weak), { chain: [made.der(weak)] })).toEqual(err('certificate_untrusted'))
  })
  test('a certificate changed after it was signed', async () => {
    const bytes = made.der(signer)
    const at = Buffer.from(bytes).indexOf('5XK2L7A')
    bytes.set(Buffer.from('6RM4F1B'), at)
    expect(await judged(signer, { certificate: bytes })).toEqual(err('certificate_untrusted'))
  })
  test('a critical rule we do not know', async () => {
    const rule = new Extension('1.2.3.4', true, new Uint8Array([5, 0]))
    const leaf = await made.makeSigner(issuer, { extensions: [...made.signerRules(), rule] })
    expect(await judged(leaf)).toEqual(err('certificate_untrusted'))
  })
  test('a bundle of look-alikes does not keep us counting', async () => {
    const alike = await Promise.all(Array.from({ length: 5 }, () => made.makeAuthority(root)))
    expect(await judged(signer, { chain: alike.map(made.der) })).toEqual(err('certificate_untrusted'))
  })
})

describe('the certificate itself', () => {
  test('run out, not yet valid', async () => {
    expect(await judged(await made.makeSigner(issuer, { until: made.days(-1) }))).toEqual(err('certificate_expired'))
    expect(await judged(await made.makeSigner(issuer, { from: made.days(1) }))).toEqual(err('certificate_not_yet_valid'))
  })
  test.each([
    ['for servers', { purposes: [ExtendedKeyUsage.serverAuth] }],
    ['for signing documents', { usage: KeyUsageFlags.nonRepudiation }],
    ['for nothing said', { purposes: [] }],
  ])('meant for something else: %s', async (_name, over) => {
    const leaf = await made.makeSigner(issuer, { extensions: made.signerRules(over) })
    expect(await judged(leaf)).toEqual(err('certificate_wrong_purpose'))
  })
  test.each([
    ['RSA of 1024 bits', made.rsa(1024)],
    ['P-521', made.P521],
  ] as const)('a key that is not accepted: %s', async (_name, how) => {
    expect(await judged(await made.makeSigner(issuer, { how }))).toEqual(err('certificate_weak'))
  })
  test.each([
    'CN=Leyla',
    'CN=Leyla, 2.5.4.5=5XK2L7A',
    'CN=Leyla, 2.5.4.5=PNOEE-5XK2L7A',
    'CN=Leyla, 2.5.4.5=PNOAZ-5XK2L7AA',
    'CN=Leyla, 2.5.4.5=PNOAZ-5XK2L7A, 2.5.4.5=PNOAZ-6RM4F1B',
  ])('names no person, or more than one: %s', async (subject) => {
    expect(await judged(await made.makeSigner(issuer, { subject }))).toEqual(err('certificate_without_pin'))
  })
  test.each([[new Uint8Array()], [Buffer.from('-----BEGIN')], [new Uint8Array(20_000)]])('no certificate', async (certificate) => {
    expect(await judged(signer, { certificate })).toEqual(err('certificate_malformed'))
  })
  test('something else sent as an authority', async () => {
    expect(await judged(signer, { chain: [Buffer.from('x')] })).toEqual(err('certificate_malformed'))
  })
})

test('a revoked card, and a revoked authority', async () => {
  const revoked = { ...lists, [made.LIST]: await made.makeList(issuer, { revoked: [signer] }) }
  expect(await judged(signer, {}, made.judge([root], revoked))).toEqual(err('certificate_revoked'))
  const fallen = { ...lists, [made.ROOT_LIST]: await made.makeList(root, { revoked: [issuer] }) }
  expect(await judged(signer, {}, made.judge([root], fallen))).toEqual(err('certificate_untrusted'))
})
