import { and, desc, eq, gte, inArray, isNull, sql } from 'drizzle-orm'
import { centreAlarms, centreLines, centres } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { getHallState } from '../hall/state'
import { listCentreWaits } from '../waits/estimate'
import type { CentreWaits } from '../waits/model'
import type { AlarmView, WatchedCentre, WatchSort } from './model'
import { canSeeStatistics, watchedCentres } from './policy'
import { RISK_MINUTES } from './raise-alarms'
import { listCentres } from './report'

/** Every centre this reader watches, as it is now. Null for who watches none. */
export async function watchCentres(ctx: Ctx<Staff>, sort: WatchSort): Promise<{ all: boolean; rows: WatchedCentre[] } | null> {
  const allowed = watchedCentres(ctx.actor)
  const watched = await listCentres(ctx, allowed)
  if (watched.length === 0) return null
  const codes = watched.map(({ code }) => code)
  const live = new Map((await liveFigures(ctx, codes)).map((row) => [row.centre_code, row]))
  const alarms = await listAlarms(ctx, codes)
  const waits = new Map((await listCentreWaits(ctx, codes.length === 1 ? codes[0] : undefined)).map((one) => [one.centreCode, one]))
  const rows = watched.map(({ code, name }): WatchedCentre => {
    const now = live.get(code)
    return {
      code,
      name,
      waiting: now?.waiting ?? 0,
      longestMinutes: now?.longest ?? null,
      openCounters: now?.open ?? 0,
      pausedCounters: now?.paused ?? 0,
      inService: now?.serving ?? 0,
      estimate: worstEstimate(waits.get(code)),
      atRisk: now?.at_risk ?? 0,
      broken: now?.broken ?? 0,
      alarms: alarms.filter(({ centreCode }) => centreCode === code),
    }
  })
  return { all: allowed === 'all', rows: rows.sort(BY[sort]) }
}

const weight = ({ alarms }: WatchedCentre): number => alarms.length + (alarms.some(({ kind }) => kind === 'emergency') ? 1_000 : 0)
type Order = (a: WatchedCentre, b: WatchedCentre) => number
const byName: Order = (a, b) => a.name.az.localeCompare(b.name.az, 'az')
const BY: Record<WatchSort, Order> = {
  alarms: (a, b) => weight(b) - weight(a) || b.broken - a.broken || b.waiting - a.waiting || byName(a, b),
  waiting: (a, b) => b.waiting - a.waiting || byName(a, b),
  longest: (a, b) => (b.longestMinutes ?? -1) - (a.longestMinutes ?? -1) || byName(a, b),
  windows: (a, b) => b.openCounters - a.openCounters || byName(a, b),
  name: byName,
}

/** Of the line where a newcomer would wait longest. */
function worstEstimate(waits: CentreWaits | undefined): WatchedCentre['estimate'] {
  const known = (waits?.lines ?? []).flatMap(({ estimate }) => (estimate.known ? [estimate] : []))
  const worst = known.sort((a, b) => b.mostMinutes - a.mostMinutes)[0]
  return worst ? { halfMinutes: worst.halfMinutes, mostMinutes: worst.mostMinutes } : null
}

type Live = {
  centre_code: string
  waiting: number
  serving: number
  longest: number | null
  open: number
  paused: number
  at_risk: number
  broken: number
}

