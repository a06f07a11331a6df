import { log } from '@/lib/platform/log'

/** What is known, since when, and whether it should have been renewed by now. */
export type Kept<T> = { value: T; at: Date; stale: boolean }

type Cell<T> = { value?: T; at: number; asking?: Promise<T> | undefined }

/**
 * An answer worked out at most once every so many seconds a process, for everybody who asks meanwhile. When it cannot be worked out,
 * what was known before is given, marked, for a while; then the error is the caller's.
 *
 * @param forMs how long it counts as fresh
 * @param atMostMs how old it may be when nothing newer can be had
 */
export function keptFor<T>({ forMs, atMostMs, most = 1_000 }: { forMs: number; atMostMs: number; most?: number }) {
  const cells = new Map<string, Cell<T>>()
  return async (key: string, work: () => Promise<T>, now: number = Date.now()): Promise<Kept<T>> => {
    if (!cells.has(key) && cells.size >= most) cells.clear()
    const cell: Cell<T> = cells.get(key) ?? { at: 0 }
    cells.set(key, cell)
    if (cell.value !== undefined && now - cell.at < forMs) return { value: cell.value, at: new Date(cell.at), stale: false }
    cell.asking ??= work().finally(() => {
      cell.asking = undefined
    })
    try {
      const value = await cell.asking
      cell.value = value
      cell.at = Math.max(cell.at, now)
      return { value, at: new Date(cell.at), stale: false }
    } catch (error) {
      if (cell.value === undefined || now - cell.at > atMostMs) throw error
      log.warn({ err: error, key }, 'an open data set could not be renewed')
      return { value: cell.value, at: new Date(cell.at), stale: true }
    }
  }
}
