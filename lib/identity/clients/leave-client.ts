import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { clients, loginParticipants, loginSessions, logoutDeliveries, oidcPayloads } from '@/db/schema'
import { newId } from '@/lib/platform/ids'

const BATCH = 1000

/** How the adapter of the provider (login/adapter.ts) marks whose a token is: findable, and telling a thief of the table nothing. */
export const ownerHash = (personId: string): string => createHash('sha256').update(`owner\0${personId}`).digest('base64url')

/**
 * Ends what a client has of one person, or of everybody: its tokens and codes are gone, and it is told that the sign-ins there are
 * over. The person stays signed in at ASAN Login and everywhere else.
 */
export async function leaveClient(tx: Db, now: Date, which: { clientId: string; personId?: string }): Promise<void> {
  const { clientId, personId } = which
  await tx
    .delete(oidcPayloads)
    .where(and(eq(oidcPayloads.clientId, clientId), personId ? eq(oidcPayloads.ownerHash, ownerHash(personId)) : undefined))
  const [client] = await tx.select({ address: clients.backchannelLogoutUri }).from(clients).where(eq(clients.clientId, clientId))
  for (;;) {
    const ids = await openParticipants(tx, which)
    if (ids.length === 0) return
    const left = client?.address
      ? ({ logoutStatus: 'pending' } as const)
      : ({ logoutStatus: 'ended', logoutSettledAt: now } as const)
    await tx.update(loginParticipants).set(left).where(inArray(loginParticipants.id, ids))
    if (client?.address)
      await tx
        .insert(logoutDeliveries)
        .values(ids.map((participantId) => ({ id: newId(), participantId, nextAttemptAt: now, createdAt: now })))
  }
}

/** Locked in the order of endLoginSessions, so that two ends at once wait for each other. */
async function openParticipants(tx: Db, { clientId, personId }: { clientId: string; personId?: string }): Promise<string[]> {
  const rows = await tx
    .select({ id: loginParticipants.id })
    .from(loginParticipants)
    .innerJoin(loginSessions, eq(loginSessions.id, loginParticipants.loginSessionId))
    .where(
      and(
        eq(loginParticipants.clientId, clientId),
        isNull(loginParticipants.logoutStatus),
        personId ? eq(loginSessions.personId, personId) : undefined,
      ),
    )
    .orderBy(asc(loginSessions.id))
    .limit(BATCH)
    .for('update')
  return rows.map(({ id }) => id)
}
