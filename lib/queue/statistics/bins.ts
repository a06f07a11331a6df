// Waits and service times are kept as histograms: days add up, and half and eight in ten can still be read from any sum of them.

/** Minute by minute for an hour, then in steps of five to two hours and of fifteen to four; the last bin has everything longer. */
export const BIN_EDGES: readonly number[] = [
  ...Array.from({ length: 60 }, (_, minute) => minute),
  ...Array.from({ length: 12 }, (_, step) => 60 + step * 5),
  ...Array.from({ length: 8 }, (_, step) => 120 + step * 15),
  240,
]
const LAST = BIN_EDGES.length - 1

/** Bin → how many. */
export type Bins = Record<string, number>

/** The bin of so many seconds; `BIN_SQL` in day-rows.ts says the same in SQL. */
export function binOf(seconds: number): number {
  const minutes = Math.max(0, seconds) / 60
  if (minutes < 60) return Math.floor(minutes)
  if (minutes < 120) return 60 + Math.floor((minutes - 60) / 5)
  return minutes < 240 ? 72 + Math.floor((minutes - 120) / 15) : LAST
}

export function addBins(into: Bins, more: Bins): void {
  for (const [bin, count] of Object.entries(more)) into[bin] = (into[bin] ?? 0) + count
}

/**
 * The minutes that this share of the counted ones stayed within, read off inside the bin as if it were evenly filled.
 *
 * @param share 0 to 1; 0.5 is the median, 0.8 "eight in ten"
 * @returns null for an empty histogram; 240 stands for "four hours or more"
 */
export function quantile(bins: Bins, share: number): number | null {
  const filled = Object.entries(bins)
    .map(([bin, count]) => [Number(bin), count] as const)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => a - b)
  const total = filled.reduce((sum, [, count]) => sum + count, 0)
  if (total === 0) return null
  let left = share * total
  for (const [bin, count] of filled) {
    if (left <= count) {
      const from = BIN_EDGES[bin] ?? 240
      const until = BIN_EDGES[bin + 1] ?? from
      return from + (until - from) * (left / count)
    }
    left -= count
  }
  return BIN_EDGES[filled.at(-1)?.[0] ?? LAST] ?? 240
}
