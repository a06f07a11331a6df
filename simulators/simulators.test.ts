// The simulators over real HTTP, asked by the portal's own client.
import { readFileSync } from 'node:fs'
import { eq } from 'drizzle-orm'
import { describe, vi } from 'vitest'
import { cards, phoneRequests, phones } from '@/db/schema/simulators'
import { openChallenge, signInWithCard } from '@/lib/identity/methods/e-signature'
import { askForSignature, findSignature } from '@/lib/identity/methods/asan-imza/ask'
import { lookAtSignature } from '@/lib/identity/methods/asan-imza/look'
import { HttpOperator } from '@/lib/identity/methods/asan-imza/operator'
import { controlCodeOf, hashOf } from '@/lib/identity/methods/asan-imza/signed-text'
import { RevocationLists } from '@/lib/identity/methods/pki/revocation'
import { readTrust } from '@/lib/identity/methods/pki/trust'
import type { Judge } from '@/lib/identity/methods/pki/verify'
import { err } from '@/lib/platform/result'
import { expect, raceTest } from '@/lib/platform/testing'
import { startTestSimulators, type TestSimulators } from './testing'

const LOGIN = 'http://login.test'

const test = raceTest.extend<{ simulators: TestSimulators; judge: Judge }>({
  simulators: async ({ db }, use) => {
    const simulators = await startTestSimulators(db, LOGIN)
    await use(simulators)
    await simulators.close()
  },
  judge: async ({ simulators }, use) =>
    use({ trust: readTrust(readFileSync(simulators.trust, 'utf8')), lists: new RevocationLists() }),
})

const operatorOf = ({ own, secret }: TestSimulators) =>
  new HttpOperator(own, secret, { certificate: 2_000, start: 2_000, status: 400, cancel: 400 })
const order = (subscriber: { phone: string; userId: string }, text = 'Giriş: myGov') => ({
  subscriber,
  text,
  hash: hashOf(text),
  controlCode: controlCodeOf(hashOf(text)),
  ttlSeconds: 60,
})

/** Sends a form as a person's browser would, and gives back the page it ends at. */
async function post({ own }: TestSimulators, path: string, fields: Record<string, string>): Promise<{ url: string; text: string }> {
  const answer = await fetch(new URL(path, own), { method: 'POST', body: new URLSearchParams(fields) })
  return { url: answer.url, text: await answer.text() }
}

