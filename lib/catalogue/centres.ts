import { asc, eq, sql } from 'drizzle-orm'
import { prepared } from '@/db/client'
import { centreHours, centres, centreStops, registryTerms, services } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { CENTRE_KINDS } from '@/db/vocabulary/catalogue'
import { CHANNEL_OF_CENTRE, type CentreDetails, type CentreListItem, type NamedCount } from './model'

const listed = {
  code: centres.code,
  kind: centres.kind,
  name: centres.name,
  city: centres.city,
  regionCode: centres.regionCode,
  address: centres.address,
  addressConfirmed: centres.addressConfirmed,
  phone: centres.phone,
  status: centres.status,
}

/** Every centre, whatever its status, by kind and then as the registry lists them. */
export const listCentres = (ctx: Ctx): Promise<CentreListItem[]> =>
  ctx.db.select(listed).from(centres).orderBy(asc(centres.kind), asc(centres.code))

const centre = prepared('catalogue_centre', (db, name) =>
  db
    .select({
      ...listed,
      regionName: registryTerms.name,
      latitude: centres.latitude,
      longitude: centres.longitude,
      counters: centres.counters,
      accessibility: centres.accessibility,
      facilities: centres.facilities,
      openedIn: centres.openedIn,
      serves: centres.serves,
      serviceCodes: centres.serviceCodes,
      agencyCodes: centres.agencyCodes,
      hoursConfirmed: centres.hoursConfirmed,
    })
    .from(centres)
    .leftJoin(registryTerms, sql`${registryTerms.list} = 'economic_region' and ${registryTerms.code} = ${centres.regionCode}`)
    .where(eq(centres.code, sql.placeholder('code')))
    .prepare(name),
)

const hours = prepared('catalogue_centre_hours', (db, name) =>
  db
    .select({ weekday: centreHours.weekday, opensAt: centreHours.opensAt, closesAt: centreHours.closesAt })
    .from(centreHours)
    .where(eq(centreHours.centreCode, sql.placeholder('code')))
    .orderBy(asc(centreHours.weekday))
    .prepare(name),
)

const stops = prepared('catalogue_centre_stops', (db, name) =>
  db
    .select({
      startsOn: centreStops.startsOn,
      endsOn: centreStops.endsOn,
      place: centreStops.place,
      opensAt: centreStops.opensAt,
      closesAt: centreStops.closesAt,
      closedOn: centreStops.closedOn,
    })
    .from(centreStops)
    .where(eq(centreStops.centreCode, sql.placeholder('code')))
    .orderBy(asc(centreStops.startsOn))
    .prepare(name),
)

/** A centre with its opening hours; a mobile unit with its stops. */
export async function findCentre(ctx: Ctx, code: string): Promise<CentreDetails | null> {
  const [row] = await centre(ctx.db).execute({ code })
  if (!row) return null
  const [openings, stopRows] = await Promise.all([hours(ctx.db).execute({ code }), stops(ctx.db).execute({ code })])
  return { ...row, hours: openings.map(shortClock), stops: stopRows.map(shortClock) }
}

/** Postgres writes times with seconds; people do not. */
const shortClock = <T extends { opensAt: string; closesAt: string }>(row: T): T => ({
  ...row,
  opensAt: row.opensAt.slice(0, 5),
  closesAt: row.closesAt.slice(0, 5),
})

const channelOfKind = sql.join(
  CENTRE_KINDS.map((kind) => sql.raw(`when '${kind}' then '${CHANNEL_OF_CENTRE[kind]}'`)),
  sql.raw(' '),
)

/**
 * Whether a centre serves a service, for queries that join `centres` and `services`: its own list decides (mobile units);
 * a centre without one serves what comes through its channel, and a communal centre only the services of its bodies.
 */
export const servesService = sql`(
  case when cardinality(${centres.serviceCodes}) > 0
    then ${services.code} = any(${centres.serviceCodes})
    else case ${centres.kind} ${channelOfKind} end = any(${services.channelCodes})
      and (cardinality(${centres.agencyCodes}) = 0 or ${services.agencyCode} = any(${centres.agencyCodes}))
  end
)`

const centresFor = prepared('catalogue_centres_for', (db, name) =>
  db
    .select(listed)
    .from(centres)
    .innerJoin(services, servesService)
    .where(sql`${services.code} = ${sql.placeholder('serviceCode')} and ${centres.status} = 'operating'`)
    .orderBy(asc(centres.kind), asc(centres.code))
    .prepare(name),
)

/** Centres that are known to work and serve this service, mobile units last. */
export const listCentresFor = (ctx: Ctx, serviceCode: string): Promise<CentreListItem[]> =>
  centresFor(ctx.db).execute({ serviceCode })

/** How many services a centre gives. */
export async function countServicesAt(ctx: Ctx, centreCode: string): Promise<number> {
  const [row] = await ctx.db
    .select({ count: sql<number>`count(*)::int` })
    .from(services)
    .innerJoin(centres, servesService)
    .where(eq(centres.code, centreCode))
  return row?.count ?? 0
}

/** Economic regions that have a centre, with how many. */
export const listRegions = (ctx: Ctx): Promise<NamedCount[]> =>
  ctx.db
    .select({ code: registryTerms.code, name: registryTerms.name, count: sql<number>`count(*)::int` })
    .from(registryTerms)
    .innerJoin(centres, eq(centres.regionCode, registryTerms.code))
    .where(eq(registryTerms.list, 'economic_region'))
    .groupBy(registryTerms.list, registryTerms.code)
    .orderBy(asc(registryTerms.position))
