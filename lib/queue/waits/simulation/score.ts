// Plays days of a simulated centre, lets every predictor tell each arriving visitor a wait, and holds it against what came.
import { meanSeconds, nextPromise } from '../learn'
import { roundedRange } from '../model'
import { play, quantile } from '../play'
import { hallAt, type Knowledge, learnFrom } from './knowledge'
import { type Day, liveDay, makeWorld, type Moment, type Visit, type World } from './world'

export const PREDICTORS = ['naive', 'configured', 'rolling', 'skilled', 'ours'] as const
export type Predictor = (typeof PREDICTORS)[number]

export type SimulationPlan = {
  seed: number
  load: number
  learnDays: number
  /** Last days of learning on which waits are told already, so that the upper figure can be adjusted. */
  tellDays: number
  scoreDays: number
  paths: number
}

type Told = { visit: Visit; at: number; half: Record<Predictor, number>; most: Record<Predictor, number> }
export type Score = {
  tickets: number
  meanWait: number
  /** Per predictor: minutes off on average; the same as a part of the naive; share that waited no longer than its upper figure. */
  error: Record<Predictor, number>
  ratio: Record<Predictor, number>
  held: Record<Predictor, number>
  brokenByFive: Record<Predictor, number>
  /** The same promise broken by more than five minutes when only the middle figure is told. */
  halfBrokenByFive: Record<Predictor, number>
  bias: { priority: Record<Predictor, number>; ordinary: Record<Predictor, number> }
  millisecondsEach: number
  promise: number
}

export type Clock = () => number

/** @param clock milliseconds, for the time one estimate takes */
export function simulate(plan: SimulationPlan, clock: Clock = () => 0): Score {
  const world = makeWorld(plan.seed, plan.load)
  const past: Day[] = []
  let promise = 0.8
  let knowledge: Knowledge | null = null
  let spent = 0
  let asked = 0

  const tellOn = (number: number, known: Knowledge): { day: Day; told: Told[] } => {
    const told: Told[] = []
    const day = liveDay(world, number, (moment) => {
      const others = formulas(world, known, moment)
      const began = clock()
      const ours = predict(world, known, moment, plan, promise)
      spent += clock() - began
      asked++
      if (ours)
        told.push({
          visit: moment.visit,
          at: moment.at,
          half: { ...others, ours: ours.halfMinutes },
          most: { ...others, ours: ours.mostMinutes },
        })
    })
    return { day, told: told.filter(({ visit }) => visit.calledAt >= 0 && !visit.gone) }
  }

  for (let number = 0; number < plan.learnDays; number++) {
    if (number < plan.learnDays - plan.tellDays) {
      past.push(liveDay(world, number))
      continue
    }
    const { day, told } = tellOn(number, learnFrom(world, past.slice(-30)))
    promise = nextPromise(promise, told.length, told.filter((one) => actual(one) <= one.most.ours).length)
    past.push(day)
  }
  const scored: Told[] = []
  for (let number = plan.learnDays; number < plan.learnDays + plan.scoreDays; number++) {
    knowledge = learnFrom(world, past.slice(-30))
    const { day, told } = tellOn(number, knowledge)
    scored.push(...told)
    promise = nextPromise(promise, told.length, told.filter((one) => actual(one) <= one.most.ours).length)
    past.push(day)
  }
  return { ...scoreOf(scored), millisecondsEach: spent / Math.max(asked, 1), promise }
}

const actual = ({ visit, at }: Told): number => (visit.calledAt - at) / 60

function predict(world: World, known: Knowledge, moment: Moment, plan: SimulationPlan, promise: number) {
  const index = moment.waiting.indexOf(moment.visit)
  const { tickets } = play(hallAt(world, known, moment), { seed: moment.visit.id, paths: plan.paths })
  const calls = tickets[index]
  if (!calls) return null
  const most = quantile(calls, promise)
  return Number.isFinite(most) ? roundedRange(quantile(calls, 0.5) / 60, most / 60) : null
}

function formulas(
  world: World,
  known: Knowledge,
  { visit, waiting, openSince, pausedSince, waits }: Moment,
): Record<Exclude<Predictor, 'ours'>, number> {
  const open = openSince.map((since, index) => since !== null && !pausedSince[index])
  const windows = Math.max(open.filter(Boolean).length, 1)
  const before = waiting.filter((other) => other !== visit)
  const able = (service: number, index: number) => open[index] === true && (world.windows[index]?.can.includes(service) ?? false)
  const mine = world.windows.filter((_, index) => able(visit.service, index)).length
  const rivals = before.filter(
    (other) =>
      other.rank <= visit.rank && world.windows.some((_, index) => able(visit.service, index) && able(other.service, index)),
  )
  const time = known.times.find((one) => one.serviceCode === world.services[visit.service]?.code)
  const last = waits.slice(-10)
  return {
    naive: (before.length * known.mean) / 60 / windows,
    configured: (before.length * 10) / windows,
    rolling: last.length > 0 ? last.reduce((sum, wait) => sum + wait, 0) / last.length : 0,
    skilled: (rivals.length * (time ? meanSeconds(time) : known.mean)) / 60 / Math.max(mine, 1),
  }
}

function scoreOf(told: readonly Told[]): Omit<Score, 'millisecondsEach' | 'promise'> {
  const each = <T>(figure: (predictor: Predictor) => T) =>
    Object.fromEntries(PREDICTORS.map((predictor) => [predictor, figure(predictor)])) as Record<Predictor, T>
  const mean = (rows: readonly Told[], figure: (row: Told) => number) =>
    rows.reduce((sum, row) => sum + figure(row), 0) / Math.max(rows.length, 1)
  const share = (rows: readonly Told[], test: (row: Told) => boolean) => mean(rows, (row) => (test(row) ? 1 : 0))
  const error = each((predictor) => mean(told, (row) => Math.abs(row.half[predictor] - actual(row))))
  const bias = (rows: readonly Told[]) => each((predictor) => mean(rows, (row) => row.half[predictor] - actual(row)))
  return {
    tickets: told.length,
    meanWait: mean(told, actual),
    error,
    ratio: each((predictor) => error[predictor] / Math.max(error.naive, 1e-9)),
    held: each((predictor) => share(told, (row) => actual(row) <= row.most[predictor])),
    brokenByFive: each((predictor) => share(told, (row) => actual(row) > row.most[predictor] + 5)),
    halfBrokenByFive: each((predictor) => share(told, (row) => actual(row) > row.half[predictor] + 5)),
    bias: { priority: bias(told.filter((row) => row.visit.priority)), ordinary: bias(told.filter((row) => !row.visit.priority)) },
  }
}
