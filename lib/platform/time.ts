/** Azerbaijan keeps UTC+4 the whole year since 2016; earlier dates had summer time, which is why days are computed by zone, not by offset. */
export const BAKU = 'Asia/Baku'

/** The moment it is. Use cases take `ctx.now`; only contexts and jobs call this. */
export const currentTime = (): Date => new Date()

const dayParts = new Intl.DateTimeFormat('en-CA', { timeZone: BAKU, year: 'numeric', month: '2-digit', day: '2-digit' })
const clockParts = new Intl.DateTimeFormat('en-GB', { timeZone: BAKU, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

const exactClockParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: BAKU,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** A calendar day, `2026-11-21`. */
export type Day = string

/** The calendar day in Baku at that moment. */
export const dayInBaku = (at: Date): Day => dayParts.format(at)

/** The time of day in Baku, `09:30`. */
export const clockInBaku = (at: Date): string => clockParts.format(at)

/** The same to the second, for what runs out in minutes: `09:30:05`. */
export const exactClockInBaku = (at: Date): string => exactClockParts.format(at)

/** The moment of a day and time of day in Baku. @example atBaku('2026-11-21', '09:30') */
export function atBaku(day: Day, clock = '00:00'): Date {
  return new Date(`${day}T${clock.length === 5 ? `${clock}:00` : clock}+04:00`)
}

export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** Adds months the way the Civil Code counts terms: the last day of a shorter month when the day does not exist. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, last))
  return first.toISOString().slice(0, 10)
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** 1 Monday … 7 Sunday (ISO 8601). */
export function isoWeekday(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7
}

/** Whole years lived on a day. Somebody born on 29 February turns a year older on 1 March of a common year. */
export function ageOn(birthDate: Day, day: Day): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** Years a date of ours can lie in. Postgres and JavaScript go further, not equally far, and neither writes years past 9999 as the other does. */
const YEARS = { first: 1900, last: 2199 }

/** Whether a moment that came from outside can be compared with ours in the database. */
export function isMoment(at: Date): boolean {
  const year = at.getUTCFullYear() // NaN for no moment at all
  return year >= YEARS.first && year <= YEARS.last
}

/** Whether the text is a day that exists, from 1900 to 2199. */
export function isDay(text: string): text is Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return isMoment(date) && date.toISOString().slice(0, 10) === text
}

export const minutesAfter = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
