import { and, asc, eq, gt, gte, inArray, sql } from 'drizzle-orm'
import { agencies, centreLines, counters, services, slots, tickets } from '@/db/schema'
import { type DisclosureEntry, recordDisclosures, seenSince } from '@/lib/audit'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { pageOf } from '@/lib/platform/pages'
import { addDays, atBaku, type Day, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { atDesk, type Operator, operatedCentres } from '../policy'
import { queueRulesFor } from '../rules-data'
import { openAlarms } from './alarms'
import { countExpected, countTickets, currentTicket, type DeskScene, listExpected, listTickets } from './desk-rows'
import type { DeskView } from './model'
import type { Desk, DeskLine, DeskWindow } from './views'
import { noteSeen, ownWindowSeen, ticketAt, type Window } from './windows'

/** A page that refreshes itself says every so often that the officer is there (minutes). */
const SEEN_EVERY_MINUTES = 0.25

/**
 * The desk of an officer: who is at the own window, the lists of the centre, its windows and alarms. Looking at it is the sign of life of
 * the window. Every person whose name is shown finds the look-up in their history, once a day and officer.
 *
 * @param centre one of those where the officer may work; their own when left out
 * @param day the next open day, to prepare for it; anything else means today, because who comes on other days is no
 *   officer's business (what the privacy page promises)
 */
export async function getDesk(
  ctx: Ctx<Staff>,
  { view, page, day, centre }: { view: DeskView; page: number; day?: string | undefined; centre?: string | undefined },
): Promise<Desk | null> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return null
  const { centreCode } = desk.actor
  const today = dayInBaku(ctx.now)
  const open = await openDays(ctx, centreCode, today)
  const isToday = open.nextOpenDay === null || day !== open.nextOpenDay
  const shownDay = isToday ? today : (open.nextOpenDay ?? today)
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    const rules = await queueRulesFor(tx, { centreCode })
    const window = await ownWindowSeen(inside)
    if (window && (!window.seenAt || window.seenAt < minutesAfter(ctx.now, -SEEN_EVERY_MINUTES)))
      await noteSeen(tx, window, ctx.now)
    const here = window ? await ticketAt(tx, window) : null
    const scene: DeskScene = { ctx: inside, rules, day: shownDay, window, hereId: here?.id ?? null }
    const shownView = isToday ? view : 'expected'
    const current = await currentTicket(scene)
    const expected = shownView === 'expected' ? await listExpected(scene, isToday, page) : pageOf([], 0, 1)
    const listed = shownView === 'expected' ? pageOf([], 0, 1) : await listTickets(scene, shownView, page)
    await noteLookUps(inside, [
      ...(current?.personId ? [{ personId: current.personId, subjectId: current.subjectId }] : []),
      ...expected.rows,
    ])
    return {
      centreCode,
      centres: operatedCentres(desk.actor),
      day: shownDay,
      isToday,
      ...open,
      window: window && {
        number: window.number,
        pausedAt: window.pausedAt,
        pauseReason: window.pauseReason,
        ...(await skillsOf(inside, window)),
      },
      current: current?.ticket ?? null,
      view: shownView,
      tickets: listed,
      parties: { ...expected, rows: expected.rows.map((row) => row.party) },
      counts: { ...(await countTickets(scene)), expected: await countExpected(scene) },
      windows: await listWindows(inside, minutesAfter(ctx.now, -rules.releaseMinutes)),
      lines: await listLines(inside, today),
      alarms: await openAlarms(tx, centreCode),
    }
  })
}

async function openDays(ctx: Ctx, centreCode: string, today: Day): Promise<{ openToday: boolean; nextOpenDay: Day | null }> {
  const first = async (from: Date) => {
    const [slot] = await ctx.db
      .select({ startsAt: slots.startsAt })
      .from(slots)
      .where(and(eq(slots.centreCode, centreCode), gte(slots.startsAt, from), gt(slots.capacity, 0)))
      .orderBy(asc(slots.startsAt))
      .limit(1)
    return slot ? dayInBaku(slot.startsAt) : null
  }
  return { openToday: (await first(atBaku(today))) === today, nextOpenDay: await first(atBaku(addDays(today, 1))) }
}

/** What is given at the window by this officer, by name. */
async function skillsOf(ctx: Ctx, { agencyCodes, skillAgencyCodes, skillServiceCodes }: Window) {
  const bodies = [...new Set([...agencyCodes, ...skillAgencyCodes])]
  const limited = skillAgencyCodes.length > 0 || skillServiceCodes.length > 0
  const given = bodies.filter(
    (code) => (agencyCodes.length === 0 || agencyCodes.includes(code)) && (!limited || skillAgencyCodes.includes(code)),
  )
  const [ofAgencies, ofServices] = [
    given.length ? await ctx.db.select({ name: agencies.name }).from(agencies).where(inArray(agencies.code, given)) : [],
    skillServiceCodes.length
      ? await ctx.db.select({ name: services.name }).from(services).where(inArray(services.code, skillServiceCodes))
      : [],
  ]
  return { agencies: ofAgencies.map((row) => row.name), services: ofServices.map((row) => row.name) }
}

