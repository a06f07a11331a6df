// From the tables to the play: moments become seconds from now, people and windows become numbers. Pure.
import { hashOf } from './random'
import type { Expected, Hall, HallWindow, Probe, WaitingTicket } from './play'
import type { Live } from './live'
import type { Place } from './place'

/** Officers on shift who have not opened a window so long after their beginning are not counted on (minutes). */
const LATE_OFFICER_MINUTES = 15
/** A planned break nobody took by then is not taken any more (minutes). */
const SKIPPED_BREAK_MINUTES = 75
/** How long a break for lunch lasts when none is planned (minutes). */
const LUNCH_MINUTES = 40

export type Question = Probe & { key: string }
/** The hall with what leads back from the play's numbers to the tables. */
export type Staged = {
  hall: Hall
  ticketIds: string[]
  /** For each service of the place, which kind of visitor it is: services that the same windows give are waited for alike. */
  kindOfService: number[]
  /** One probe a kind: somebody who would take a ticket now. */
  windows: HallWindow[]
  openWindows: number[]
}

export function stage(place: Place, live: Live, now: Date): Staged {
  const seconds = (at: Date): number => (at.getTime() - now.getTime()) / 1_000
  const services = (codes: readonly string[]): number[] => codes.flatMap((code) => place.indexOf.get(code) ?? [])
  const windows: HallWindow[] = []
  const numbers = new Map<number, number>()
  const atWindow = new Map(
    live.tickets.filter(({ status }) => status === 'called' || status === 'in_service').map((ticket) => [ticket.counter, ticket]),
  )

  for (const window of live.windows) {
    const shift = live.shifts.find((one) => one.staffId === window.staffId && seconds(one.startsAt) < 1_800)
    const visitor = atWindow.get(window.number)
    const breaks = shift ? breaksLeft(shift, live, now) : []
    const running = window.pausedAt && shift?.breaks.find((one) => seconds(one.from) < 2_700 && seconds(one.to) > -1_800)
    const planned =
      running && window.pausedAt ? (running.to.getTime() - running.from.getTime()) / 1_000 + seconds(window.pausedAt) : null
    const usual = window.pauseReason === 'lunch' ? LUNCH_MINUTES * 60 : place.habits.pauseSeconds
    numbers.set(window.number, windows.length)
    const inService = visitor?.legs[0]
    windows.push({
      can: skillsOf(place, window),
      from: !window.pausedAt ? 0 : planned === null ? usual : Math.max(planned, 60),
      guessed: window.pausedAt !== null && planned === null,
      until: shift ? seconds(shift.endsAt) : Number.POSITIVE_INFINITY,
      breaks: breaks.map((one) => ({ at: seconds(one.from), seconds: (one.to.getTime() - one.from.getTime()) / 1_000 })),
      visitor: visitor
        ? {
            key: hashOf(visitor.id),
            rank: seconds(visitor.rankAt),
            services: services(visitor.legs.map((leg) => leg.service)),
            elapsed: inService?.startedAt ? Math.max(-seconds(inService.startedAt), 0) : 0,
          }
        : null,
    })
  }
  const here = new Set(live.windows.map((window) => window.staffId))
  for (const shift of live.shifts) {
    // Not at a window: begins later, or is a little late. Who went home early, or never came, is not waited for.
    if (here.has(shift.staffId) || shift.seen || seconds(shift.startsAt) < -LATE_OFFICER_MINUTES * 60) continue
    const late = seconds(shift.startsAt) <= 0
    windows.push({
      can: skillsOf(place, { ...shift, agencyCodes: [] }, shift.lineCode),
      from: late ? place.habits.openingDelay : seconds(shift.startsAt) + place.habits.openingDelay / 2,
      guessed: late,
      until: seconds(shift.endsAt),
      breaks: shift.breaks.map((one) => ({ at: seconds(one.from), seconds: (one.to.getTime() - one.from.getTime()) / 1_000 })),
      visitor: null,
    })
  }

  const waiting = live.tickets.filter(({ status }) => status === 'waiting' || status === 'parked')
  const tickets = waiting.map(
    (ticket): WaitingTicket => ({
      key: hashOf(ticket.id),
      rank: seconds(ticket.rankAt),
      from: Math.max(seconds(ticket.callAfter), 0),
      early: ticket.partyId !== null && ticket.callCount === 0 && ticket.status === 'waiting' && ticket.callAfter > now,
      target: ticket.target === null ? -1 : (numbers.get(ticket.target) ?? windows.length),
      services: services(ticket.legs.map((leg) => leg.service)),
    }),
  )
  const expected = live.booked.map(
    (one): Expected => ({ key: hashOf(one.partyId), bookedAt: seconds(one.startsAt), services: services(one.services) }),
  )
  const { kindOfService, probes } = kindsOfVisitors(place, windows)
  const halfHour = Math.floor(((now.getTime() / 1_000 + 4 * 3_600) % 86_400) / 1_800)
  const { habits, rules } = place
  return {
    hall: {
      now,
      rules,
      earlySeconds: rules.earlyMinutes * 60,
      services: place.durations,
      windows,
      tickets,
      expected: expected.filter((one) => one.services.length > 0),
      probes,
      habits: {
        showShare: habits.showShare,
        offsets: habits.offsets,
        rates: Array.from({ length: Math.max(48 - halfHour, 1) }, (_, index) => (habits.hourly[halfHour + index] ?? 0) / 3_600),
        priorityShare: habits.priorityShare,
        mix: place.services.map(({ code }) => habits.mix[code] ?? 0),
        walk: habits.walk,
        gap: habits.gap,
        absentShare: habits.absentShare,
        absentSeconds: habits.absentSeconds,
        pauseRate: habits.pausesPerHour / 3_600,
        pauseSeconds: habits.pauseSeconds,
      },
    },
    ticketIds: waiting.map((ticket) => ticket.id),
    kindOfService,
    windows,
    openWindows: live.windows.flatMap((window, index) => (window.pausedAt ? [] : [index])),
  }
}

