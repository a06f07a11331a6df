import { and, eq, isNull, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { accounts, clientGrants, clients, sectorSubjects } from '@/db/schema'
import { isId } from '@/lib/platform/ids'

const p = sql.placeholder

// Every request with an access token asks this, so it is one round trip: the client, the person it names, and what that person allowed.
const standing = prepared('identity_token_standing', (db, name) =>
  db
    .select({
      kind: clients.kind,
      scopes: clients.scopes,
      machineScopes: clients.machineScopes,
      dpopBound: clients.dpopBound,
      personId: accounts.personId,
      granted: clientGrants.scopes,
    })
    .from(clients)
    .leftJoin(
      accounts,
      and(
        eq(accounts.status, 'active'),
        sql`${accounts.personId} = case when ${clients.sector} is null then ${p('personId')}::uuid else (
          select ${sectorSubjects.personId} from ${sectorSubjects}
          where ${sectorSubjects.subject} = ${p('subject')} and ${sectorSubjects.sector} = ${clients.sector}) end`,
      ),
    )
    .leftJoin(
      clientGrants,
      and(
        eq(clientGrants.personId, accounts.personId),
        eq(clientGrants.clientId, clients.clientId),
        isNull(clientGrants.revokedAt),
      ),
    )
    .where(and(eq(clients.clientId, p('clientId')), eq(clients.status, 'active')))
    .prepare(name),
)

/**
 * How an access token stands at this moment: what its client may do, the person its subject means (null: none with an open
 * account) and the scopes that person allowed a company (null: none). Null for a client that is unknown or suspended.
 *
 * @param subject `sub` of the token; null for the client's own
 */
export async function findStanding(db: Db, { clientId, subject }: { clientId: string; subject: string | null }) {
  const personId = subject && isId(subject) ? subject : null
  const [row] = await standing(db).execute({ clientId, subject, personId })
  return row ?? null
}
