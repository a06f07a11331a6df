import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { centreAlarms } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { atDesk } from '../policy'
import type { AtCentre, CloseAlarm } from './model'
import type { CentreAlarm } from './views'
import { ownWindow } from './windows'

/** The emergency button: everybody at the centre's desks and the monitoring department see at which window. Pressed twice, it is one alarm. */
export async function pressEmergency(
  ctx: Ctx<Staff>,
  { centre }: AtCentre = {},
): Promise<Result<void, 'not_found' | 'no_counter'>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  const { centreCode, staffId } = desk.actor
  return ctx.db.transaction(async (tx) => {
    const window = await ownWindow(within(desk, tx))
    if (!window) return err('no_counter')
    const [raised] = await tx
      .insert(centreAlarms)
      .values({ id: newId(), centreCode, kind: 'emergency', counterNumber: window.number, staffId, raisedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ id: centreAlarms.id })
    if (raised)
      await recordAudit(tx, ctx, {
        action: 'queue.emergency',
        subjectType: 'counter',
        subjectId: `${centreCode}/${window.number}`,
        details: { centreCode, number: window.number },
      })
    return ok()
  })
}

/** Somebody of the centre looked after it. */
export async function closeAlarm(ctx: Ctx<Staff>, { centre, alarmId }: CloseAlarm): Promise<Result<void, 'not_found'>> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return err('not_found')
  const { centreCode, staffId } = desk.actor
  return ctx.db.transaction(async (tx) => {
    const [closed] = await tx
      .update(centreAlarms)
      .set({
        seenBy: sql`coalesce(${centreAlarms.seenBy}, ${staffId}::uuid)`,
        seenAt: sql`coalesce(${centreAlarms.seenAt}, ${ctx.now.toISOString()}::timestamptz)`,
        closedAt: ctx.now,
        closedBy: staffId,
      })
      .where(
        and(
          eq(centreAlarms.id, alarmId),
          eq(centreAlarms.centreCode, centreCode),
          eq(centreAlarms.kind, 'emergency'),
          isNull(centreAlarms.closedAt),
        ),
      )
      .returning({ number: centreAlarms.counterNumber })
    if (closed)
      await recordAudit(tx, ctx, {
        action: 'queue.emergency_over',
        subjectType: 'counter',
        subjectId: `${centreCode}/${closed.number ?? ''}`,
        details: { centreCode, number: closed.number },
      })
    return ok()
  })
}

/** What of a centre must be looked at now. */
export const openAlarms = (db: Db, centreCode: string): Promise<CentreAlarm[]> =>
  db
    .select({
      id: centreAlarms.id,
      kind: centreAlarms.kind,
      counterNumber: centreAlarms.counterNumber,
      lineCode: centreAlarms.lineCode,
      raisedAt: centreAlarms.raisedAt,
    })
    .from(centreAlarms)
    .where(and(eq(centreAlarms.centreCode, centreCode), isNull(centreAlarms.closedAt)))
    .orderBy(asc(centreAlarms.raisedAt))
