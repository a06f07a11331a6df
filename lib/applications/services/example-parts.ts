import type { RawAnswers } from '@/db/schema/applications'

// What examples type into fields of several parts.

/** A day as its three boxes. */
export function dayTyped(field: string, day: `${number}-${number}-${number}`): RawAnswers {
  const [year, month, date] = day.split('-').map((part) => String(Number(part)))
  return { [`${field}.day`]: date ?? '', [`${field}.month`]: month ?? '', [`${field}.year`]: year ?? '' }
}

export const addressTyped = (field: string, street: string, building: string): RawAnswers => ({
  [`${field}.region`]: 'baku',
  [`${field}.settlement`]: '',
  [`${field}.street`]: street,
  [`${field}.building`]: building,
  [`${field}.apartment`]: '',
  [`${field}.postalCode`]: '',
})

export const CONTACT_TYPED: RawAnswers = { phone: '0501234567', email: '' }
