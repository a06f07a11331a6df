import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, services } from '@/db/schema'
import { type AppointmentStatus, OPEN_STATUSES } from '@/db/vocabulary/queue'
import type { LocalizedText } from '@/db/columns'
import { LOCALES, type Locale, localized } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { linkKeyOf } from '@/lib/queue'

/** The visits of one booking that are still to come, or were given up, earliest first. */
export const visitsOfParty = (db: Db, partyId: string, given: 'open' | 'cancelled') =>
  db
    .select({ id: appointments.id, startsAt: appointments.startsAt, name: services.name })
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .where(
      and(
        eq(appointments.partyId, partyId),
        inArray(appointments.status, given === 'open' ? [...OPEN_STATUSES] : (['cancelled'] satisfies AppointmentStatus[])),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))

/** Words that say the same in every language, made in each. */
export const inEveryLanguage = (make: (locale: Locale) => string): LocalizedText => ({
  az: make('az'),
  ...Object.fromEntries(LOCALES.map((locale) => [locale, make(locale)])),
})

export const namesOf = (names: readonly LocalizedText[]): LocalizedText =>
  inEveryLanguage((locale) => names.map((name) => localized(locale, name)).join(', '))

/** The page of a visit that needs no sign-in. Made when the message leaves: nothing that opens a visit is kept. */
export async function visitLink(db: Db, locale: Locale, visitId: string): Promise<string | null> {
  const [row] = await db
    .select({ id: appointments.id, linkVersion: appointments.linkVersion })
    .from(appointments)
    .where(eq(appointments.id, visitId))
  return row ? `${env().PORTAL_URL}/${locale}/visit/${linkKeyOf('visit', row)}` : null
}
