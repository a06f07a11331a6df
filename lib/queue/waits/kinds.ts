// Visitors who want the same services are of one kind: who can be served where is worked out once a kind and window.
import type { Hall } from './play'

export type Kinds = {
  of(services: readonly number[]): number
  can(window: number, kind: number): boolean
  /** Services of this kind that the window gives, in order. */
  givenAt(window: number, kind: number): readonly number[]
  /** The kind of somebody after that; -1: nothing is left. */
  leftAfter(window: number, kind: number): number
}

type Kind = { services: readonly number[]; given: readonly number[][]; left: Int32Array; can: Uint8Array }

export function kindsOf({ windows }: Pick<Hall, 'windows'>): Kinds {
  const kinds: Kind[] = []
  const single: number[] = []
  const byName = new Map<string, number>()

  function of(services: readonly number[]): number {
    const only = services.length === 1 ? services[0] : undefined
    if (only !== undefined) {
      const known = single[only] ?? make(services)
      single[only] = known
      return known
    }
    const name = services.join()
    const known = byName.get(name)
    if (known !== undefined) return known
    const made = make(services)
    byName.set(name, made)
    return made
  }

  function make(services: readonly number[]): number {
    const able = windows.map((window) => services.filter((service) => window.can[service] === 1))
    const can = Uint8Array.from(able, (some) => (some.length > 0 ? 1 : 0))
    // Somebody sent to this very window is served there, whatever its skills.
    const given = able.map((some) => (some.length > 0 ? some : services.slice(0, 1)))
    const left = new Int32Array(windows.length).fill(-1)
    const index = kinds.push({ services, given, left, can }) - 1
    given.forEach((some, window) => {
      if (some.length < services.length) left[window] = of(services.filter((service) => !some.includes(service)))
    })
    return index
  }

  return {
    of,
    can: (window, kind) => kinds[kind]?.can[window] === 1,
    givenAt: (window, kind) => kinds[kind]?.given[window] ?? [],
    leftAfter: (window, kind) => kinds[kind]?.left[window] ?? -1,
  }
}