type Skills = { agencyCodes: readonly string[]; skillAgencyCodes: readonly string[]; skillServiceCodes: readonly string[] }

/** What a window gives: as `serves` of the hall has it. An officer planned for one line begins with its services. */
function skillsOf(
  place: Place,
  { agencyCodes, skillAgencyCodes, skillServiceCodes }: Skills,
  lineCode: string | null = null,
): Uint8Array {
  const anything = skillAgencyCodes.length === 0 && skillServiceCodes.length === 0
  return Uint8Array.from(place.services, (service) => {
    const here = agencyCodes.length === 0 || agencyCodes.includes(service.agencyCode)
    const able = anything || skillAgencyCodes.includes(service.agencyCode) || skillServiceCodes.includes(service.code)
    return here && able && (lineCode === null || service.lineCode === lineCode) ? 1 : 0
  })
}

function breaksLeft(shift: Live['shifts'][number], live: Live, now: Date): { from: Date; to: Date }[] {
  const minutesFrom = (a: Date, b: Date) => (b.getTime() - a.getTime()) / 60_000
  return shift.breaks.filter(({ from, to }) => {
    const taken = live.pauses.some(
      (pause) =>
        pause.staffId === shift.staffId && minutesFrom(from, pause.startedAt) > -45 && minutesFrom(to, pause.startedAt) < 30,
    )
    return !taken && minutesFrom(from, now) < SKIPPED_BREAK_MINUTES
  })
}

function kindsOfVisitors(place: Place, windows: readonly HallWindow[]): { kindOfService: number[]; probes: Probe[] } {
  const kinds = new Map<string, number>()
  const probes: Probe[] = []
  const kindOfService = place.services.map((_, service) => {
    const name = windows.map((window) => window.can[service] ?? 0).join('')
    const found = kinds.get(name)
    if (found !== undefined) return found
    kinds.set(name, probes.length)
    // Behind everybody who is here already.
    return probes.push({ services: [service], rank: 0, from: 0 }) - 1
  })
  return { kindOfService, probes }
}
