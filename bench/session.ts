import type { Connection } from '@/db/client'
import { factories } from '@/db/factories'
import { accounts, sessions } from '@/db/schema'
import { newId, newToken } from '@/lib/platform/ids'

/** A signed-in browser; the result is the value of its cookie. */
export async function sessionOf({ db }: Connection, personId: string): Promise<string> {
  const { token, hash } = newToken()
  const now = new Date()
  const later = new Date(now.getTime() + 3_600_000)
  // Only an open account keeps a session alive.
  await db.insert(accounts).values({ personId, passwordHash: 'none', passwordChangedAt: now }).onConflictDoNothing()
  const { id: loginSessionId } = await factories(db).loginSession({ personId, idleExpiresAt: later, expiresAt: later })
  await db.insert(sessions).values({
    id: newId(),
    loginSessionId,
    tokenHash: hash,
    personId,
    sid: newId(),
    level: 'low',
    method: 'password',
    signedInAt: now,
    lastSeenAt: now,
    idleExpiresAt: later,
    expiresAt: later,
  })
  return token
}
