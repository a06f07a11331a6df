import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { calendarDays, centreHours, centreLines, centreStops, staffShifts } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { addDays, atBaku, type Day, dayInBaku, daysBetween, isoWeekday } from '@/lib/platform/time'
import { changePlan } from './change-plan'
import { worksHere } from './change-window'
import type { ShiftInput, Withdrawal } from './model'

const MOST_DAYS = 31

/** Plans an officer's shift, on one day or on every open day up to another. An officer is at one place at a time (constraint). */
export function planShift(ctx: Ctx<Staff>, input: ShiftInput) {
  const { centreCode, staffId, lineCode, day, untilDay, from, to, breakFrom, breakTo } = input
  return changePlan(ctx, input, async (tx) => {
    const last = untilDay || day
    if (daysBetween(day, last) > MOST_DAYS) return err('too_long_ahead')
    if (day < dayInBaku(ctx.now)) return err('in_the_past')
    if (!(await worksHere(tx, staffId, centreCode))) return err('unknown_officer')
    if (lineCode && !(await hasLine(tx, centreCode, lineCode))) return err('unknown_line')
    const days = untilDay ? await openDays(tx, centreCode, day, last) : [day]
    if (days.length === 0) return err('no_open_day')
    await tx.insert(staffShifts).values(
      days.map((one) => ({
        id: newId(),
        staffId,
        centreCode,
        lineCode: lineCode || null,
        startsAt: atBaku(one, from),
        endsAt: atBaku(one, to),
        breaks:
          breakFrom && breakTo ? [{ from: atBaku(one, breakFrom).toISOString(), to: atBaku(one, breakTo).toISOString() }] : [],
        createdBy: ctx.actor.staffId,
      })),
    )
    await recordAudit(tx, ctx, {
      action: 'plan.shift_planned',
      subjectType: 'staff_member',
      subjectId: staffId,
      details: { centreCode, from: days[0] ?? day, until: days.at(-1) ?? day, hours: `${from}-${to}`, days: days.length },
    })
    return ok()
  })
}

export function withdrawShift(ctx: Ctx<Staff>, input: Withdrawal) {
  return changePlan(ctx, input, async (tx) => {
    const [shift] = await tx
      .update(staffShifts)
      .set({ withdrawnAt: ctx.now })
      .where(and(eq(staffShifts.id, input.id), eq(staffShifts.centreCode, input.centreCode), isNull(staffShifts.withdrawnAt)))
      .returning()
    if (!shift) return err('already_withdrawn')
    await recordAudit(tx, ctx, {
      action: 'plan.shift_withdrawn',
      subjectType: 'staff_member',
      subjectId: shift.staffId,
      details: { centreCode: input.centreCode, startsAt: shift.startsAt.toISOString(), endsAt: shift.endsAt.toISOString() },
    })
    return ok()
  })
}

export const hasLine = async (tx: Db, centreCode: string, code: string): Promise<boolean> =>
  (await tx.$count(
    centreLines,
    and(eq(centreLines.centreCode, centreCode), eq(centreLines.code, code), eq(centreLines.active, true)),
  )) > 0

/** Days of a stretch on which the centre opens: its week and the calendar, or the stops of a mobile unit. */
async function openDays(tx: Db, centreCode: string, first: Day, last: Day): Promise<Day[]> {
  const hours = await tx.select({ weekday: centreHours.weekday }).from(centreHours).where(eq(centreHours.centreCode, centreCode))
  const stops = await tx.select().from(centreStops).where(eq(centreStops.centreCode, centreCode))
  const marked = new Map((await tx.select().from(calendarDays)).map((one) => [one.day, one]))
  const weekdays = new Set(hours.map(({ weekday }) => weekday))
  const opens = (day: Day) => {
    if (stops.some((stop) => day >= stop.startsOn && day <= stop.endsOn && !stop.closedOn.includes(day))) return true
    const mark = marked.get(day)
    return (mark?.working ?? true) && (weekdays.has(isoWeekday(day)) || (mark?.kind === 'swap' && weekdays.has(1)))
  }
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, n) => addDays(first, n)).filter(opens)
}
