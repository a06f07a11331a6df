// One play a centre, shared by everybody who asks: all its tickets, and whoever would come now.
import type { Db } from '@/db/client'
import { meanSeconds } from './learn'
import { fingerprints, type Live, readLive } from './live'
import { roundedRange, type WaitEstimate, type WaitUnknownReason } from './model'
import { findPlaces, type Place } from './place'
import { play, type Played, quantile } from './play'
import { type Staged, stage } from './hall-of'
import { hashOf } from './random'

/** The hall of a centre, staged and played. */
export type Board = { place: Place; live: Live; staged: Staged; played: Played; at: Date }

/** While nothing happens in a hall its play stays good so long: visits go on, and nobody comes. */
const FRESH_MS = 10_000
const PATHS = 60
const HORIZON_SECONDS = 6 * 3_600
/** Fewer visits than this were timed at a centre: nothing is told. */
const LEAST_VISITS = 30

const boards = new WeakMap<Db, Map<string, { print: string; board: Promise<Board>; at: number }>>()

/** @param codes centres; those that do not operate are left out. All that do, when left out */
export async function findBoards(db: Db, now: Date, codes?: readonly string[]): Promise<Board[]> {
  const places = await findPlaces(db, now, codes)
  if (places.length === 0) return []
  const cache = boards.get(db) ?? new Map<string, { print: string; board: Promise<Board>; at: number }>()
  boards.set(db, cache)
  const prints = await fingerprints(
    db,
    places.map((place) => place.code),
    now,
  )
  return Promise.all(
    places.map((place) => {
      const print = prints.get(place.code) ?? ''
      const known = cache.get(place.code)
      if (known?.print === print && Math.abs(now.getTime() - known.at) < FRESH_MS) return known.board
      const board = readLive(db, place.code, now).then((live) => boardOf(place, live, now))
      cache.set(place.code, { print, board, at: now.getTime() })
      // Whoever asks next tries again; whoever asked now is told what went wrong.
      board.catch(() => cache.delete(place.code))
      return board
    }),
  )
}

export function boardOf(place: Place, live: Live, now: Date): Board {
  const staged = stage(place, live, now)
  const played = play(staged.hall, { seed: hashOf(place.code), paths: PATHS, horizon: HORIZON_SECONDS })
  return { place, live, staged, played, at: now }
}

/** What is told, and what the simple formula would have told. */
export type Figures = { estimate: WaitEstimate; naiveMinutes: number }

/** Of a ticket in line; null when it is not in line. */
export function figuresOfTicket(board: Board, ticketId: string): Figures | null {
  const { staged, live } = board
  const index = staged.ticketIds.indexOf(ticketId)
  const ticket = live.tickets.find((one) => one.id === ticketId)
  if (index < 0 || !ticket) return null
  const own = staged.hall.tickets[index]
  if (!own) return null
  const able = windowsFor(staged, own.services, own.target)
  const ahead = countAhead(staged, own.rank, able, index)
  const service = ticket.legs[0]?.service
  const before = live.tickets.filter((one) => one.arrivedAt < ticket.arrivedAt)
  return {
    estimate: estimateOf(board, board.played.tickets[index], able, ahead),
    naiveMinutes: naive(board, service, before),
  }
}

/** Of somebody who would take a ticket for this service now; null when the centre does not give it. */
export function figuresOfService(board: Board, serviceCode: string): Figures | null {
  const { place, staged, played, live } = board
  const service = place.indexOf.get(serviceCode)
  if (service === undefined) return null
  const able = windowsFor(staged, [service], -1)
  const calls = played.probes[staged.kindOfService[service] ?? -1]
  return {
    estimate: estimateOf(board, calls, able, countAhead(staged, 0, able, -1)),
    naiveMinutes: naive(board, serviceCode, live.tickets),
  }
}

/** Windows, open or planned, that may call somebody with these services. */
function windowsFor(staged: Staged, services: readonly number[], target: number): number[] {
  return staged.windows.flatMap((window, index) =>
    (target < 0 ? services.some((service) => window.can[service] === 1) : target === index) ? [index] : [],
  )
}

/** Visitors in line who are called before, at windows this one waits for too. */
function countAhead(staged: Staged, rank: number, able: readonly number[], self: number): number {
  return staged.hall.tickets.filter(
    (other, index) =>
      index !== self &&
      (other.rank < rank || (other.rank === rank && (self < 0 || index < self))) &&
      able.some((window) =>
        other.target < 0 ? other.services.some((service) => staged.windows[window]?.can[service] === 1) : other.target === window,
      ),
  ).length
}

function estimateOf(board: Board, calls: Float64Array | undefined, able: readonly number[], ahead: number): WaitEstimate {
  const { place, at } = board
  const unknown = (reason: WaitUnknownReason): WaitEstimate => ({ known: false, reason, ahead })
  if (!isOpen(board)) return unknown('closed')
  if (able.length === 0 || !calls) return unknown('no_counter')
  if (place.visits < LEAST_VISITS) return unknown('too_few_data')
  const most = quantile(calls, place.promise)
  const left =
    place.hours && place.hours.closes > at ? (place.hours.closes.getTime() - at.getTime()) / 1_000 : Number.POSITIVE_INFINITY
  if (most > left) return unknown('over_closing')
  if (!Number.isFinite(most)) return unknown('no_counter')
  return { known: true, ...roundedRange(quantile(calls, 0.5) / 60, most / 60), ahead }
}

/** Within its hours; or outside them, while officers still sit at their windows. */
export const isOpen = ({ place: { hours }, live, at }: Board): boolean =>
  live.windows.length > 0 || (hours !== null && hours.opens <= at && at < hours.closes)

/** People who stand in the same line × the mean of its services / its open windows: what most queue systems show. */
function naive({ place, staged, live }: Board, serviceCode: string | undefined, before: Live['tickets']): number {
  const lineCode = place.services[place.indexOf.get(serviceCode ?? '') ?? -1]?.lineCode
  const inLine = (code: string | undefined) => place.services[place.indexOf.get(code ?? '') ?? -1]?.lineCode === lineCode
  const people = before.filter((ticket) => ticket.status === 'waiting' && inLine(ticket.legs[0]?.service)).length
  let weight = 0
  let seconds = 0
  place.services.forEach((service, index) => {
    const duration = place.durations[index]
    const share = service.lineCode === lineCode ? (place.habits.mix[service.code] ?? 0) : 0
    if (!duration || share === 0) return
    weight += share
    seconds += share * meanSeconds(duration)
  })
  const own = place.durations[place.indexOf.get(serviceCode ?? '') ?? -1]
  const usual = weight > 0 ? seconds / weight : own ? meanSeconds(own) : 0
  const windows = staged.openWindows.filter((window) =>
    place.services.some((service, index) => service.lineCode === lineCode && staged.windows[window]?.can[index] === 1),
  ).length
  return Math.min(Math.round((people * usual) / 60 / Math.max(windows, 1)), 10_000)
}
