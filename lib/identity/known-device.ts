import { randomBytes } from 'node:crypto'
import { keyedHash } from '@/lib/platform/crypto'

// A browser in which somebody has signed in before keeps its own allowance of attempts: a stranger who guesses at the
// same PIN elsewhere cannot lock the owner out. The cookie is `<device>.<mark>.<mark>…`, a mark per person, newest first.

const MAX_PEOPLE = 5
const PART = /^[A-Za-z0-9_-]{22,43}$/

const mark = (device: string, pin: string): string => keyedHash('known-device', `${device}\0${pin}`)

function read(cookie: string | undefined): { device: string; marks: string[] } | null {
  const [device, ...marks] = (cookie ?? '').split('.').slice(0, MAX_PEOPLE + 1)
  return device && PART.test(device) ? { device, marks: marks.filter((one) => PART.test(one)) } : null
}

/** The device's id, if this person has signed in on it before. */
export function knownDevice(cookie: string | undefined, pin: string): string | null {
  const known = read(cookie)
  return known?.marks.includes(mark(known.device, pin)) ? known.device : null
}

/** The cookie after this person signed in. */
export function withPerson(cookie: string | undefined, pin: string): string {
  const { device, marks } = read(cookie) ?? { device: randomBytes(16).toString('base64url'), marks: [] }
  const own = mark(device, pin)
  return [device, own, ...marks.filter((one) => one !== own)].slice(0, MAX_PEOPLE + 1).join('.')
}
