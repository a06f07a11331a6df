import fc from 'fast-check'
import { describe } from 'vitest'
import { newId, newKey } from '@/lib/platform/ids'
import { expect, test as base } from '@/lib/platform/testing'
import { OPERATIONS, type OperationName } from './operations'
import { PROBLEMS } from './problems'
import { type Ask, asking, givenApp } from './testing'

const test = base.extend<{ ask: Ask; token: string }>({
  ask: async ({ db }, use) => use(asking(db)),
  token: async ({ given }, use) => use((await (await givenApp(given)).user()).token),
})

describe('what is not a request says where', () => {
  const sound = { serviceCode: 'x', slotId: newId() }
  test.for([
    [{ serviceCode: 'x' }, '/slotId'],
    [{ ...sound, slotId: 'no' }, '/slotId'],
    [{ ...sound, serviceCode: 'A B' }, '/serviceCode'],
    [{ ...sound, colour: 'red' }, '/colour'],
    [{ ...sound, beneficiary: { pin: 'short' } }, '/beneficiary/pin'],
    [{ items: [] }, '/items'],
    [{ items: [sound, { slotId: 7 }] }, '/items/1/serviceCode'],
    [[], '/'],
  ] as const)('%j', async ([body, pointer], { ask, token }) => {
    const answer = await ask('bookVisits', { token, body })
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } })
    expect(answer.body.errors.map((one: { pointer: string }) => one.pointer)).toContain(pointer)
  })

  test('headers and bodies', async ({ ask, token }) => {
    const body = sound
    const code = async (sent: object) => (await ask('bookVisits', { token, body, ...sent })).body.code
    expect(await code({ key: null })).toBe('idempotency_key_invalid')
    expect(await code({ key: 'once' })).toBe('idempotency_key_invalid')
    expect(await code({ headers: { 'content-type': 'text/plain' } })).toBe('body_not_expected_type')
    expect(await code({ raw: '{"slotId":' })).toBe('body_not_json')
    expect(await code({ raw: '' })).toBe('body_not_json')
    expect(await code({ raw: JSON.stringify({ ...sound, padding: 'x'.repeat(20_000) }) })).toBe('body_too_large')
    expect(await ask('freeTimes', { token })).toMatchObject({ status: 400, body: { errors: [{ pointer: '?service' }] } })
    expect(await ask('freeTimes', { token, query: { service: 'x', day: '2026-13-40' } })).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '?day' }] },
    })
    expect(await ask('listVisits', { token, query: { page: '0' } })).toMatchObject({ status: 400 })
    expect((await ask('freeTimes', { token, query: { service: 'no-such' } })).body.code).toBe('service_not_found')
  })

  test('a program that loops is told to wait', async ({ ask, token }) => {
    const codes: number[] = []
    for (let n = 0; n < 70; n += 1) codes.push((await ask('getVisit', { token, id: newId() })).status)
    expect(codes.filter((status) => status === 429)).toHaveLength(10)
    expect((await ask('getVisit', { token, id: newId() })).headers.get('retry-after')).toBe('1')
  })
})

test('whatever is sent, the answer is a documented one and never an accident', async ({ ask, given }) => {
  const { user } = await givenApp(given)
  const service = await given.service({ channelCodes: ['asan_centre'] })
  const slot = await given.slot()
  const ids = fc.oneof(fc.constant(slot.id), fc.uuid(), fc.string(), fc.constant('\u0000'), fc.constant('../../x'))
  const body = fc.oneof(
    fc.json(),
    fc.string(),
    fc
      .record({ serviceCode: fc.oneof(fc.constant(service.code), fc.string()), slotId: ids }, { requiredKeys: [] })
      .map((one) => JSON.stringify(one)),
    fc
      .record({ items: fc.array(fc.record({ serviceCode: fc.constant(service.code), slotId: ids }), { maxLength: 12 }) })
      .map((one) => JSON.stringify(one)),
  )
  const query = fc.dictionary(fc.constantFrom('service', 'centre', 'day', 'page', 'limit', 'show'), fc.string({ unit: 'binary' }))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(Object.keys(OPERATIONS) as OperationName[])),
      ids,
      body,
      query,
      fc.constantFrom('application/json', 'text/plain'),
      fc.constantFrom(newKey(), 'x', ''),
      fc.constantFrom('*', '"1"', 'W/"1"', 'abc', '"99999999999999999999"'),
      async (name, id, raw, asked, type, key, match) => {
        const { token } = await user()
        const takesBody = OPERATIONS[name].method === 'POST' || OPERATIONS[name].method === 'PATCH'
        const { status, body: answered } = await ask(name, {
          token,
          id,
          query: asked,
          key,
          headers: { 'if-match': match, ...(takesBody && { 'content-type': type }) },
          ...(takesBody && { raw }),
        })
        expect(status).toBeLessThan(500)
        if (status >= 400) expect(Object.keys(PROBLEMS)).toContain(answered.code)
      },
    ),
    { numRuns: 150 },
  )
})
