import { expect, test } from 'vitest'
import { giveNumber, heedServer, type Kept, pendingOf, sendPending, settle } from './kiosk-store'

const NOW = new Date('2026-11-23T06:00:00Z')
const memory = (): Kept => {
  const kept = new Map<string, string>()
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, value) => void kept.set(name, value) }
}
const wanted = (key: string, letter = 'A') => ({ key, series: 'KB', letter, service: 'din-id-card-renew', locale: 'az' })
const answering =
  (body: object, status = 200): typeof fetch =>
  async () =>
    Response.json(body, { status })

test('numbers go on in the kiosk’s own series, by letter, and survive in its storage', () => {
  const kept = memory()
  const numbers = ['A', 'A', 'B', 'A'].map((letter, index) => giveNumber(kept, wanted(`k${index}`, letter), NOW).number)
  expect(numbers).toEqual(['KB-A001', 'KB-A002', 'KB-B001', 'KB-A003'])
  expect(pendingOf(kept).map((one) => one.number)).toEqual(numbers)
})

test('a double tap, and a page that is loaded again, give the same number', () => {
  const kept = memory()
  const first = giveNumber(kept, wanted('k'), NOW)
  expect(giveNumber(kept, wanted('k'), NOW)).toEqual(first)
  settle(kept, ['k'])
  expect(giveNumber(kept, wanted('k'), NOW)).toEqual(first)
  expect(pendingOf(kept)).toEqual([])
})

test('a new day begins at 1; a kiosk that lost its memory counts on from what the server knows', () => {
  const kept = memory()
  giveNumber(kept, wanted('k1'), NOW)
  expect(giveNumber(kept, wanted('k2'), new Date('2026-11-23T20:30:00Z')).number).toBe('KB-A001')
  const fresh = memory()
  heedServer(fresh, { A: 7 }, NOW)
  expect(giveNumber(fresh, wanted('k3'), NOW).number).toBe('KB-A008')
})

test('what the server took is sent no more; what it did not answer is sent again with the same key', async () => {
  const kept = memory()
  giveNumber(kept, wanted('k1'), NOW)
  giveNumber(kept, wanted('k2'), NOW)
  const failing: typeof fetch = () => Promise.reject(new TypeError('no network'))
  expect(await sendPending(kept, failing, () => NOW)).toBe(false)
  expect(pendingOf(kept).map((one) => one.key)).toEqual(['k1', 'k2'])
  expect(await sendPending(kept, answering({ results: [{ key: 'k1', outcome: 'taken' }], last: { A: 1 } }), () => NOW)).toBe(true)
  expect(pendingOf(kept).map((one) => one.key)).toEqual(['k2'])
  expect(await sendPending(kept, answering({}, 503), () => NOW)).toBe(false)
})

test('a storage somebody spoilt is an empty one', () => {
  const kept = memory()
  kept.setItem('asan-kiosk:pending', '{broken')
  expect(pendingOf(kept)).toEqual([])
})
