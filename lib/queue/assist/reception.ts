import { and, desc, eq, gte, lt } from 'drizzle-orm'
import { appointments, people } from '@/db/schema'
import { recordDisclosure } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { checkIn } from '../hall/check-in'
import type { CheckInError, Priority, TicketError } from '../hall/model'
import { takeTicket } from '../hall/take-ticket'
import { atDesk } from '../policy'
import { priorityOf } from '../priority'
import { linkKeyOf } from '../visit-key'
import type { GivenTicket, GiveTicket, ReceiveBooked } from './model'

export type ReceptionError = TicketError | CheckInError | 'unknown_pin'

/**
 * A ticket given at the reception. A ground for priority is read in the registers of a visitor who says who they are; what no register
 * knows (a small child, a pregnancy) or a register that is down cannot say, the officer sees and stands for by name.
 */
export async function giveTicket(ctx: Ctx<Staff>, input: GiveTicket): Promise<Result<GivenTicket, ReceptionError>> {
  const desk = await atDesk(ctx, input.centre)
  if (!desk || desk.actor.centreCode !== input.centre) return err('centre_not_found')
  const personId = input.pin ? await personOf(ctx, input.pin) : undefined
  if (input.pin && !personId) return err('unknown_pin')
  // Registers are asked before the transaction begins: nobody waits in the line for them.
  const known = personId ? await priorityOf(ctx, personId) : null
  const read = known?.ok ? known.priority : null
  const priority: Priority | undefined =
    read ?? (input.priority ? { reason: input.priority, source: 'staff', staffId: ctx.actor.staffId, at: ctx.now } : undefined)
  return ctx.db.transaction(async (tx) => {
    const taken = await takeTicket(tx, ctx, {
      centreCode: input.centre,
      channel: 'reception',
      personId,
      services: [input.service],
      locale: input.language,
      priority,
      idempotencyKey: input.idempotencyKey,
    })
    return taken.ok ? ok({ number: taken.value.number, key: linkKeyOf('ticket', taken.value) }) : taken
  })
}

/** Somebody who booked tells their number at the reception. */
export async function receiveBooked(ctx: Ctx<Staff>, input: ReceiveBooked): Promise<Result<GivenTicket, ReceptionError>> {
  const desk = await atDesk(ctx, input.centre)
  if (!desk || desk.actor.centreCode !== input.centre) return err('centre_not_found')
  const today = dayInBaku(ctx.now)
  const [visit] = await ctx.db
    .select({ id: appointments.id, partyId: appointments.partyId, personId: appointments.personId })
    .from(appointments)
    .where(
      and(
        eq(appointments.reference, input.reference),
        eq(appointments.centreCode, input.centre),
        gte(appointments.startsAt, atBaku(today)),
        lt(appointments.startsAt, atBaku(addDays(today, 1))),
      ),
    )
    .orderBy(desc(appointments.startsAt))
    .limit(1)
  if (!visit) return err('not_found')
  const known = await priorityOf(ctx, visit.personId)
  const read = known.ok ? known.priority : null
  const priority: Priority | undefined =
    read ?? (input.priority ? { reason: input.priority, source: 'staff', staffId: ctx.actor.staffId, at: ctx.now } : undefined)
  return ctx.db.transaction(async (tx) => {
    const taken = await checkIn(tx, ctx, {
      partyId: visit.partyId,
      channel: 'reception',
      priority,
      idempotencyKey: input.idempotencyKey,
    })
    if (!taken.ok) return taken
    await recordDisclosure(tx, ctx, {
      personId: visit.personId,
      what: 'visit',
      purpose: 'visit',
      right: 'visit',
      subjectType: 'appointment',
      subjectId: visit.id,
      fields: ['service', 'time'],
      inNameOf: { centreCode: input.centre },
    })
    return ok({ number: taken.value.number, key: linkKeyOf('ticket', taken.value) })
  })
}

async function personOf(ctx: Ctx, pin: string): Promise<string | undefined> {
  const [row] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.pin, pin))
  return row?.id
}
