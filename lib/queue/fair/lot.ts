import { createHash } from 'node:crypto'

/**
 * The order of a draw: codes sorted by SHA-256 of `<seed>:<code>`. Anybody can work it out again from what is published: the seed was
 * fixed by its own SHA-256 before the first request, so neither we nor anybody else could choose it afterwards (commit and reveal).
 */
export function drawOrder(seed: string, codes: readonly string[]): string[] {
  return codes
    .map((code) => ({ code, key: createHash('sha256').update(`${seed}:${code}`).digest('hex') }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ code }) => code)
}

/** The fingerprint of a seed, published when the draw is announced. */
export const seedHashOf = (seed: string): string => createHash('sha256').update(seed).digest('hex')
