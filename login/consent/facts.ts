import type { Db } from '@/db/client'
import { formatDay, getTranslator } from '@/lib/i18n'
import { isLocale, LOCALE_NAMES, type Locale } from '@/lib/i18n/locales'
import type { ClaimCode } from '@/lib/identity/model'
import { findClaims } from '../account'

export type Facts = Record<ClaimCode, string | null>

/** What ASAN Login knows about a person, as the person reads it; null where nothing is on record. */
export async function factsOf(db: Db, locale: Locale, personId: string): Promise<Facts> {
  const t = getTranslator(locale, 'clients')
  const values = await findClaims(db, personId)
  if (!values) throw new Error(`Cannot show the facts of a person: expected ${personId}, got none`)
  const { birthdate, gender, locale: language } = values
  return {
    ...values,
    birthdate: birthdate && formatDay(locale, birthdate),
    gender: gender === 'male' || gender === 'female' ? t(`sex.${gender}`) : gender,
    locale: isLocale(language) ? LOCALE_NAMES[language] : language,
  }
}
