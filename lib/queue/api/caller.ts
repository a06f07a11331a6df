import { eq, exists, type SQL, sql } from 'drizzle-orm'
import { appointments, tickets } from '@/db/schema'
import type { BookingChannel } from '@/db/vocabulary/queue'
import type { Applicant, Ctx, Partner } from '@/lib/platform/context'
import { visibleTo } from '../policy'

/**
 * Who stands behind a request: a person through an app, or a body of the state for a person it names. Either way `clientId` is the
 * registered system, and is kept with what it books.
 */
export type Caller =
  | { kind: 'person'; ctx: Ctx<Applicant>; clientId: string }
  | { kind: 'assistant'; ctx: Ctx<Partner>; clientId: string }

/**
 * The caller of a checked token. A person's token is the person acting for themselves: whoever may act for others does so in the
 * portal, where the owner's page tells of it. A token carries no sign-in, so it proves no more than the lowest level.
 */
export function callerOf(ctx: Ctx<Partner>): Caller {
  const { partnerCode: clientId, forPersonId } = ctx.actor
  if (!forPersonId) return { kind: 'assistant', ctx, clientId }
  const actor: Applicant = { kind: 'citizen', personId: forPersonId, sessionId: ctx.requestId, level: 'low' }
  return { kind: 'person', ctx: { ...ctx, actor }, clientId }
}

/** Visits this caller may know exist: a person's own; of others a system sees only what was booked through it. */
export const visitsOf = (caller: Caller): SQL =>
  caller.kind === 'person' ? visibleTo(caller.ctx.actor) : eq(appointments.bookedByClient, caller.clientId)

/** The same for tickets. */
export function ticketsOf(caller: Caller): SQL {
  if (caller.kind === 'person') return eq(tickets.personId, caller.ctx.actor.personId)
  const { ctx, clientId } = caller
  return exists(
    ctx.db
      .select({ one: sql`1` })
      .from(appointments)
      .where(sql`${appointments.partyId} = ${tickets.partyId} and ${appointments.bookedByClient} = ${clientId}`),
  )
}

export const channelOf = ({ kind }: Caller, asked: 'kiosk' | 'phone' = 'phone'): BookingChannel =>
  kind === 'person' ? 'mobile' : asked
