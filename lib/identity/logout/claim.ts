import { and, asc, desc, eq, inArray, isNull, lte, notInArray, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { clients, loginParticipants, loginSessions, logoutDeliveries } from '@/db/schema'
import type { RegisteredClient } from '../clients/model'
import { LEASE_MS } from './rules'

/** One partner to be told, taken by this process for the time of its lease. */
export type DueLogout = {
  id: string
  /** This try included. */
  attempts: number
  createdAt: Date
  participantId: string
  loginSessionId: string
  personId: string
  sid: string
  /** Suspended ones too: who was signed in there still has to be signed out. */
  client: RegisteredClient
}

/**
 * Takes partners that are due, each for one process: first those that were never tried, so that a partner with a long list of
 * failures holds up nobody's fresh sign-out.
 *
 * @param exceptClients partners with enough tries under way
 */
export async function claimDueLogouts(
  db: Db,
  now: Date,
  { limit, exceptClients = [] }: { limit: number; exceptClients?: readonly string[] },
): Promise<DueLogout[]> {
  const due = db
    .select({ id: logoutDeliveries.id })
    .from(logoutDeliveries)
    .innerJoin(loginParticipants, eq(loginParticipants.id, logoutDeliveries.participantId))
    .where(
      and(
        eq(logoutDeliveries.status, 'pending'),
        lte(logoutDeliveries.nextAttemptAt, now),
        or(isNull(logoutDeliveries.leasedUntil), lte(logoutDeliveries.leasedUntil, now)),
        exceptClients.length > 0 ? notInArray(loginParticipants.clientId, [...exceptClients]) : undefined,
      ),
    )
    .orderBy(desc(sql`${logoutDeliveries.attempts} = 0`), asc(logoutDeliveries.nextAttemptAt))
    .limit(limit)
    .for('update', { of: logoutDeliveries, skipLocked: true })
  const taken = await db
    .update(logoutDeliveries)
    // Counted when taken, not when answered: a process that dies in the middle has used up its try.
    .set({ leasedUntil: new Date(now.getTime() + LEASE_MS), attempts: sql`${logoutDeliveries.attempts} + 1` })
    // As an array the inner query runs once; joined, the planner may run it again and lock more than it may.
    .where(sql`${logoutDeliveries.id} = any(array(${due}))`)
    .returning({ id: logoutDeliveries.id })
  if (taken.length === 0) return []
  return db
    .select({
      id: logoutDeliveries.id,
      attempts: logoutDeliveries.attempts,
      createdAt: logoutDeliveries.createdAt,
      participantId: loginParticipants.id,
      loginSessionId: loginSessions.id,
      personId: loginSessions.personId,
      sid: loginParticipants.sid,
      client: clients,
    })
    .from(logoutDeliveries)
    .innerJoin(loginParticipants, eq(loginParticipants.id, logoutDeliveries.participantId))
    .innerJoin(loginSessions, eq(loginSessions.id, loginParticipants.loginSessionId))
    .innerJoin(clients, eq(clients.clientId, loginParticipants.clientId))
    .where(
      inArray(
        logoutDeliveries.id,
        taken.map(({ id }) => id),
      ),
    )
}
