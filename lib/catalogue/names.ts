import { asc, eq, sql } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { prepared } from '@/db/client'
import { agencies, calendarDays, registryTerms, services } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { type WorkCalendar, workCalendar } from './calendar'
import type { Named } from './model'

const serviceName = prepared('catalogue_service_name', (db, name) =>
  db
    .select({ code: services.code, name: services.name, agencyCode: services.agencyCode })
    .from(services)
    .where(eq(services.code, sql.placeholder('code')))
    .prepare(name),
)

/** What another domain needs to speak of a service. */
export async function findServiceName(
  ctx: Ctx,
  code: string,
): Promise<{ code: string; name: LocalizedText; agencyCode: string } | null> {
  const [row] = await serviceName(ctx.db).execute({ code })
  return row ?? null
}

const agencyName = prepared('catalogue_agency_name', (db, name) =>
  db
    .select({ code: agencies.code, name: agencies.name, shortName: agencies.shortName, phone: agencies.phone })
    .from(agencies)
    .where(eq(agencies.code, sql.placeholder('code')))
    .prepare(name),
)

export type AgencyName = { code: string; name: LocalizedText; shortName: string; phone: string | null }

export async function findAgencyName(ctx: Ctx, code: string): Promise<AgencyName | null> {
  const [row] = await agencyName(ctx.db).execute({ code })
  return row ?? null
}

/** All agencies, in the order of the registry. For choices on staff pages; citizens get `listAgencies` with counts. */
export const listAgencyNames = (ctx: Ctx): Promise<AgencyName[]> =>
  ctx.db
    .select({ code: agencies.code, name: agencies.name, shortName: agencies.shortName, phone: agencies.phone })
    .from(agencies)
    .orderBy(asc(agencies.code))

const refusalGrounds = prepared('catalogue_refusal_grounds', (db, name) =>
  db
    .select({ code: registryTerms.code, name: registryTerms.name })
    .from(registryTerms)
    .innerJoin(services, sql`${registryTerms.code} = any(${services.refusalGroundCodes})`)
    .where(sql`${registryTerms.list} = 'refusal_ground' and ${services.code} = ${sql.placeholder('serviceCode')}`)
    .orderBy(asc(registryTerms.position))
    .prepare(name),
)

/** Grounds on which this service may be refused; a decision must name one of them. */
export const listRefusalGrounds = (ctx: Ctx, serviceCode: string): Promise<Named[]> =>
  refusalGrounds(ctx.db).execute({ serviceCode })

const calendar = prepared('catalogue_calendar', (db, name) =>
  db.select().from(calendarDays).orderBy(asc(calendarDays.day)).prepare(name),
)

/** The working calendar of the country. */
export const getCalendar = async (ctx: Ctx): Promise<WorkCalendar> => workCalendar(await calendar(ctx.db).execute())

/** Days off of a year, by name, for people to read. */
export const listCalendarDays = (ctx: Ctx) => calendar(ctx.db).execute()
