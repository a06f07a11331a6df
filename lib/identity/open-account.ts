import { and, eq, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { accounts } from '@/db/schema'

const openAccount = prepared('identity_open_account', (db, name) =>
  db
    .select({ personId: accounts.personId })
    .from(accounts)
    .where(and(eq(accounts.personId, sql.placeholder('personId')), eq(accounts.status, 'active')))
    .prepare(name),
)

/** Whether the person has an account that is neither locked nor closed. */
export async function findOpenAccount(db: Db, personId: string): Promise<{ personId: string } | null> {
  const [row] = await openAccount(db).execute({ personId })
  return row ?? null
}