async function listWindows({ db, actor }: Ctx<Operator>, silentBefore: Date): Promise<DeskWindow[]> {
  const rows = await db
    .select({
      number: counters.number,
      staffId: counters.staffId,
      pausedSince: counters.pausedAt,
      pauseReason: counters.pauseReason,
      seenAt: counters.seenAt,
      ticketNumber: tickets.number,
      busySince: tickets.calledAt,
    })
    .from(counters)
    .leftJoin(
      tickets,
      and(
        eq(tickets.centreCode, counters.centreCode),
        eq(tickets.counterNumber, counters.number),
        inArray(tickets.status, ['called', 'in_service']),
      ),
    )
    .where(and(eq(counters.centreCode, actor.centreCode), counters.enabled))
    .orderBy(asc(counters.number))
  return rows.map(({ staffId, seenAt, ...row }) => ({
    ...row,
    open: staffId !== null,
    mine: staffId === actor.staffId,
    silentSince: row.ticketNumber !== null && seenAt !== null && seenAt < silentBefore ? seenAt : null,
  }))
}

/** Who waits in which line, and since when the one who waits longest. A ticket stands in the line of the first service still to do. */
async function listLines({ db, actor }: Ctx<Operator>, today: Day): Promise<DeskLine[]> {
  const { rows } = await db.execute<{ line_code: string; count: number; since: string | null }>(sql`
    select leg.line_code, count(*)::int as count, min(ticket.arrived_at)::text as since
    from ${tickets} ticket
    join lateral (select line_code from ticket_legs where ticket_id = ticket.id and status = 'waiting' order by position limit 1) leg on true
    where ticket.centre_code = ${actor.centreCode} and ticket.day = ${today} and ticket.status = 'waiting'
    group by leg.line_code order by leg.line_code`)
  const names = await db
    .select({ code: centreLines.code, name: centreLines.name })
    .from(centreLines)
    .where(eq(centreLines.centreCode, actor.centreCode))
  return rows.map((row) => ({
    lineCode: row.line_code,
    name: names.find((line) => line.code === row.line_code)?.name ?? null,
    count: row.count,
    longestSince: row.since ? new Date(row.since) : null,
  }))
}

async function noteLookUps(ctx: Ctx<Operator>, rows: readonly { personId: string; subjectId: string }[]): Promise<void> {
  const since = atBaku(dayInBaku(ctx.now))
  const seen = await seenSince(ctx.db, ctx, { what: 'visit', subjectIds: rows.map((row) => row.subjectId), since })
  const fresh = [...new Map(rows.map((row) => [row.subjectId, row])).values()].filter(
    (row) => !seen.has(row.subjectId) && row.personId !== ctx.actor.personId,
  )
  const entries = fresh.map(
    ({ personId, subjectId }): DisclosureEntry => ({
      personId,
      what: 'visit',
      purpose: 'visit',
      right: 'visit',
      subjectType: 'appointment',
      subjectId,
      fields: ['name', 'service', 'time'],
      inNameOf: { centreCode: ctx.actor.centreCode },
    }),
  )
  await recordDisclosures(ctx.db, ctx, entries)
}

/**
 * What changes whenever anything at the centre changes that the desk shows: the page asks for it every few seconds and draws itself anew
 * only then. Asking is the sign of life of the window. Null for those who do not work there.
 */
export async function deskPulse(ctx: Ctx<Staff>, centre?: string): Promise<{ mark: string; alarm: string } | null> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return null
  const { centreCode, staffId } = desk.actor
  const { rows } = await ctx.db.execute<{ mark: string; alarm: string }>(sql`
    with seen as (
      update counters set seen_at = ${ctx.now.toISOString()}::timestamptz where staff_id = ${staffId} and centre_code = ${centreCode}
        and (seen_at is null or seen_at < ${minutesAfter(ctx.now, -SEEN_EVERY_MINUTES).toISOString()}::timestamptz))
    select
      concat_ws('.',
        (select id from ticket_moves where centre_code = ${centreCode} order by at desc, id desc limit 1),
        (select md5(string_agg(concat_ws(',', number, staff_id, paused_at, enabled), ';' order by number)) from counters where centre_code = ${centreCode})
      ) as mark,
      coalesce((select md5(string_agg(id::text, ',' order by id)) from centre_alarms where centre_code = ${centreCode} and closed_at is null), '') as alarm`)
  return rows[0] ?? null
}
