/** Chance that repeats: the same seed makes the same town on every machine. */
export type Random = {
  /** 0 ≤ x < 1 */
  next(): number
  /** A whole number from `from` to `to`, both possible. */
  int(from: number, to: number): number
  chance(probability: number): boolean
  pick<T>(list: readonly T[]): T
  weighted<T>(list: readonly (readonly [T, number])[]): T
  digits(count: number): string
  letters(count: number): string
}

const LETTERS = 'ABCDEFGHJKLMNPRSTUVXYZ'

/** Mulberry32: small, fast and good enough for made-up people. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[int(0, list.length - 1)]
    if (chosen === undefined) throw new RangeError('Cannot pick: expected a list with members, got an empty one')
    return chosen
  }
  return {
    next,
    int,
    pick,
    chance: (probability) => next() < probability,
    weighted: (list) => {
      let left = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [value, weight] of list) {
        left -= weight
        if (left < 0) return value
      }
      return pick(list)[0]
    },
    digits: (count) => Array.from({ length: count }, () => int(0, 9)).join(''),
    letters: (count) => Array.from({ length: count }, () => pick([...LETTERS])).join(''),
  }
}

/** Makes each value of a made-up numbering once. */
export function unique(make: () => string): () => string {
  const seen = new Set<string>()
  return () => {
    for (;;) {
      const made = make()
      if (seen.has(made)) continue
      seen.add(made)
      return made
    }
  }
}
