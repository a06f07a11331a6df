import type { Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import type { TicketError } from '../hall/model'
import { takeTicket } from '../hall/take-ticket'
import { priorityOf } from '../priority'
import { linkKeyOf } from '../visit-key'
import { type IdentifyError, identify } from './identify'
import type { PairedDevice } from './model'
import { findServiceHere } from './services'

/** `unavailable`: a register did not answer, the ticket goes on without; the reception can add it. */
export type PriorityNote = 'counted' | 'none' | 'unavailable' | 'not_asked'
export type Taken = { key: string; priority: PriorityNote }

export type TakeAtKiosk = {
  serviceCode: string
  /** Left out: the visitor does not say who they are. */
  identity?: { pin: string; birthDate: string }
  idempotencyKey: string
}

/** A ticket at the kiosk. Registers are asked before the transaction begins; nobody waits in line for a register. */
export async function takeAtKiosk(
  ctx: Ctx,
  device: PairedDevice,
  { serviceCode, identity, idempotencyKey }: TakeAtKiosk,
): Promise<Result<Taken, TicketError | IdentifyError>> {
  const service = await findServiceHere(ctx, device.centreCode, serviceCode)
  if (!service) return err('service_not_here')
  if (!identity && !service.anonymous) return err('must_identify')

  const person = identity ? await identify(ctx, identity) : null
  if (person && !person.ok) return person
  const personId = person?.value.id
  const asked = personId ? await priorityOf(ctx, personId) : null
  const priority = asked?.ok ? asked.priority : null

  const ticket = await ctx.db.transaction((tx) =>
    takeTicket(tx, ctx, {
      centreCode: device.centreCode,
      channel: 'kiosk',
      personId,
      services: [service.code],
      locale: ctx.locale,
      priority: priority ?? undefined,
      deviceId: device.id,
      idempotencyKey,
    }),
  )
  if (!ticket.ok) return ticket
  const note: PriorityNote = !asked ? 'not_asked' : !asked.ok ? 'unavailable' : priority ? 'counted' : 'none'
  return ok({ key: linkKeyOf('ticket', ticket.value), priority: note })
}
