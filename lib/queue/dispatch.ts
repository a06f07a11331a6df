// Whose turn it is. One number decides, set when the visitor arrives: everybody can be told why somebody else went first.
import type { PriorityReason } from '@/db/vocabulary/queue'
import { minutesAfter } from '@/lib/platform/time'

/** What the rule of dispatch is made of (minutes); part of the queue's rules as data. */
export type DispatchRules = {
  /** Head start of people with a ground for priority. Also its limit: nobody without one waits longer than this because of them. */
  priorityHeadStartMinutes: number
  /** Booked visitors go before people who came up to this long before the booked time. */
  bookedHeadStartMinutes: number
  /** Booked visitors who come later than this have no head start: they stand in line as of their arrival. */
  lateMinutes: number
}

export type Arrival = {
  arrivedAt: Date
  /** The booked time; null for people who came without one. */
  bookedAt: Date | null
  priority: PriorityReason | null
}

/**
 * The place in line: the earliest goes first. A head start in minutes is credit that grows with waiting and has a cap (accumulating
 * priority, Stanford, Taylor and Ziedins 2014, with a bound, because without one everybody waits in overload: Oz, Shneer and Ziedins 2020).
 */
export function rankOf({ arrivedAt, bookedAt, priority }: Arrival, rules: DispatchRules): Date {
  const onTime = bookedAt !== null && arrivedAt <= minutesAfter(bookedAt, rules.lateMinutes)
  const base = onTime ? minutesAfter(bookedAt, -rules.bookedHeadStartMinutes) : arrivedAt
  return priority ? minutesAfter(base, -rules.priorityHeadStartMinutes) : base
}

/** From when on a ticket may be called: nobody booked is called before the booked time while others wait their turn in the hall. */
export const callableFrom = ({ arrivedAt, bookedAt }: Arrival): Date => (bookedAt && bookedAt > arrivedAt ? bookedAt : arrivedAt)
