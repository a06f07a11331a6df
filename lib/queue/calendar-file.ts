/** What a calendar needs to know of a visit; texts already in the reader's language. */
export type CalendarEntry = {
  uid: string
  sequence: number
  startsAt: Date
  durationMinutes: number
  summary: string
  location: string
  description: string
  url: string
  cancelled: boolean
  madeAt: Date
}

/** A calendar file (RFC 5545) with one event and a reminder a day before. Times are UTC, so every calendar shows Baku time rightly. */
export function calendarFile(entry: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//myGov//ASAN xidmet//AZ',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `SEQUENCE:${entry.sequence}`,
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    `DTSTAMP:${stamp(entry.madeAt)}`,
    `DTSTART:${stamp(entry.startsAt)}`,
    `DTEND:${stamp(new Date(entry.startsAt.getTime() + entry.durationMinutes * 60_000))}`,
    `SUMMARY:${text(entry.summary)}`,
    `LOCATION:${text(entry.location)}`,
    `DESCRIPTION:${text(entry.description)}`,
    `URL:${entry.url}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P1D',
    `DESCRIPTION:${text(entry.summary)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}

const stamp = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

const text = (value: string): string =>
  value
    .replace(/\\/g, '\\\\')
    .replace(/\r?\n/g, '\\n')
    .replace(/[,;]/g, (sign) => `\\${sign}`)

/** Lines may hold 75 bytes; longer ones go on after a line break and a space, never inside a letter. */
function fold(line: string): string {
  const folded: string[] = []
  let part = ''
  for (const letter of line) {
    const limit = folded.length === 0 ? 75 : 74
    if (Buffer.byteLength(part + letter) > limit) {
      folded.push(part)
      part = ''
    }
    part += letter
  }
  return [...folded, part].join('\r\n ')
}
