import { and, eq, gte, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { agencies, applications, people, services, staffMembers } from '@/db/schema'
import { OPEN_STATUSES } from '@/db/vocabulary/applications'
import type { Ctx, Staff } from '@/lib/platform/context'
import { addDays, type Day, dayInBaku, isoWeekday } from '@/lib/platform/time'
import { ledAgencies, visibleTo } from '../policy'

/** What there is to do and what was done. Days are working time of the state and of the applicant together. */
export type LoadFigures = {
  open: number
  overdue: number
  dueToday: number
  /** Until Sunday, today included. */
  dueThisWeek: number
  /** Of the open ones, since they were sent; null when there are none. */
  medianAgeDays: number | null
  decided7: number
  decided30: number
}
export type LoadLine = LoadFigures & { key: string; name: string | LocalizedText | null }
export type Load = {
  agency: { code: string; name: LocalizedText }
  agencies: { code: string; name: LocalizedText }[]
  total: LoadFigures
  services: LoadLine[]
  officers: LoadLine[]
  offices: LoadLine[]
}

const NONE: LoadFigures = { open: 0, overdue: 0, dueToday: 0, dueThisWeek: 0, medianAgeDays: null, decided7: 0, decided30: 0 }

type Row = Record<'service' | 'officer' | 'office', string | null> & { by: number } & Partial<LoadFigures>

/**
 * Load of an agency, for those who lead it; null for others. Officers stand in the order of their names: the figures tell who needs
 * relief, not who is better.
 *
 * @param wanted one of the agencies the reader leads; their own when left out
 */
export async function getLoad(ctx: Ctx<Staff>, wanted?: string): Promise<Load | null> {
  const led = ledAgencies(ctx.actor)
  const code = led.find((one) => one === wanted) ?? led[0]
  if (!code) return null
  const today = dayInBaku(ctx.now)
  const [names, open, decided] = await Promise.all([
    ctx.db.select({ code: agencies.code, name: agencies.name }).from(agencies).where(inArray(agencies.code, led)),
    openRows(ctx, code, today),
    decidedRows(ctx, code),
  ])
  const rows = [...open, ...decided]
  const agency = names.find((one) => one.code === code)
  if (!agency) throw new Error(`Cannot show the load: expected the agency '${code}', found none`)
  const [serviceNames, officerNames] = await Promise.all([
    namesOfServices(
      ctx,
      rows.flatMap(({ service }) => service ?? []),
    ),
    namesOfOfficers(
      ctx,
      rows.flatMap(({ officer }) => officer ?? []),
    ),
  ])
  return {
    agency,
    agencies: names,
    total: merged(rows.filter(({ by }) => by === BY.total)),
    services: linesOf(rows, 'service', (key) => serviceNames.get(key) ?? key),
    officers: linesOf(rows, 'officer', (key) => officerNames.get(key) ?? key).sort(byName),
    offices: linesOf(rows, 'office', (key) => key).filter(({ key }) => key !== ''),
  }
}

/** Bits of `grouping(service, officer, office)`: set where a row is summed over that column. */
const BY = { service: 0b011, officer: 0b101, office: 0b110, total: 0b111 } as const
const COLUMNS = { service: applications.serviceCode, officer: applications.assignedStaffId, office: applications.officeCode }
const grouping = sql`grouping sets ((${COLUMNS.service}), (${COLUMNS.officer}), (${COLUMNS.office}), ())`
const by = sql<number>`grouping(${COLUMNS.service}, ${COLUMNS.officer}, ${COLUMNS.office})::int`
const count = (where: SQL): SQL<number> => sql<number>`(count(*) filter (where ${where}))::int`

const openRows = (ctx: Ctx<Staff>, agencyCode: string, today: Day): Promise<Row[]> => {
  const counting = sql`${applications.status} <> 'information_requested'`
  const sunday = addDays(today, 7 - isoWeekday(today))
  return ctx.db
    .select({
      ...COLUMNS,
      by,
      open: sql<number>`count(*)::int`,
      overdue: count(sql`${counting} and ${applications.dueOn} < ${today}`),
      dueToday: count(sql`${counting} and ${applications.dueOn} = ${today}`),
      dueThisWeek: count(sql`${counting} and ${applications.dueOn} between ${today} and ${sunday}`),
      medianAgeDays: sql<number>`floor(percentile_cont(0.5) within group (order by extract(epoch from ${ctx.now.toISOString()}::timestamptz - ${applications.submittedAt})) / 86400)::int`,
    })
    .from(applications)
    .where(
      and(
        visibleTo(ctx.actor),
        eq(applications.agencyCode, agencyCode),
        sql`${applications.status} in (${sql.raw(OPEN_STATUSES.map((status) => `'${status}'`).join(', '))})`,
      ),
    )
    .groupBy(grouping)
}

const decidedRows = (ctx: Ctx<Staff>, agencyCode: string): Promise<Row[]> => {
  const since = (days: number) => new Date(ctx.now.getTime() - days * 86_400_000)
  return ctx.db
    .select({
      ...COLUMNS,
      by,
      decided7: count(sql`${applications.decidedAt} >= ${since(7).toISOString()}::timestamptz`),
      decided30: sql<number>`count(*)::int`,
    })
    .from(applications)
    .where(
      and(
        visibleTo(ctx.actor),
        eq(applications.agencyCode, agencyCode),
        isNotNull(applications.decidedAt),
        gte(applications.decidedAt, since(30)),
      ),
    )
    .groupBy(grouping)
}

const merged = (rows: readonly Partial<LoadFigures>[]): LoadFigures => {
  const { open, overdue, dueToday, dueThisWeek, medianAgeDays, decided7, decided30 } = Object.assign(
    {},
    NONE,
    ...rows,
  ) as LoadFigures
  return { open, overdue, dueToday, dueThisWeek, medianAgeDays, decided7, decided30 }
}

function linesOf(
  rows: readonly Row[],
  column: 'service' | 'officer' | 'office',
  name: (key: string) => LoadLine['name'],
): LoadLine[] {
  const of = rows.filter((row) => row.by === BY[column])
  const keys = [...new Set(of.map((row) => row[column] ?? ''))].sort()
  return keys.map((key) => ({
    ...merged(of.filter((row) => (row[column] ?? '') === key)),
    key,
    name: key === '' ? null : name(key),
  }))
}

const byName = (a: LoadLine, b: LoadLine): number => String(a.name ?? '').localeCompare(String(b.name ?? ''), 'az')

async function namesOfServices(ctx: Ctx<Staff>, codes: string[]): Promise<Map<string, LocalizedText>> {
  if (codes.length === 0) return new Map()
  const rows = await ctx.db.select({ code: services.code, name: services.name }).from(services).where(inArray(services.code, codes))
  return new Map(rows.map(({ code, name }) => [code, name]))
}

async function namesOfOfficers(ctx: Ctx<Staff>, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .select({ id: staffMembers.id, surname: people.surname, givenName: people.givenName })
    .from(staffMembers)
    .innerJoin(people, eq(people.id, staffMembers.personId))
    .where(inArray(staffMembers.id, ids))
  return new Map(rows.map(({ id, surname, givenName }) => [id, `${surname} ${givenName}`]))
}
