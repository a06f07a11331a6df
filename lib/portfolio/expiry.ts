import { type Day, daysBetween } from '@/lib/platform/time'

/** A document asks for attention this many days before its end: two months are enough to renew any of them. */
const SOON_DAYS = 60

export type Expiry = { state: 'no_end' } | { state: 'valid' | 'soon' | 'expired'; on: Day; days: number }

/** How a document stands on a day. `days`: left until the end, or passed since; the last day still counts as valid. */
export function expiryOf(expiresOn: Day | null, today: Day): Expiry {
  if (expiresOn === null) return { state: 'no_end' }
  const left = daysBetween(today, expiresOn)
  if (left < 0) return { state: 'expired', on: expiresOn, days: -left }
  return { state: left <= SOON_DAYS ? 'soon' : 'valid', on: expiresOn, days: left }
}
