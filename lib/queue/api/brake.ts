import type { Caller } from './caller'

/** What one token may do at once, and how fast that comes back. A person's app never needs it; a program that loops does. */
const RULES = { person: { atOnce: 60, perSecond: 2 }, assistant: { atOnce: 600, perSecond: 100 } } as const
const MOST_KNOWN = 50_000

type Bucket = { left: number; at: number }
const buckets = new Map<string, Bucket>()

/**
 * Keeps one looping program from filling a process. Each process has its own count on purpose: it guards the process. What decides
 * who may have how many places is in the database (rules-data.ts).
 *
 * @returns null when the request may go on, else the seconds to wait
 */
export function takeTurn(caller: Caller, now: Date): number | null {
  const { atOnce, perSecond } = RULES[caller.kind]
  const key = caller.kind === 'person' ? `${caller.clientId} ${caller.ctx.actor.personId}` : caller.clientId
  const before = buckets.get(key) ?? { left: atOnce, at: now.getTime() }
  const left = Math.min(atOnce, before.left + (Math.max(0, now.getTime() - before.at) * perSecond) / 1000)
  if (left < 1) return Math.ceil((1 - left) / perSecond)
  // Written anew, so that the oldest are those unused for longest.
  buckets.delete(key)
  buckets.set(key, { left: left - 1, at: now.getTime() })
  if (buckets.size > MOST_KNOWN) {
    const [oldest] = buckets.keys()
    if (oldest) buckets.delete(oldest)
  }
  return null
}