const field = (html: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

describe('the operator', () => {
  test('knows its phones by number and user id, and no others', async ({ simulators, given }) => {
    const { number, userId, pin } = await given.phone()
    const operator = operatorOf(simulators)
    expect((await operator.start(order({ phone: number, userId }))).ok).toBe(true)
    expect((await operator.certificate({ pin })).ok).toBe(true)
    expect(await operator.start(order({ phone: number, userId: '999999' }))).toEqual(err('unknown_user'))
    expect(await operator.status('none-such')).toEqual(err('unknown_transaction'))
  })

  test('takes orders of its customer only, and only with the text’s own hash and code', async ({ simulators, given }) => {
    const { number, userId } = await given.phone()
    const subscriber = { phone: number, userId }
    const stranger = new HttpOperator(simulators.own, 'another-secret-of-the-same-length-012345')
    expect(await stranger.start(order(subscriber))).toEqual(err('unavailable'))
    const operator = operatorOf(simulators)
    expect(await operator.start({ ...order(subscriber), hash: hashOf('something else') })).toEqual(err('unavailable'))
    const { controlCode } = order(subscriber)
    const wrong = controlCode === '0000' ? '0001' : '0000'
    expect(await operator.start({ ...order(subscriber), controlCode: wrong })).toEqual(err('unavailable'))
  })

  test('two first uses of a phone make one key', async ({ simulators, given, db }) => {
    const { number, userId } = await given.phone()
    const operator = operatorOf(simulators)
    const answers = await Promise.all(Array.from({ length: 8 }, () => operator.certificate({ phone: number, userId })))
    const serials = new Set(answers.map((one) => one.ok && Buffer.from(one.value.certificate).toString('base64')))
    expect(serials.size).toBe(1)
    const [row] = await db.select().from(phones).where(eq(phones.number, number))
    expect(row?.privateKey).toEqual(expect.any(String))
  })
})

describe('a phone and ASAN Login together', () => {
  const run = async (
    simulators: TestSimulators,
    phone: { number: string; userId: string },
    ctx: Parameters<typeof askForSignature>[0],
    before?: () => Promise<unknown>,
  ) => {
    const operator = operatorOf(simulators)
    const text = `Giriş: myGov ${ctx.requestId}`
    const boundTo = `sign-in:${ctx.requestId}`
    const subscriber = { phone: phone.number, userId: phone.userId }
    const begun = await askForSignature(ctx, operator, { subscriber, text, boundTo, throttle: [] })
    if (!begun.ok) return { begun, boundTo, operator }
    await before?.()
    const shown = await (await fetch(new URL(`/phone/${phone.number}`, simulators.own))).text()
    const request = field(shown, 'confirm')
    return { begun, boundTo, operator, id: begun.value, request: request ?? '' }
  }

  test('signs, and the portal believes it', async ({ simulators, judge, given, asNobody }) => {
    const person = await given.person()
    const phone = await given.phone({ person })
    const started = new Date()
    const { id = '', request = '', operator, boundTo } = await run(simulators, phone, asNobody({ now: started }))
    await post(simulators, `/phone/${phone.number}/sign`, { request, secretNumber: '1234' })
    await lookAtSignature(asNobody({ now: new Date(started.getTime() + 3_000) }), operator, judge, id)
    expect(await findSignature(asNobody(), boundTo)).toMatchObject({ status: 'signed' })
  })

  test('a phone that signs something else opens nothing', async ({ simulators, judge, given, asNobody }) => {
    const phone = await given.phone({ fault: 'bad_signature' })
    const started = new Date()
    const { id = '', request = '', operator, boundTo } = await run(simulators, phone, asNobody({ now: started }))
    await post(simulators, `/phone/${phone.number}/sign`, { request, secretNumber: '1234' })
    await lookAtSignature(asNobody({ now: new Date(started.getTime() + 3_000) }), operator, judge, id)
    expect(await findSignature(asNobody(), boundTo)).toMatchObject({ status: 'failed', failure: 'signature_wrong' })
  })

  test('an operator that answers with an earlier signature opens nothing', async ({ simulators, judge, given, asNobody, db }) => {
    const phone = await given.phone()
    const signed = async (requestId: string) => {
      const started = new Date()
      const { id = '', request = '', operator, boundTo } = await run(simulators, phone, asNobody({ now: started, requestId }))
      await post(simulators, `/phone/${phone.number}/sign`, { request, secretNumber: '1234' })
      await lookAtSignature(asNobody({ now: new Date(started.getTime() + 3_000) }), operator, judge, id)
      return findSignature(asNobody(), boundTo)
    }
    expect(await signed('first')).toMatchObject({ status: 'signed' })
    await db.update(phones).set({ fault: 'replay' }).where(eq(phones.number, phone.number))
    expect(await signed('second')).toMatchObject({ status: 'failed', failure: 'signature_wrong' })
  })

  test('an operator that is down or too slow is "unavailable"; a phone without network shows nothing', async ({
    simulators,
    given,
    asNobody,
  }) => {
    const down = await given.phone({ fault: 'down' })
    expect((await run(simulators, down, asNobody())).begun).toEqual(err('operator_unavailable'))
    const slow = await given.phone({ fault: 'slow', delaySeconds: 5 })
    expect((await run(simulators, slow, asNobody())).begun).toEqual(err('operator_unavailable'))
    const silent = await given.phone({ fault: 'silent' })
    expect((await run(simulators, silent, asNobody({ now: new Date() }))).request).toBe('')
  })

  test('three wrong numbers block the phone; a right one afterwards signs nothing', async ({ simulators, given, asNobody, db }) => {
    const phone = await given.phone()
    const { request = '' } = await run(simulators, phone, asNobody({ now: new Date() }))
    for (let tries = 0; tries < 3; tries++) await post(simulators, `/phone/${phone.number}/sign`, { request, secretNumber: '0000' })
    const after = await post(simulators, `/phone/${phone.number}/sign`, { request, secretNumber: '1234' })
    expect(after.url).toContain('problem=blocked')
    const [row] = await db.select().from(phoneRequests).where(eq(phoneRequests.id, request))
    expect(row).toMatchObject({ status: 'pending', signature: null })
  })
})

describe('the card reader', () => {
  const question = (nonce: string, over: Record<string, string> = {}) => ({
    nonce,
    origin: LOGIN,
    return: `${LOGIN}/card-answer/abcdefghij`,
    state: 'state',
    ...over,
  })

  test.for([
    ['valid', null],
    ['expired', 'certificate_expired'],
    ['revoked', 'certificate_revoked'],
    ['other_authority', 'certificate_untrusted'],
  ] as const)(
    'a card of this kind is judged by what is wrong with it: %s',
    async ([kind, problem], { simulators, judge, given, asNobody }) => {
      const person = await given.person()
      const card = await given.card({ kind, person })
      const ctx = asNobody({ now: new Date() })
      const { id, nonce } = await openChallenge(ctx, 'sign-in:here')
      const { text } = await post(simulators, '/card/sign', { ...question(nonce), card: card.id, secretNumber: '1234' })
      const token = field(text, 'token') ?? ''
      const outcome = await signInWithCard(ctx, judge, { token, challengeId: id, boundTo: 'sign-in:here', origin: LOGIN })
      expect(outcome.ok ? null : outcome.error).toBe(problem)
    },
  )

  test('signs for ASAN Login only, and hands nothing to anybody else', async ({ simulators, given, db }) => {
    const card = await given.card()
    const nonce = Buffer.alloc(32, 1).toString('base64')
    const wrongs: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { return: 'https://evil.example/card-answer/abcdefghij' },
      { nonce: 'short' },
    ]
    for (const wrong of wrongs) {
      const { text } = await post(simulators, '/card/sign', { ...question(nonce, wrong), card: card.id, secretNumber: '1234' })
      expect(field(text, 'token')).toBeUndefined()
    }
    const [row] = await db.select().from(cards).where(eq(cards.id, card.id))
    expect(row?.privateKey).toBeNull()
  })
})

test('a certificate revoked at the authority is on the next list', async ({ simulators, judge, given, asNobody }) => {
  const person = await given.person()
  const card = await given.card({ person })
  const attempt = async (now: Date) => {
    const ctx = asNobody({ now })
    const { id, nonce } = await openChallenge(ctx, 'sign-in:here')
    const fields = {
      nonce,
      origin: LOGIN,
      return: `${LOGIN}/card-answer/abcdefghij`,
      state: id,
      card: card.id,
      secretNumber: '1234',
    }
    const token = field((await post(simulators, '/card/sign', fields)).text, 'token') ?? ''
    return signInWithCard(ctx, judge, { token, challengeId: id, boundTo: 'sign-in:here', origin: LOGIN })
  }
  const first = await attempt(new Date())
  if (!first.ok) throw new Error(`refused: ${first.error}`)
  await post(simulators, '/ca/revoke', { serial: first.value.credential })
  vi.useFakeTimers({ now: Date.now() + 60_000, toFake: ['Date'] })
  try {
    expect(await attempt(new Date())).toEqual(err('certificate_revoked'))
  } finally {
    vi.useRealTimers()
  }
})
