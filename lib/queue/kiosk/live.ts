import { and, eq } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { centreLines, centres } from '@/db/schema'
import { database } from '@/lib/platform/database'
import type { Ctx } from '@/lib/platform/context'
import { currentTime } from '@/lib/platform/time'
import { getHallState } from '../hall/state'
import type { HallState } from '../hall/model'
import { publicCtx } from '@/lib/platform/public-context'
import { listCentreWaits } from '../waits/estimate'
import { Hub } from './hub'
import type { TicketPulse } from './model'
import { openingAt } from './opening'
import { pulsesOf } from './ticket-page'

/** The hall without the moment of reading, which would make every reading a change; and what changes by the minute. */
export type LiveHall = Omit<HallState, 'now' | 'centreCode'> & SlowFacts
type SlowFacts = {
  open: boolean
  opensAt: string | null
  /** Waits that are known, by line. */
  waits: { lineCode: string; halfMinutes: number; mostMinutes: number }[]
}

/** Waits are played forward and opening hours read: once in so many seconds is enough for a screen. */
const SLOW_SECONDS = 45
const slowFacts = new Map<string, { at: Date; facts: SlowFacts }>()

async function slowFactsOf(centreCode: string, now: Date): Promise<SlowFacts> {
  const known = slowFacts.get(centreCode)
  if (known && now.getTime() - known.at.getTime() < SLOW_SECONDS * 1000) return known.facts
  const ctx = publicCtx('az')
  const [opening, [waits]] = await Promise.all([openingAt(ctx, centreCode), listCentreWaits(ctx, centreCode)])
  const facts: SlowFacts = {
    open: opening.open,
    opensAt: opening.opensAt,
    waits: (waits?.lines ?? []).flatMap(({ lineCode, estimate }) =>
      estimate.known ? [{ lineCode, halfMinutes: estimate.halfMinutes, mostMinutes: estimate.mostMinutes }] : [],
    ),
  }
  slowFacts.set(centreCode, { at: now, facts })
  return facts
}

/** A hall as its screen and its listeners are told. */
export async function readHall(centreCode: string, now: Date): Promise<LiveHall> {
  const { now: _now, centreCode: _code, ...hall } = await getHallState(database(), centreCode, now)
  return { ...hall, ...(await slowFactsOf(centreCode, now)) }
}

// One hub a process: Next loads this module once per bundle, so they hang on globalThis.
const holder = globalThis as typeof globalThis & { asanHalls?: Hub<LiveHall>; asanTickets?: Hub<TicketPulse> }

/** Halls that are looked at: one question a second for each centre, however many screens and phones listen. */
export function halls(): Hub<LiveHall> {
  holder.asanHalls ??= new Hub<LiveHall>({
    name: 'halls',
    clock: currentTime,
    load: async (codes) => {
      const now = currentTime()
      const read = await Promise.all(codes.map(async (code) => [code, await readHall(code, now)] as const))
      return new Map(read)
    },
  })
  return holder.asanHalls
}

/** Tickets that are looked at: one question a second for all of them. */
export function liveTickets(): Hub<TicketPulse> {
  holder.asanTickets ??= new Hub<TicketPulse>({ name: 'tickets', clock: currentTime, load: (ids) => pulsesOf(database(), ids) })
  return holder.asanTickets
}

export type HallFrame = { centreCode: string; centreName: LocalizedText; lines: { code: string; name: LocalizedText }[] }

/** What of a hall's screen does not change by the second. */
export async function getHallFrame(ctx: Ctx, centreCode: string): Promise<HallFrame | null> {
  const [[centre], lines] = await Promise.all([
    ctx.db.select({ name: centres.name }).from(centres).where(eq(centres.code, centreCode)),
    ctx.db
      .select({ code: centreLines.code, name: centreLines.name })
      .from(centreLines)
      .where(and(eq(centreLines.centreCode, centreCode), eq(centreLines.kind, 'counter'), eq(centreLines.active, true)))
      .orderBy(centreLines.ticketLetter),
  ])
  return centre ? { centreCode, centreName: centre.name, lines } : null
}

/** Whether there is such a centre, for streams. */
export async function centreExists(ctx: Ctx, centreCode: string): Promise<boolean> {
  const [row] = await ctx.db.select({ code: centres.code }).from(centres).where(eq(centres.code, centreCode))
  return row !== undefined
}
