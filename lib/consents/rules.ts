import type { ConsentStatus } from '@/db/vocabulary/consents'
import type { FactCode } from '@/db/vocabulary/registers'
import { err, ok, type Result } from '@/lib/platform/result'
import { addDays, atBaku, type Day, dayInBaku } from '@/lib/platform/time'

type Times = { status: ConsentStatus; answerBy: Date; validUntil: Date | null }

/** The state that counts. The job writes lapsing and expiry down within minutes; the right ends on the minute. */
export function statusAt({ status, answerBy, validUntil }: Times, now: Date): ConsentStatus {
  if (status === 'requested' && answerBy <= now) return 'lapsed'
  if (status === 'granted' && validUntil && validUntil <= now) return 'expired'
  return status
}

/** Terms offered: a month, a quarter, half a year, a year, as far as they are shorter than what was asked, and that itself. */
export function termOptions(askedDays: number): number[] {
  return [...[30, 90, 180, 365].filter((days) => days < askedDays), askedDays]
}

/** A term ends with a day in Baku, not in the middle of one. */
export function endOfTerm(now: Date, termDays: number): Date {
  return atBaku(addDays(dayInBaku(now), termDays), '23:59:59')
}

/** What is granted: all that is not optional, and the optional fields the citizen left in, in the order asked. */
export function grantedFields(
  consent: { fields: FactCode[]; optionalFields: FactCode[] },
  kept: readonly FactCode[],
): Result<FactCode[], 'field_not_asked'> {
  if (kept.some((field) => !consent.fields.includes(field))) return err('field_not_asked')
  return ok(consent.fields.filter((field) => !consent.optionalFields.includes(field) || kept.includes(field)))
}

/** The terms a citizen may choose, each with its last day. */
export const offeredTerms = (askedDays: number, now: Date): { days: number; until: Day }[] =>
  termOptions(askedDays).map((days) => ({ days, until: addDays(dayInBaku(now), days) }))
