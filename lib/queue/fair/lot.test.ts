import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawOrder, seedHashOf } from './lot'

test('the order is a permutation of the codes, the same for everybody who works it out, whatever order they came in', () => {
  fc.assert(
    fc.property(fc.string(), fc.uniqueArray(fc.string()), (seed, codes) => {
      const order = drawOrder(seed, codes)
      expect([...order].sort()).toEqual([...codes].sort())
      expect(drawOrder(seed, [...codes].reverse())).toEqual(order)
    }),
  )
})

test('the published words are enough to check a draw by hand', () => {
  // Worked out with another program: printf 'seed:A' | sha256sum, and so on.
  expect(seedHashOf('tək')).toBe('fb56ac8bc636890e9823c212b445c8e4b396fcf1dd2b7a54f891d444a1e31bb7')
  expect(drawOrder('seed', ['A', 'B', 'C'])).toEqual(['B', 'C', 'A'])
})

test('every request has the same chance of the first place', () => {
  const codes = ['a', 'b', 'c', 'd']
  const firsts = new Map<string, number>()
  const rounds = 8_000
  for (let n = 0; n < rounds; n++) {
    const [first = ''] = drawOrder(`seed ${n}`, codes)
    firsts.set(first, (firsts.get(first) ?? 0) + 1)
  }
  // Five standard deviations of a fair lot.
  for (const code of codes) expect(Math.abs((firsts.get(code) ?? 0) - rounds / 4)).toBeLessThan(5 * Math.sqrt(rounds * 0.25 * 0.75))
})