async function liveFigures(ctx: Ctx, codes: readonly string[]): Promise<Live[]> {
  const day = dayInBaku(ctx.now)
  const at = sql`${ctx.now.toISOString()}::timestamptz`
  const among = sql`any(${sql.param(`{${codes.join(',')}}`)}::text[])`
  const { rows } = await ctx.db.execute<Live>(sql`
  with now as (
    select t.centre_code, t.status, greatest(0, extract(epoch from ${at} - greatest(t.arrived_at, t.call_after)) / 60) minutes,
      extract(epoch from ${at} - (told.told_at + make_interval(mins => told.most_minutes))) / 60 late
    from tickets t left join lateral (
      select told_at, most_minutes from told_waits where ticket_id = t.id order by told_at limit 1) told on t.status = 'waiting'
    where t.day = ${day} and t.status in ('waiting', 'called', 'in_service') and t.centre_code = ${among}
  )
  select c.code centre_code,
    (select count(*)::int from now where centre_code = c.code and status = 'waiting') waiting,
    (select count(*)::int from now where centre_code = c.code and status <> 'waiting') serving,
    (select floor(max(minutes))::int from now where centre_code = c.code and status = 'waiting') longest,
    (select count(*)::int from counters k where k.centre_code = c.code and k.staff_id is not null and k.paused_at is null) open,
    (select count(*)::int from counters k where k.centre_code = c.code and k.paused_at is not null) paused,
    (select count(*)::int from now where centre_code = c.code and late > ${-RISK_MINUTES} and late <= 0) at_risk,
    (select count(*)::int from now where centre_code = c.code and late > 0) broken
  from centres c where c.code = ${among}`)
  return rows
}

/** Alarms of these centres, the emergency button first: open ones, or all since a moment. */
async function listAlarms(ctx: Ctx, codes: readonly string[], since?: Date): Promise<AlarmView[]> {
  const rows = await ctx.db
    .select({ alarm: centreAlarms, centreName: centres.name, lineName: centreLines.name })
    .from(centreAlarms)
    .innerJoin(centres, eq(centres.code, centreAlarms.centreCode))
    .leftJoin(centreLines, and(eq(centreLines.centreCode, centreAlarms.centreCode), eq(centreLines.code, centreAlarms.lineCode)))
    .where(
      and(inArray(centreAlarms.centreCode, [...codes]), since ? gte(centreAlarms.raisedAt, since) : isNull(centreAlarms.closedAt)),
    )
    .orderBy(sql`${centreAlarms.kind} = 'emergency' desc`, desc(centreAlarms.raisedAt))
    .limit(200)
  return rows.map(({ alarm, centreName, lineName }) => ({
    id: alarm.id,
    centreCode: alarm.centreCode,
    centreName,
    kind: alarm.kind,
    lineName,
    counterNumber: alarm.counterNumber,
    details: alarm.details,
    raisedAt: alarm.raisedAt,
    seenAt: alarm.seenAt,
    closedAt: alarm.closedAt,
    byItself: alarm.closedAt !== null && alarm.closedBy === null,
    note: alarm.note,
  }))
}

/** Open alarms of the centres this reader watches, for a banner; none for others. */
export async function listOpenAlarms(ctx: Ctx<Staff>): Promise<AlarmView[]> {
  const allowed = watchedCentres(ctx.actor)
  if (allowed !== 'all') return allowed.length > 0 ? listAlarms(ctx, allowed) : []
  return listAlarms(
    ctx,
    (await listCentres(ctx, allowed)).map(({ code }) => code),
  )
}

const HISTORY_DAYS = 7

/** One centre: its hall, and its alarms of a week. Null for who may not see it, exactly as for a centre that does not exist. */
export async function findWatched(ctx: Ctx<Staff>, code: string) {
  if (!canSeeStatistics(ctx.actor, code)) return null
  const [centre] = await ctx.db.select({ code: centres.code, name: centres.name }).from(centres).where(eq(centres.code, code))
  if (!centre) return null
  const hall = await getHallState(ctx.db, code, ctx.now)
  const lines = await ctx.db
    .select({ code: centreLines.code, name: centreLines.name })
    .from(centreLines)
    .where(eq(centreLines.centreCode, code))
  const waits = (await listCentreWaits(ctx, code))[0] ?? null
  const alarms = await listAlarms(ctx, [code], atBaku(addDays(dayInBaku(ctx.now), -HISTORY_DAYS)))
  const earlier = await listAlarms(ctx, [code])
  const open = earlier.filter(({ closedAt }) => closedAt === null)
  return { ...centre, hall, lines, waits, open, past: alarms.filter(({ closedAt }) => closedAt !== null) }
}
