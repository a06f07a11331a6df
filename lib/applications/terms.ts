import type { TermUnit, WorkCalendar } from '@/lib/catalogue/model'
import { addDays, type Day, daysBetween } from '@/lib/platform/time'
import type { Answers, ServiceDefinition } from './definition'

type Priced = {
  feeQepik: number
  termValue: number
  termUnit: TermUnit
  expedited: readonly { termValue: number; termUnit: TermUnit; feeQepik: number }[]
}
export type Speed = { value: string; termValue: number; termUnit: TermUnit; feeQepik: number }

/** The ordinary term of the registry first, then the expedited ones; the fee of each is the whole fee, not a surcharge. */
export const speedsOf = (service: Priced): Speed[] => [
  { value: 'standard', termValue: service.termValue, termUnit: service.termUnit, feeQepik: service.feeQepik },
  ...service.expedited.map((option) => ({ ...option, value: `${option.termUnit}_${option.termValue}` })),
]

/** The term and fee the applicant chose; the ordinary ones when the form does not ask. */
export function chosenSpeed(definition: ServiceDefinition, service: Priced, answers: Answers): Speed {
  const chosen = definition.speedField ? answers[definition.speedField] : undefined
  const [standard, ...rest] = speedsOf(service)
  if (!standard) throw new Error(`Cannot price '${definition.code}': expected a term in the registry, got none`)
  return rest.find((speed) => speed.value === chosen) ?? standard
}

/** The last day of the term. What the registry calls instant is still looked at by an officer: on the first working day. */
export const dueOn = (submittedOn: Day, speed: Speed, calendar: WorkCalendar): Day =>
  firstWorkingDay(calendar.dueDay(submittedOn, speed.termValue, speed.termUnit), calendar)

type Calendar = Pick<WorkCalendar, 'isWorkingDay'>

function firstWorkingDay(from: Day, calendar: Calendar): Day {
  let day = from
  while (!calendar.isWorkingDay(day)) day = addDays(day, 1)
  return day
}

/** The term waits while the applicant is asked: it is put off by the days waited, to a working day. */
export const putOff = (due: Day, askedOn: Day, answeredOn: Day, calendar: Calendar): Day =>
  firstWorkingDay(addDays(due, Math.max(0, daysBetween(askedOn, answeredOn))), calendar)

/** Working days from one day to another, the first not counted; negative when the second is earlier. */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  const sign = to < from ? -1 : 1
  const [start, end] = sign > 0 ? [from, to] : [to, from]
  let count = 0
  for (let day = addDays(start, 1); day <= end; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) count++
  return count === 0 ? 0 : sign * count
}
