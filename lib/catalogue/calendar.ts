import type { LocalizedText } from '@/db/columns'
import type { CalendarDayKind, TermUnit } from '@/db/vocabulary/catalogue'
import { addDays, addMonths, type Day, isoWeekday } from '@/lib/platform/time'

/** A day that differs from the ordinary week. */
export type CalendarDay = { day: Day; name: LocalizedText; working: boolean; kind: CalendarDayKind; confirmed: boolean }

/** Working days of the country and the terms counted in them. */
export type WorkCalendar = {
  isWorkingDay(day: Day): boolean
  /** The name of a holiday or of a day off in lieu; null on ordinary days, also on weekends and memorial days. */
  holiday(day: Day): LocalizedText | null
  /**
   * The n-th working day after a day; the day itself when n is 0.
   *
   * @throws {RangeError} when n is negative or not whole
   */
  addWorkingDays(day: Day, n: number): Day
  /**
   * The last day of a term that begins on a day (the day of filing, which does not count). A term in calendar days or
   * months that would end on a day off ends on the next working day; minutes and hours end the same day.
   */
  dueDay(day: Day, termValue: number, termUnit: TermUnit): Day
  /** Days after this one are judged by the week alone: their holidays are not known yet. */
  knownUntil: Day | null
}

/** @param days holidays, moved days of rest and exchanged days; Saturday and Sunday are off without being listed */
export function workCalendar(days: readonly CalendarDay[]): WorkCalendar {
  const byDay = new Map(days.filter((one) => one.kind !== 'memorial').map((one) => [one.day, one]))
  const lastYear = days
    .map((one) => one.day.slice(0, 4))
    .sort()
    .at(-1)

  const isWorkingDay = (day: Day) => byDay.get(day)?.working ?? isoWeekday(day) < 6

  const firstWorkingDay = (day: Day): Day => {
    let found = day
    while (!isWorkingDay(found)) found = addDays(found, 1)
    return found
  }

  const addWorkingDays = (day: Day, n: number): Day => {
    if (!Number.isInteger(n) || n < 0) throw new RangeError(`Cannot add working days: expected 0 or more, got ${n}`)
    let found = day
    for (let left = n; left > 0; left--) found = firstWorkingDay(addDays(found, 1))
    return found
  }

  return {
    isWorkingDay,
    holiday: (day) => {
      const known = byDay.get(day)
      return known && !known.working ? known.name : null
    },
    addWorkingDays,
    dueDay: (day, value, unit) => {
      switch (unit) {
        case 'instant':
        case 'minute':
        case 'hour':
          return day
        case 'working_day':
          return addWorkingDays(day, value)
        case 'calendar_day':
          return firstWorkingDay(addDays(day, value))
        case 'month':
          return firstWorkingDay(addMonths(day, value))
      }
    },
    knownUntil: lastYear ? `${lastYear}-12-31` : null,
  }
}
