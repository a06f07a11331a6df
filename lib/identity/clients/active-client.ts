import { and, eq, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { clients } from '@/db/schema'
import type { RegisteredClient } from './model'

// Every request of a client begins with it.
const activeClient = prepared('identity_active_client', (db, name) =>
  db
    .select()
    .from(clients)
    .where(and(eq(clients.clientId, sql.placeholder('clientId')), eq(clients.status, 'active')))
    .prepare(name),
)

/** A client that may be served now. A suspended one is as unknown as one that never was. */
export async function findActiveClient(db: Db, clientId: string): Promise<RegisteredClient | null> {
  const [row] = await activeClient(db).execute({ clientId })
  return row ?? null
}
