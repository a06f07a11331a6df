// What the product would know of the simulated centre: its own tables, learned by its own code.
import type { Hall } from '../play'
import { type CentreHabits, learnHabits, type LearnedTime, learnTimes, meanSeconds, plannedDuration } from '../learn'
import { DEFAULT_RULES } from '../../rules-data'
import { CLOSES, type Day, MIDNIGHT, type Moment, OPENS, type World } from './world'

export type Knowledge = { times: LearnedTime[]; habits: CentreHabits; mean: number }

/** Learns from the log of past days. */
export function learnFrom(world: World, days: readonly Day[]): Knowledge {
  const code = (service: number) => world.services[service]?.code ?? ''
  const visits = days.flatMap((day) => day.visits.map((visit) => ({ ...visit, day: day.number * 86_400 })))
  const samples = visits.flatMap(({ service, startedAt, finishedAt }) =>
    startedAt === null || finishedAt === null ? [] : [{ serviceCode: code(service), seconds: finishedAt - startedAt }],
  )
  const planned = new Map(world.services.map((service) => [service.code, plannedDuration(service.plannedMinutes)]))
  const times = learnTimes(samples, (service) => planned.get(service) ?? plannedDuration(10))
  const periods = days.flatMap((day) => day.periods)
  const length = (period: { startedAt: number; endedAt: number | null }) => (period.endedAt ?? CLOSES) - period.startedAt
  const habits = learnHabits({
    days: days.length,
    booked: visits.flatMap(({ bookedAt, arrivedAt }) =>
      bookedAt === null ? [] : [{ came: arrivedAt !== null, offset: arrivedAt === null ? null : arrivedAt - bookedAt }],
    ),
    walkIns: visits.flatMap(({ bookedAt, arrivedAt, service, priority }) =>
      bookedAt !== null || arrivedAt === null
        ? []
        : [{ halfHour: Math.floor(arrivedAt / 1_800), serviceCode: code(service), priority }],
    ),
    calls: visits.flatMap((visit) =>
      visit.calledAt < 0 || visit.finishedAt === null
        ? []
        : [
            {
              counter: visit.window,
              arrivedAt: visit.day + (visit.arrivedAt ?? 0),
              calledAt: visit.day + visit.calledAt,
              startedAt: visit.startedAt === null ? null : visit.day + visit.startedAt,
              finishedAt: visit.day + visit.finishedAt,
              served: visit.startedAt !== null,
            },
          ],
    ),
    pauses: periods.filter((period) => period.kind === 'pause' && !period.planned).map((period) => ({ seconds: length(period) })),
    openSeconds: periods.filter((period) => period.kind === 'open').reduce((sum, period) => sum + length(period), 0),
    openingDelays: periods.filter((period) => period.kind === 'open').map((period) => period.startedAt - OPENS),
  })
  const mean = samples.reduce((sum, sample) => sum + sample.seconds, 0) / Math.max(samples.length, 1)
  return { times, habits, mean }
}

/** The hall as the product's tables show it at that moment, seconds from then. */
export function hallAt(world: World, { times, habits }: Knowledge, moment: Moment): Hall {
  const { at } = moment
  const here = new Set(moment.waiting.map((visit) => visit.id))
  const halfHour = Math.floor(at / 1_800)
  return {
    now: new Date(MIDNIGHT + at * 1_000),
    rules: DEFAULT_RULES,
    earlySeconds: DEFAULT_RULES.earlyMinutes * 60,
    services: world.services.map(({ code }) => times.find((time) => time.serviceCode === code) ?? plannedDuration(10)),
    windows: world.windows.map((own, index) => {
      const paused = moment.pausedSince[index]
      const opened = moment.openSince[index]
      const visitor = moment.atWindow[index]
      const pauseLeft = paused?.planned ? Math.max(paused.at + own.breakSeconds - at, 60) : habits.pauseSeconds
      const opening = at < OPENS ? OPENS - at + habits.openingDelay / 2 : habits.openingDelay
      return {
        can: Uint8Array.from(world.services, (_, service) => (own.can.includes(service) ? 1 : 0)),
        from: typeof opened !== 'number' ? opening : paused ? pauseLeft : 0,
        guessed: typeof opened === 'number' ? paused?.planned === false : at >= OPENS,
        until: Number.POSITIVE_INFINITY,
        breaks: moment.breaksTaken[index] ? [] : [{ at: own.breakAt - at, seconds: own.breakSeconds }],
        visitor: visitor
          ? {
              key: visitor.id,
              rank: visitor.rank - at,
              services: [visitor.service],
              elapsed: Math.max(at - (visitor.startedAt ?? at), 0),
            }
          : null,
      }
    }),
    tickets: moment.waiting.map((visit) => ({
      key: visit.id,
      rank: visit.rank - at,
      from: Math.max(visit.from - at, 0),
      early: visit.from > at,
      target: -1,
      services: [visit.service],
    })),
    expected: moment.booked
      .filter(
        (visit) => !here.has(visit.id) && (visit.arrivedAt === null || visit.arrivedAt > at) && (visit.bookedAt ?? 0) > at - 1_800,
      )
      .map((visit) => ({ key: visit.id, bookedAt: (visit.bookedAt ?? 0) - at, services: [visit.service] })),
    habits: {
      showShare: habits.showShare,
      offsets: habits.offsets,
      rates: Array.from({ length: 12 }, (_, index) => (habits.hourly[halfHour + index] ?? 0) / 3_600),
      priorityShare: habits.priorityShare,
      mix: world.services.map(({ code }) => habits.mix[code] ?? 0),
      walk: habits.walk,
      gap: habits.gap,
      absentShare: habits.absentShare,
      absentSeconds: habits.absentSeconds,
      pauseRate: habits.pausesPerHour / 3_600,
      pauseSeconds: habits.pauseSeconds,
    },
    probes: [],
  }
}

export { meanSeconds }
