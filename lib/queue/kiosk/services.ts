import { and, asc, desc, eq, gt, gte, sql } from 'drizzle-orm'
import { agencies, appointments, centreLines, centres, services, tickets } from '@/db/schema'
import { GENERAL_LINE } from '@/db/vocabulary/queue'
import { servesService } from '@/lib/catalogue'
import { foldedWords } from '@/lib/catalogue/model'
import type { Ctx } from '@/lib/platform/context'
import { atBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
import type { KioskBundle, KioskLine, KioskService, PairedDevice } from './model'

/** Of a centre nobody has planned yet: one line for everything. */
const WHOLE_CENTRE = {
  code: GENERAL_LINE,
  name: { az: 'Bütün xidmətlər', en: 'All services', ru: 'Все услуги' },
  letter: 'A',
  anonymous: true,
}

/** Days that decide what is asked for most at a centre. */
const MOST_USED_DAYS = 60

const givenHere = (centreCode: string) =>
  and(eq(centres.code, centreCode), eq(centres.status, 'operating'), gt(services.windowMinutes, 0), servesService)

const shown = {
  code: services.code,
  name: services.name,
  agencyName: agencies.name,
  online: services.online,
}

async function linesOf(ctx: Ctx, centreCode: string) {
  const rows = await ctx.db
    .select({
      code: centreLines.code,
      name: centreLines.name,
      letter: centreLines.ticketLetter,
      anonymous: centreLines.anonymousTickets,
    })
    .from(centreLines)
    .where(and(eq(centreLines.centreCode, centreCode), eq(centreLines.active, true), eq(centreLines.kind, 'counter')))
    .orderBy(asc(centreLines.ticketLetter), asc(centreLines.code))
  return rows.some((row) => row.code === GENERAL_LINE) ? rows : [...rows, WHOLE_CENTRE]
}

/** The lines of a centre with the services a counter there gives; lines without any are left out. */
export async function listKioskLines(ctx: Ctx, centreCode: string): Promise<KioskLine[]> {
  const [lines, rows] = await Promise.all([
    linesOf(ctx, centreCode),
    ctx.db
      .select({ ...shown, lineCode: sql<string>`queue_line(${centres.code}, ${services.code})` })
      .from(services)
      .innerJoin(centres, givenHere(centreCode))
      .innerJoin(agencies, eq(agencies.code, services.agencyCode))
      .orderBy(asc(services.position), asc(services.code)),
  ])
  return lines
    .map((line) => ({
      ...line,
      services: rows.filter((row) => row.lineCode === line.code).map(({ lineCode: _line, ...service }) => service),
    }))
    .filter((line) => line.services.length > 0)
}

/** What visitors of this centre come for most. */
export async function listMostUsed(ctx: Ctx, centreCode: string, limit = 8): Promise<KioskService[]> {
  const since = minutesAfter(ctx.now, -MOST_USED_DAYS * 1_440).toISOString()
  return ctx.db
    .select(shown)
    .from(services)
    .innerJoin(centres, givenHere(centreCode))
    .innerJoin(agencies, eq(agencies.code, services.agencyCode))
    .leftJoin(
      sql`(select ${appointments.serviceCode} as code, count(*) as visits from ${appointments}
        where ${appointments.centreCode} = ${centreCode} and ${appointments.startsAt} > ${since}::timestamptz
        group by 1) as used`,
      sql`used.code = ${services.code}`,
    )
    .orderBy(desc(sql`coalesce(used.visits, 0)`), asc(services.position), asc(services.code))
    .limit(limit)
}

const FOUND = 24

/** Services given here that contain every word of the question. */
export async function findKioskServices(ctx: Ctx, centreCode: string, query: string): Promise<KioskService[]> {
  const words = foldedWords(query).map((word) => sql`${services.searchText} like ${`%${word.replace(/[%_\\]/g, '')}%`}`)
  if (words.length === 0) return []
  return ctx.db
    .select(shown)
    .from(services)
    .innerJoin(centres, givenHere(centreCode))
    .innerJoin(agencies, eq(agencies.code, services.agencyCode))
    .where(and(...words))
    .orderBy(asc(services.position), asc(services.code))
    .limit(FOUND)
}

export type ServiceHere = KioskService & { lineCode: string; lineName: KioskLine['name']; anonymous: boolean }

/** A service as this centre gives it; null when it does not. */
export async function findServiceHere(ctx: Ctx, centreCode: string, serviceCode: string): Promise<ServiceHere | null> {
  const [[row], lines] = await Promise.all([
    ctx.db
      .select({ ...shown, lineCode: sql<string>`queue_line(${centres.code}, ${services.code})` })
      .from(services)
      .innerJoin(centres, givenHere(centreCode))
      .innerJoin(agencies, eq(agencies.code, services.agencyCode))
      .where(eq(services.code, serviceCode)),
    linesOf(ctx, centreCode),
  ])
  if (!row) return null
  const line = lines.find((one) => one.code === row.lineCode) ?? WHOLE_CENTRE
  return { ...row, lineName: line.name, anonymous: line.anonymous }
}

/** What the kiosk keeps for the time without a network. */
export async function getKioskBundle(ctx: Ctx, device: PairedDevice): Promise<KioskBundle> {
  const [lines, last] = await Promise.all([listKioskLines(ctx, device.centreCode), lastOfflineNumbers(ctx, device)])
  return {
    centreCode: device.centreCode,
    series: device.series ?? 'XX',
    lines: lines.map(({ code, name, letter, services: given }) => ({
      code,
      name,
      letter,
      services: given.map((service) => ({ code: service.code, name: service.name })),
    })),
    last,
  }
}

/** The highest number of each letter this kiosk gave today while it was cut off, as far as we were told. */
export async function lastOfflineNumbers(ctx: Ctx, device: PairedDevice): Promise<Record<string, number>> {
  if (!device.series) return {}
  const rows = await ctx.db
    .select({
      letter: sql<string>`substring(${tickets.number} from 4 for 1)`,
      last: sql<number>`max(substring(${tickets.number} from 5)::int)`,
    })
    .from(tickets)
    .where(
      and(
        eq(tickets.centreCode, device.centreCode),
        gte(tickets.arrivedAt, atBaku(dayInBaku(ctx.now))),
        sql`${tickets.number} ~ ${`^${device.series}-[A-Z][0-9]+$`}`,
      ),
    )
    .groupBy(sql`1`)
  return Object.fromEntries(rows.map((row) => [row.letter, row.last]))
}
