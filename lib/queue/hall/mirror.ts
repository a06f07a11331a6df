// A booked visit stands where its leg stands, so that the citizen's pages, reminders and figures need not know of tickets.
import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments } from '@/db/schema'
import { type AppointmentAction, type AppointmentStatus, OPEN_STATUSES } from '@/db/vocabulary/queue'
import { publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { takenBy } from '../cancel-party'
import { noteMove } from '../history'
import { givePlacesBack } from '../places'

type Visit = typeof appointments.$inferSelect
/** What happens to the visit of a leg, and the window where it happens. */
export type Mirrored = { appointmentId: string; to: AppointmentStatus; counterNumber: number | null }

const ACTION: Partial<Record<AppointmentStatus, AppointmentAction>> = {
  arrived: 'arrive',
  called: 'call',
  in_service: 'start',
  served: 'finish',
  no_show: 'miss',
  cancelled: 'cancel',
}

/** Changes one visit as its leg changed. A visit that is over already stays as it is. */
export async function mirror(tx: Db, ctx: Ctx, { appointmentId, to, counterNumber }: Mirrored): Promise<void> {
  const [before] = await tx
    .select()
    .from(appointments)
    .where(and(eq(appointments.id, appointmentId), inArray(appointments.status, [...OPEN_STATUSES])))
    .for('update')
  if (!before || before.status === to) return
  const [after] = await tx
    .update(appointments)
    .set({ status: to, version: sql`${appointments.version} + 1`, ...changes(before, to, counterNumber, ctx.now) })
    .where(eq(appointments.id, appointmentId))
    .returning()
  if (!after) return
  // Somebody who gives up in the hall gives the place back like anybody who cancels.
  if (to === 'cancelled') await givePlacesBack(tx, ctx, await takenBy(tx, [after]))
  const back = to === 'arrived' && before.status !== 'booked'
  const action = back ? 'return' : ACTION[to]
  if (!action) throw new Error(`Cannot mirror a leg: expected a status of the hall, got '${to}'`)
  await noteMove(tx, ctx, action, before.status, after)
  await tell(tx, ctx, after)
}

function changes(before: Visit, to: AppointmentStatus, counterNumber: number | null, now: Date): Partial<Visit> {
  switch (to) {
    case 'arrived':
      return { arrivedAt: before.arrivedAt ?? now, counterNumber: null, calledAt: null }
    case 'called':
      return { counterNumber, calledAt: now }
    case 'in_service':
      return { counterNumber, calledAt: before.calledAt ?? now, startedAt: before.startedAt ?? now }
    case 'served':
      return { finishedAt: now }
    default:
      return {}
  }
}

async function tell(tx: Db, ctx: Ctx, visit: Visit): Promise<void> {
  const { id, personId, reference, serviceCode, centreCode, counterNumber } = visit
  const event = { appointmentId: id, personId, reference, serviceCode, centreCode, startsAt: visit.startsAt.toISOString() }
  if (visit.status === 'called' && counterNumber !== null)
    await publish(tx, ctx, { type: 'queue.appointment_called', ...event, counterNumber })
  if (visit.status === 'served') await publish(tx, ctx, { type: 'queue.appointment_served', ...event })
  if (visit.status === 'no_show') await publish(tx, ctx, { type: 'queue.appointment_no_show', ...event })
  if (visit.status === 'cancelled') await publish(tx, ctx, { type: 'queue.appointment_cancelled', ...event })
}
