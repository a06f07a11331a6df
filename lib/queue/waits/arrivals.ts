// Everybody who stands in line in one path: who is here, who is still to come, in the order of the rule of dispatch.
import { rankOf } from '../dispatch'
import type { Kinds } from './kinds'
import { type Hall, quantile } from './play'
import { uniform } from './random'

const SALT = { shows: 1, offset: 2, gap: 3, priority: 4, service: 5 }
const HALF_HOUR = 1_800
/** Keys of people who are not known yet; far from those of tickets. */
const STRANGER = 0x20000000
/** A whole day of the busiest centre. */
const MOST_STRANGERS = 1_000

export class Line {
  private readonly kinds: Kinds
  private size = 0
  private readonly base: number
  private readonly order: Int32Array
  private readonly cutoff: number
  private readonly nowMs: number
  private key: Int32Array
  private kind: Int32Array
  private rankAt: Float64Array
  private from: Float64Array
  private present: Float64Array
  private target: Int32Array
  private next: Int32Array
  private previous: Int32Array
  private head = -1
  private readonly expected: { kind: number; showShare: number; past: number }[]

  constructor(
    private readonly hall: Hall,
    kinds: Kinds,
    private readonly horizon: number,
  ) {
    this.kinds = kinds
    const { tickets, probes, habits } = hall
    this.nowMs = hall.now.getTime()
    this.base = tickets.length
    const room = tickets.length + hall.expected.length + 256
    this.key = new Int32Array(room)
    this.kind = new Int32Array(room)
    this.rankAt = new Float64Array(room)
    this.from = new Float64Array(room)
    this.present = new Float64Array(room)
    this.target = new Int32Array(room)
    this.next = new Int32Array(room)
    this.previous = new Int32Array(room)
    tickets.forEach((ticket, index) => {
      this.key[index] = ticket.key
      this.kind[index] = kinds.of(ticket.services)
      this.rankAt[index] = ticket.rank
      this.from[index] = ticket.from
      this.present[index] = ticket.early ? ticket.from - hall.earlySeconds : ticket.from
      this.target[index] = ticket.target
    })
    this.order = Int32Array.from(tickets.keys()).sort((a, b) => (tickets[a]?.rank ?? 0) - (tickets[b]?.rank ?? 0) || a - b)
    // Whoever comes later than everybody asked about stands behind them, and changes nothing for them.
    this.cutoff = Math.max(
      0,
      ...tickets.map(({ rank, from }) => Math.max(rank, from)),
      ...probes.map(({ rank, from }) => Math.max(rank, from)),
    )
    this.expected = hall.expected.map((one) => {
      // Not here yet although the time has passed: the less likely to come at all.
      const past = shareBelow(habits.offsets, -one.bookedAt)
      const { showShare } = habits
      return { kind: kinds.of(one.services), showShare: (showShare * (1 - past)) / Math.max(1 - showShare * past, 1e-9), past }
    })
  }

  /** A new path: those who are here, and who this path brings. */
  begin(luck: number): void {
    this.size = this.base
    this.bringBooked(luck)
    this.bringWalkIns(luck)
    const came = Array.from({ length: this.size - this.base }, (_, index) => this.base + index)
    came.sort((a, b) => this.rank(a) - this.rank(b))
    this.head = -1
    let tail = -1
    let known = 0
    let fresh = 0
    while (known < this.base || fresh < came.length) {
      const here = this.order[known] ?? -1
      const later = came[fresh] ?? -1
      const first = later < 0 || (here >= 0 && this.rank(here) <= this.rank(later)) ? here : later
      if (first === here) known++
      else fresh++
      this.previous[first] = tail
      this.next[first] = -1
      if (tail < 0) this.head = first
      else this.next[tail] = first
      tail = first
    }
  }

  private bringBooked(luck: number): void {
    const { expected, habits } = this.hall
    expected.forEach((one, index) => {
      const chance = this.expected[index]
      if (!chance || uniform(luck, one.key, SALT.shows) > chance.showShare) return
      const share = chance.past + (1 - chance.past) * uniform(luck, one.key, SALT.offset)
      this.add(one.key, chance.kind, Math.max(one.bookedAt + quantile(habits.offsets, share), 1), one.bookedAt, false)
    })
  }

  private bringWalkIns(luck: number): void {
    const { habits, rules } = this.hall
    const until = Math.min(this.cutoff + rules.priorityHeadStartMinutes * 60, this.horizon)
    let at = 0
    for (let number = 0; number < MOST_STRANGERS; number++) {
      const rate = habits.rates[Math.min(Math.floor(at / HALF_HOUR), habits.rates.length - 1)] ?? 0
      if (rate <= 0) {
        at = (Math.floor(at / HALF_HOUR) + 1) * HALF_HOUR
        if (at >= until) return
        continue
      }
      at += -Math.log(uniform(luck, number, SALT.gap)) / rate
      if (at >= until) return
      const priority = uniform(luck, number, SALT.priority) < habits.priorityShare
      if (!priority && at >= this.cutoff) continue
      let share = uniform(luck, number, SALT.service)
      let service = 0
      while (service < habits.mix.length - 1 && share > (habits.mix[service] ?? 0)) share -= habits.mix[service++] ?? 0
      this.add(STRANGER + number, this.kinds.of([service]), at, null, priority)
    }
  }

