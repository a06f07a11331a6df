import type { RepresentationKind, RepresentationStatus } from '@/db/vocabulary/identity'
import type { Applicant } from '@/lib/platform/context'
import { ageOn, atBaku, type Day, dayInBaku } from '@/lib/platform/time'

/** Full legal capacity (Civil Code, Article 28). */
export const ADULT_AGE = 18

export const isMinor = (birthDate: Day, at: Date): boolean => ageOn(birthDate, dayInBaku(at)) < ADULT_AGE

/** The moment somebody comes of age: midnight in Baku; born on 29 February, on 1 March of a common year (as `ageOn` counts). */
export function comesOfAgeAt(birthDate: Day): Date {
  const year = Number(birthDate.slice(0, 4)) + ADULT_AGE
  const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
  return atBaku(birthDate.endsWith('-02-29') && !leap ? `${year}-03-01` : `${year}${birthDate.slice(4)}`)
}

/** What a register said of a parent or a representative counts this long without being said again, in hours. */
export const BELIEVED_HOURS = 24

export const stillBelieved = (confirmedAt: Date | null, now: Date): boolean =>
  confirmedAt !== null && now.getTime() - confirmedAt.getTime() < BELIEVED_HOURS * 3_600_000

type Right = {
  kind: RepresentationKind
  status: RepresentationStatus
  validFrom: Date
  validUntil: Date | null
  /** When a register last named the deputy; a delegation has no register. */
  confirmedAt: Date | null
  /** Of the person acted for; null for a company. */
  birthDate: Day | null
}

/** Whether somebody may act under it at this moment. A parent's right ends on the child's 18th birthday, whatever is written down. */
export const holdsAt = ({ kind, status, validFrom, validUntil, confirmedAt, birthDate }: Right, now: Date): boolean =>
  status === 'active' &&
  validFrom <= now &&
  (validUntil === null || validUntil > now) &&
  (kind === 'delegation' || stillBelieved(confirmedAt, now)) &&
  (kind !== 'parent' || (birthDate !== null && isMinor(birthDate, now)))

/** Whether this applicant may act in a service: everybody in their own things, a deputy in those the owner named. */
export const deputyMay = ({ deputy }: Applicant, serviceCode: string): boolean =>
  !deputy || deputy.services === null || deputy.services.includes(serviceCode)

/** Sees the whole of the owner's documents and notices: the owner, and a parent of a child. */
export const isGuardian = ({ deputy }: Applicant): boolean => !deputy || deputy.kind === 'parent'
