import { randomUUID } from 'node:crypto'
import { log } from '@/lib/platform/log'

// One question a second for each thing that is watched in this process, however many screens and phones listen to it.

/** What listeners are handed. `id` grows with every change, so that a browser that comes back says what it has already. */
export type Told<T> =
  | { kind: 'state'; id: string; state: T; asOf: Date }
  /** The source has not answered since `asOf`; what was shown stays, marked as old. Null: it never did. */
  | { kind: 'stale'; asOf: Date | null }

type Listener<T> = (told: Told<T>) => void

type Watched<T> = {
  listeners: Set<Listener<T>>
  last: { id: string; text: string; state: T } | null
  asOf: Date | null
  stale: boolean
  /** Of this process and this start: an id of another never matches. */
  run: string
  count: number
}

export type HubOptions<T> = {
  name: string
  /** Reads all keys that are watched; a key missing from the answer no longer exists. */
  load: (keys: readonly string[]) => Promise<ReadonlyMap<string, T>>
  everyMs?: number
  /** Asked for the time of a reading. */
  clock: () => Date
  /** Called after the interval; tests hand in their own. */
  schedule?: (run: () => void, ms: number) => { cancel: () => void }
}

const byTimer: NonNullable<HubOptions<unknown>['schedule']> = (run, ms) => {
  const timer = setTimeout(run, ms)
  timer.unref()
  return { cancel: () => clearTimeout(timer) }
}

/** A reading that takes longer is given up: the listeners are told that what they have is old. */
const PATIENCE_MS = 5_000

export class Hub<T> {
  private readonly watched = new Map<string, Watched<T>>()
  private waiting: { cancel: () => void } | null = null
  private reading = false

  constructor(private readonly options: HubOptions<T>) {}

  /** How many listen just now. */
  get size(): number {
    let count = 0
    for (const { listeners } of this.watched.values()) count += listeners.size
    return count
  }

  /**
   * Tells the state now, as soon as it is known, and at every change after.
   *
   * @param seen the id the listener has already (Last-Event-ID): it is told again only when it changed
   * @returns ends it; the reading stops with the last listener
   */
  watch(key: string, listener: Listener<T>, seen?: string | null): () => void {
    let one = this.watched.get(key)
    if (!one) {
      one = { listeners: new Set(), last: null, asOf: null, stale: false, run: randomUUID().slice(0, 8), count: 0 }
      this.watched.set(key, one)
    }
    const mine = one
    mine.listeners.add(listener)
    if (mine.last && mine.asOf && mine.last.id !== seen)
      listener({ kind: 'state', id: mine.last.id, state: mine.last.state, asOf: mine.asOf })
    if (mine.stale) listener({ kind: 'stale', asOf: mine.asOf })
    if (!this.reading && !this.waiting) void this.read()
    return () => {
      mine.listeners.delete(listener)
      if (mine.listeners.size === 0 && this.watched.get(key) === mine) this.watched.delete(key)
      if (this.watched.size === 0) {
        this.waiting?.cancel()
        this.waiting = null
      }
    }
  }

  private async read(): Promise<void> {
    this.reading = true
    const keys = [...this.watched.keys()]
    const asOf = this.options.clock()
    try {
      const states = await patiently(this.options.load(keys))
      for (const key of keys) this.settle(key, states.get(key), asOf)
    } catch (error) {
      log.warn({ err: error, hub: this.options.name }, 'a live view could not be read; its listeners keep the last one')
      for (const one of this.watched.values()) this.tellStale(one)
    } finally {
      this.reading = false
      if (this.watched.size > 0)
        this.waiting = (this.options.schedule ?? byTimer)(() => {
          this.waiting = null
          if (this.watched.size > 0) void this.read()
        }, this.options.everyMs ?? 1_000)
    }
  }

  private settle(key: string, state: T | undefined, asOf: Date): void {
    const one = this.watched.get(key)
    if (!one || state === undefined) return
    const text = JSON.stringify(state)
    const changed = one.last?.text !== text
    const wasStale = one.stale
    one.asOf = asOf
    one.stale = false
    if (changed) {
      one.count += 1
      one.last = { id: `${one.run}.${one.count}`, text, state }
    }
    if ((changed || wasStale) && one.last) tell(one, { kind: 'state', id: one.last.id, state: one.last.state, asOf })
  }

  private tellStale(one: Watched<T>): void {
    if (one.stale) return
    one.stale = true
    tell(one, { kind: 'stale', asOf: one.asOf })
  }
}

function tell<T>(one: Watched<T>, told: Told<T>): void {
  for (const listener of [...one.listeners]) listener(told)
}

function patiently<R>(reading: Promise<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`Cannot read: expected an answer in ${PATIENCE_MS} ms, got none`)), PATIENCE_MS)
    reading.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