  private add(key: number, kind: number, arrivedAt: number, bookedAt: number | null, priority: boolean): void {
    const place = rankOf(
      {
        arrivedAt: this.moment(arrivedAt),
        bookedAt: bookedAt === null ? null : this.moment(bookedAt),
        priority: priority ? 'age' : null,
      },
      this.hall.rules,
    )
    const rank = (place.getTime() - this.nowMs) / 1_000
    if (rank > this.cutoff) return
    const from = Math.max(arrivedAt, bookedAt ?? 0)
    this.put(key, kind, rank, from, Math.max(arrivedAt, from - this.hall.earlySeconds))
  }

  private moment = (seconds: number): Date => new Date(this.nowMs + seconds * 1_000)

  private put(key: number, kind: number, rank: number, from: number, present: number): number {
    const index = this.size++
    if (index >= this.key.length) this.grow()
    this.key[index] = key
    this.kind[index] = kind
    this.rankAt[index] = rank
    this.from[index] = from
    this.present[index] = present
    this.target[index] = -1
    return index
  }

  private grow(): void {
    const longer = <T extends Int32Array | Float64Array>(old: T, made: T): T => {
      made.set(old)
      return made
    }
    const room = this.key.length * 2
    this.key = longer(this.key, new Int32Array(room))
    this.kind = longer(this.kind, new Int32Array(room))
    this.rankAt = longer(this.rankAt, new Float64Array(room))
    this.from = longer(this.from, new Float64Array(room))
    this.present = longer(this.present, new Float64Array(room))
    this.target = longer(this.target, new Int32Array(room))
    this.next = longer(this.next, new Int32Array(room))
    this.previous = longer(this.previous, new Int32Array(room))
  }

  rank = (index: number): number => this.rankAt[index] ?? 0
  due = (index: number, at: number): boolean => (this.from[index] ?? 0) <= at

  private fits(index: number, window: number): boolean {
    const target = this.target[index] ?? -1
    return target < 0 ? this.kinds.can(window, this.kind[index] ?? 0) : target === window
  }

  /** Whom this window calls now: of those who are due the first in line; else the first booked visitor who is here early. -1: nobody. */
  first(window: number, at: number): number {
    let early = -1
    for (let index = this.head; index >= 0; index = this.next[index] ?? -1) {
      if ((this.present[index] ?? 0) > at || !this.fits(index, window)) continue
      if ((this.from[index] ?? 0) <= at) return index
      if (early < 0) early = index
    }
    return early
  }

  /** When there may be somebody for this window; Infinity: never. */
  wake(window: number, at: number): number {
    let soonest = Number.POSITIVE_INFINITY
    for (let index = this.head; index >= 0; index = this.next[index] ?? -1) {
      const when = this.present[index] ?? 0
      if (when > at && when < soonest && this.fits(index, window)) soonest = when
    }
    return soonest
  }

  take(index: number): { key: number; kind: number; rank: number; ticket: number } {
    const before = this.previous[index] ?? -1
    const after = this.next[index] ?? -1
    if (before < 0) this.head = after
    else this.next[before] = after
    if (after >= 0) this.previous[after] = before
    return {
      key: this.key[index] ?? 0,
      kind: this.kind[index] ?? 0,
      rank: this.rank(index),
      ticket: index < this.base ? index : -1,
    }
  }

  /** Somebody goes on to another window: the same place in line, from that moment on. */
  comeBack(key: number, kind: number, rank: number, at: number): void {
    const index = this.put(key, kind, rank, at, at)
    let before = -1
    let after = this.head
    while (after >= 0 && this.rank(after) <= rank) {
      before = after
      after = this.next[after] ?? -1
    }
    this.previous[index] = before
    this.next[index] = after
    if (before < 0) this.head = index
    else this.next[before] = index
    if (after >= 0) this.previous[after] = index
  }
}

/** The part of a law, given by its quantiles, that lies below a value. */
export function shareBelow(quantiles: readonly number[], value: number): number {
  const last = quantiles.length - 1
  if (last < 1 || value <= (quantiles[0] ?? 0)) return 0
  if (value >= (quantiles[last] ?? 0)) return 1
  let index = 1
  while ((quantiles[index] ?? 0) < value) index++
  const low = quantiles[index - 1] ?? 0
  const high = quantiles[index] ?? low
  return (index - 1 + (high > low ? (value - low) / (high - low) : 0)) / last
}
