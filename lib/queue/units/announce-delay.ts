import { and, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { unitDelays } from '@/db/schema'
import { lockPlan } from '@/db/slots'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { allows } from '@/lib/identity'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { addDays, atBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { noteMove } from '../history'
import { displaceFromClosed, restoreVisits } from '../plan/displace-visits'
import { type AnnounceDelay, DELAY_RULES, type DelayError, type DelayPreview, stopOn } from './model'
import { canAnnounce } from './policy'
import { findUnit } from './queries'
import { comesTooSoon, lockRestOfDay, type Shift, type ShiftedVisit, shiftPlaces } from './shift-day'

export type Announced = { delayId: string; visits: number; displaced: number }

/**
 * Says that a unit is late today, or less late than was said. Every place from now on, and every visit in it, moves by so many minutes in
 * one transaction; everybody is told. Visits that would end after the unit leaves are displaced. Twice the same form is one announcement.
 *
 * Bookings made at the same moment wait for the places and then get the new time. Two who lock in a circle are told apart by the database;
 * the announcement is then tried again.
 */
export async function announceDelay(ctx: Ctx<Staff>, input: AnnounceDelay): Promise<Result<Announced, DelayError>> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await ctx.db.transaction((tx) => announce(tx, ctx, input))
    } catch (error) {
      if (attempt === ATTEMPTS || !isDeadlock(error)) throw error
    }
  }
}

const ATTEMPTS = 5

async function announce(tx: Db, ctx: Ctx<Staff>, input: AnnounceDelay): Promise<Result<Announced, DelayError>> {
  const { unit: centreCode, minutes, reason, idempotencyKey } = input
  const inside = within(ctx, tx)
  const unit = await findUnit(inside, centreCode)
  if (!unit) return err('not_found')
  // A try without the right leaves a trace; the monitoring department needs none at the unit itself.
  if (!canAnnounce(ctx.actor, centreCode) && !(await allows(inside, 'centres.plan', { type: 'centre', centreCode })))
    return err('not_allowed')
  await lockPlan(tx, centreCode)
  const [same] = await tx
    .select({ id: unitDelays.id })
    .from(unitDelays)
    .where(and(eq(unitDelays.centreCode, centreCode), eq(unitDelays.idempotencyKey, idempotencyKey)))
  if (same) return ok({ delayId: same.id, visits: 0, displaced: 0 })
  const day = dayInBaku(ctx.now)
  const earlier = await tx
    .select({ minutes: unitDelays.minutes })
    .from(unitDelays)
    .where(and(eq(unitDelays.centreCode, centreCode), eq(unitDelays.day, day)))
  const total = earlier.reduce((sum, one) => sum + one.minutes, minutes)
  const stop = stopOn(unit.stops, day)
  const refused = refusal(stop !== null, total)
  if (refused || !stop) return err(refused ?? 'no_stop_today')
  const shift: Shift = { centreCode, day, minutes, closesAt: atBaku(day, stop.closesAt), now: ctx.now }
  const rest = await lockRestOfDay(tx, shift)
  if (comesTooSoon(rest, shift)) return err('too_late_to_correct')

  const delayId = newId()
  await tx
    .insert(unitDelays)
    .values({ id: delayId, centreCode, day, minutes, reason, announcedBy: ctx.actor.staffId, announcedAt: ctx.now, idempotencyKey })
  const moved = await shiftPlaces(tx, rest, { ...shift, announcements: earlier.length })
  const displaced = await displaceFromClosed(tx, ctx, centreCode)
  const restored = await restoreVisits(tx, ctx, centreCode)
  // Who chooses another time, or is told that theirs holds again, is told once.
  const elsewhere = new Set([...displaced, ...restored])
  const told = moved.filter((visit) => visit.status !== 'in_service' && !visit.displacedAt && !elsewhere.has(visit.id))
  for (const visit of told) await tell(inside, visit, { minutes, reason })
  await recordAudit(tx, ctx, {
    action: 'units.announce_delay',
    subjectType: 'centre',
    subjectId: centreCode,
    details: { centreCode, day, minutes, total, reason, visits: told.length, displaced: displaced.length },
  })
  return ok({ delayId, visits: told.length, displaced: displaced.length })
}

function refusal(works: boolean, total: number): DelayError | null {
  if (!works) return 'no_stop_today'
  if (total < 0) return 'not_so_late'
  return total > DELAY_RULES.mostOfDay ? 'too_late' : null
}

/** History, audit and event of one visit whose time moved with the unit. */
async function tell(ctx: Ctx<Staff>, visit: ShiftedVisit, { minutes, reason }: { minutes: number; reason: string }): Promise<void> {
  const { id, personId, reference, serviceCode, centreCode, status } = visit
  const startsAt = visit.startsAt.toISOString()
  const previousStartsAt = visit.previousStartsAt.toISOString()
  await noteMove(ctx.db, ctx, 'shift', status, visit, { reason })
  await recordAudit(ctx.db, ctx, {
    action: 'queue.shift',
    subjectType: 'appointment',
    subjectId: id,
    personId,
    details: { reference, serviceCode, centreCode, startsAt, previousStartsAt, minutes, reason },
  })
  await publish(ctx.db, ctx, {
    type: 'queue.visit_shifted',
    appointmentId: id,
    personId,
    reference,
    serviceCode,
    centreCode,
    startsAt,
    previousStartsAt,
    minutes,
    reason,
  })
}

/** What an announcement would do now. Reads only; whoever books meanwhile is not in it. */
export async function previewDelay(
  ctx: Ctx<Staff>,
  { unit: code, minutes }: { unit: string; minutes: number },
): Promise<DelayPreview | null> {
  const unit = await findUnit(ctx, code)
  if (!unit || !canAnnounce(ctx.actor, code)) return null
  const day = dayInBaku(ctx.now)
  const stop = stopOn(unit.stops, day)
  const total = unit.lateMinutes + minutes
  const none = { minutes, total, visits: 0, displaced: 0, firstAt: null }
  const refused = refusal(stop !== null, total)
  if (refused || !stop) return { ...none, refused: refused ?? 'no_stop_today' }
  const { rows } = await ctx.db.execute<{ visits: number; displaced: number; first: string | null; soon: boolean }>(sql`
    select count(*)::int as visits, min(starts_at)::text as first,
           count(*) filter (where starts_at + make_interval(mins => minutes + ${minutes}::int) > ${atBaku(day, stop.closesAt).toISOString()}::timestamptz)::int as displaced,
           coalesce(bool_or(starts_at + make_interval(mins => ${minutes}::int) < ${minutesAfter(ctx.now, DELAY_RULES.noticeMinutes).toISOString()}::timestamptz), false) as soon
    from appointments
    where centre_code = ${code} and status in ('booked', 'arrived', 'called')
      and starts_at >= ${ctx.now.toISOString()}::timestamptz and starts_at < ${atBaku(addDays(day, 1)).toISOString()}::timestamptz`)
  const [row] = rows
  if (!row) return { ...none, refused: null }
  return {
    ...none,
    visits: row.visits,
    displaced: row.displaced,
    firstAt: row.first ? new Date(row.first) : null,
    refused: minutes < 0 && row.soon ? 'too_late_to_correct' : null,
  }
}

function isDeadlock(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at && at.code === '40P01') return true
  return false
}
