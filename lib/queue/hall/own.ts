import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, ticketLegs } from '@/db/schema'
import type { TicketRow } from './move-ticket'

/** Nobody serves themselves, nor what they booked for somebody else. */
export async function isOwnTicket(
  db: Db,
  ticket: Pick<TicketRow, 'id' | 'personId'>,
  { personId }: { personId: string },
): Promise<boolean> {
  if (ticket.personId === personId) return true
  const booked = await db
    .select({ id: ticketLegs.id })
    .from(ticketLegs)
    .innerJoin(appointments, eq(appointments.id, ticketLegs.appointmentId))
    .where(and(eq(ticketLegs.ticketId, ticket.id), eq(appointments.deputyPersonId, personId)))
    .limit(1)
  return booked.length > 0
}

/** The SQL twin, for rows named `ticket`. */
export const notOwnTicket = (personId: SQL): SQL => sql`(
  ticket.person_id is distinct from ${personId}::uuid
  and not exists (
    select from ticket_legs own join appointments visit on visit.id = own.appointment_id
    where own.ticket_id = ticket.id and visit.deputy_person_id = ${personId}::uuid))`
