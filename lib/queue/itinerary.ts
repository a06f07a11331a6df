// Puts several errands at one centre one after the other so that the visit is as short as it can be. Pure.
import { minutesAfter } from '@/lib/platform/time'

export type Start = { slotId: string; startsAt: Date }

export type Errand = {
  /** The windows it needs; two errands at the same ones do not share their places. */
  lineCode: string
  minutes: number
  /** How long its places are taken: whole rows, the buffer after it included. */
  heldMinutes: number
  /** When it could begin, the earliest first. */
  starts: readonly Start[]
}

export type Itinerary = {
  /** When each errand begins, in the order the errands were given. */
  starts: Start[]
  startsAt: Date
  endsAt: Date
  /** Minutes between errands, together. */
  waitMinutes: number
}

/** A visit with longer waits inside is not one visit any more: the person would go home in between. */
export const MOST_WAIT_MINUTES = 60

/** For every moment the visit could begin, the order of errands that ends it first; by beginning. */
export function itineraries(errands: readonly Errand[], mostWait = MOST_WAIT_MINUTES): Itinerary[] {
  const best = new Map<number, Itinerary>()
  for (const order of permutations(errands.map((_, index) => index))) {
    const first = errands[order[0] ?? -1]
    for (const start of first?.starts ?? []) {
      const made = inOrder(errands, order, start)
      if (!made || made.waitMinutes > mostWait) continue
      const known = best.get(made.startsAt.getTime())
      if (!known || made.endsAt < known.endsAt) best.set(made.startsAt.getTime(), made)
    }
  }
  return [...best.values()].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
}

/** The shortest visit; of several, the earliest. */
export function shortest(made: readonly Itinerary[]): Itinerary | null {
  const length = ({ startsAt, endsAt }: Itinerary) => endsAt.getTime() - startsAt.getTime()
  return made.reduce<Itinerary | null>((best, one) => (best && length(best) <= length(one) ? best : one), null)
}

/** One after the other in this order, each as early as possible: with a fixed beginning nothing ends earlier. */
function inOrder(errands: readonly Errand[], order: readonly number[], first: Start): Itinerary | null {
  const starts: Start[] = []
  const heldUntil = new Map<string, Date>()
  let free = first.startsAt
  let busy = 0
  for (const [n, index] of order.entries()) {
    const errand = errands[index]
    if (!errand) return null
    const held = heldUntil.get(errand.lineCode)
    const from = held && held > free ? held : free
    const start = n === 0 ? first : errand.starts.find((one) => one.startsAt >= from)
    if (!start) return null
    starts[index] = start
    heldUntil.set(errand.lineCode, minutesAfter(start.startsAt, errand.heldMinutes))
    free = minutesAfter(start.startsAt, errand.minutes)
    busy += errand.minutes
  }
  return {
    starts,
    startsAt: first.startsAt,
    endsAt: free,
    waitMinutes: (free.getTime() - first.startsAt.getTime()) / 60_000 - busy,
  }
}

function permutations(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]]
  return items.flatMap((item) => permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]))
}
