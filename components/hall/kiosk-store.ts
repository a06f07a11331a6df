// The kiosk's memory of the numbers it gave while it was cut off. It lives in the browser's storage: it survives a reload and a power cut.
// Pure but for the storage it is handed, so that it is tested without a browser.

export type Kept = Pick<Storage, 'getItem' | 'setItem'>

/** A number given and not yet told to the server. */
export type PendingTicket = {
  key: string
  number: string
  takenAt: string
  services: string[]
  locale: string
  reference?: string
}

const PENDING = 'asan-kiosk:pending'
const COUNTS = 'asan-kiosk:counts'
const GIVEN = 'asan-kiosk:given'

/** Calendar day in Baku, which is UTC+4 the whole year. */
export const dayOf = (at: Date): string => new Date(at.getTime() + 4 * 3_600_000).toISOString().slice(0, 10)

function read<T>(kept: Kept, name: string, otherwise: T): T {
  try {
    return (JSON.parse(kept.getItem(name) ?? 'null') as T | null) ?? otherwise
  } catch {
    return otherwise
  }
}

const write = (kept: Kept, name: string, value: unknown) => kept.setItem(name, JSON.stringify(value))

export const pendingOf = (kept: Kept): PendingTicket[] => read<PendingTicket[]>(kept, PENDING, [])

type Counts = { day: string; last: Record<string, number> }

/** Counts on from what the server knows of this kiosk, should its own memory be lost. */
export function heedServer(kept: Kept, last: Record<string, number>, now: Date): void {
  const counts = countsOf(kept, now)
  for (const [letter, number] of Object.entries(last)) counts.last[letter] = Math.max(counts.last[letter] ?? 0, number)
  write(kept, COUNTS, counts)
}

function countsOf(kept: Kept, now: Date): Counts {
  const day = dayOf(now)
  const counts = read<Counts>(kept, COUNTS, { day, last: {} })
  return counts.day === day ? counts : { day, last: {} }
}

export type Wanted = {
  /** Of the form whose answer was lost, or a new one. The same key always gets the same number. */
  key: string
  series: string
  letter: string
  service: string
  locale: string
  reference?: string
}

/**
 * The next number of the kiosk's own series, written down before it is shown: first the count, then what is to be sent, so that a power
 * cut between them leaves a gap and never gives a number twice.
 */
export function giveNumber(kept: Kept, wanted: Wanted, now: Date): PendingTicket {
  const given = read<Record<string, PendingTicket>>(kept, GIVEN, {})
  const before = given[wanted.key]
  if (before && dayOf(new Date(before.takenAt)) === dayOf(now)) return before
  const counts = countsOf(kept, now)
  const count = (counts.last[wanted.letter] ?? 0) + 1
  counts.last[wanted.letter] = count
  write(kept, COUNTS, counts)
  const ticket: PendingTicket = {
    key: wanted.key,
    number: `${wanted.series}-${wanted.letter}${String(count).padStart(3, '0')}`,
    takenAt: now.toISOString(),
    services: [wanted.service],
    locale: wanted.locale,
    ...(wanted.reference ? { reference: wanted.reference } : {}),
  }
  write(kept, PENDING, [...pendingOf(kept), ticket])
  const today = Object.entries(given).filter(([, one]) => dayOf(new Date(one.takenAt)) === dayOf(now))
  write(kept, GIVEN, Object.fromEntries([...today, [wanted.key, ticket]]))
  return ticket
}

/** What the server has taken, or will never take, need not be sent again. */
export function settle(kept: Kept, keys: readonly string[]): void {
  write(
    kept,
    PENDING,
    pendingOf(kept).filter((one) => !keys.includes(one.key)),
  )
}

const BATCH = 50
const PATIENCE_MS = 8_000

type Answer = { results: { key: string }[]; last: Record<string, number> }

/**
 * Sends what is pending, oldest first. An empty list is a sign of life. Whatever goes wrong, nothing is lost: it is sent again with the
 * same keys.
 *
 * @returns whether the server answered
 */
export async function sendPending(kept: Kept, send: typeof fetch, now: () => Date): Promise<boolean> {
  const tickets = pendingOf(kept).slice(0, BATCH)
  try {
    const response = await send('/api/queue/v1/kiosk/tickets', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ sentAt: now().toISOString(), tickets }),
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (!response.ok) return response.status < 500 && response.status !== 429
    const answer = (await response.json()) as Answer
    settle(
      kept,
      answer.results.map(({ key }) => key),
    )
    heedServer(kept, answer.last, now())
    return true
  } catch {
    return false
  }
}
