// Calendar days for the seed; db imports nothing above it, so these stand beside lib/platform/time.
export type Day = string

const bakuDay = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Baku', year: 'numeric', month: '2-digit', day: '2-digit' })

export const dayInBaku = (at: Date): Day => bakuDay.format(at)
export const atBaku = (day: Day, clock: string): Date => new Date(`${day}T${clock}:00+04:00`)

export function addDays(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return date.toISOString().slice(0, 10)
}

/** The last day of a shorter month when the day does not exist. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

export const addYears = (day: Day, years: number): Day => addMonths(day, years * 12)
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const later = (a: Day, b: Day): Day => (a > b ? a : b)
export const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

export function ageOn(birthDate: Day, day: Day): number {
  const years = yearOf(day) - yearOf(birthDate)
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years
}
