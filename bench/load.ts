// Asks an address again and again and counts the answers.
import autocannon from 'autocannon'

export type Load = { name: string; url: string; headers?: Record<string, string> }
export type Rate = { perSecond: number; p50Ms: number; p99Ms: number; errors: number }

const CONNECTIONS = 16

/** Requests a second over some seconds, after a short warm-up. Anything but a 2xx counts as an error. */
export async function measure(load: Load, seconds: number): Promise<Rate> {
  const ask = (duration: number) => autocannon({ url: load.url, headers: load.headers, connections: CONNECTIONS, duration })
  await ask(2)
  const result = await ask(seconds)
  return {
    perSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    errors: result.errors + result.non2xx + result.timeouts,
  }
}

/**
 * Measures several addresses in turn, round by round, so that a slow minute of the machine touches all of them, and keeps
 * the best round of each: noise only ever takes away.
 */
export async function measureAll(
  loads: Load[],
  { rounds = 2, seconds = 5, say }: { rounds?: number; seconds?: number; say: (line: string) => void },
) {
  const best = new Map<string, Rate>()
  for (let round = 1; round <= rounds; round++) {
    for (const load of loads) {
      const rate = await measure(load, seconds)
      if (rate.errors > 0) throw new Error(`Cannot measure ${load.name}: expected only good answers, got ${rate.errors} others`)
      const before = best.get(load.name)
      if (!before || rate.perSecond > before.perSecond) best.set(load.name, rate)
      say(`round ${round}: ${load.name} ${rate.perSecond.toFixed(0)}/s`)
    }
  }
  return best
}
