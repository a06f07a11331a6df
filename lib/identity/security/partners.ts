import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { clientGrants, clients, loginParticipants, loginSessions } from '@/db/schema'
import type { Citizen, Ctx } from '@/lib/platform/context'
import type { Partner } from './model'
import { liveSignInsOf, stillOpen } from './sign-ins'

/** Partners this person is signed in to now, or has allowed something: those in use first, then by their last use. */
export async function listPartners(ctx: Ctx<Citizen>): Promise<Partner[]> {
  const { personId } = ctx.actor
  const [granted, used] = await Promise.all([
    ctx.db
      .select({
        clientId: clientGrants.clientId,
        claims: clientGrants.claims,
        scopes: clientGrants.scopes,
        grantedAt: clientGrants.grantedAt,
      })
      .from(clientGrants)
      .where(and(eq(clientGrants.personId, personId), isNull(clientGrants.revokedAt))),
    ctx.db
      .select({
        clientId: loginParticipants.clientId,
        lastUsedAt: sql<Date>`max(${loginParticipants.lastUsedAt})`.mapWith(loginParticipants.lastUsedAt),
        signedInOn: sql<number>`count(*) filter (where ${and(liveSignInsOf(ctx), stillOpen)})`.mapWith(Number),
      })
      .from(loginParticipants)
      .innerJoin(loginSessions, eq(loginSessions.id, loginParticipants.loginSessionId))
      .where(eq(loginSessions.personId, personId))
      .groupBy(loginParticipants.clientId),
  ])
  const shown = [...granted.map((one) => one.clientId), ...used.filter((one) => one.signedInOn > 0).map((one) => one.clientId)]
  if (shown.length === 0) return []
  const known = await ctx.db
    .select({
      clientId: clients.clientId,
      kind: clients.kind,
      name: clients.name,
      legalName: clients.legalName,
      purpose: clients.purpose,
      homepage: clients.homepage,
      privacyAddress: clients.privacyAddress,
      claims: clients.claims,
      scopes: clients.scopes,
    })
    .from(clients)
    .where(inArray(clients.clientId, shown))
  return known
    .map((client) => {
      const grant = granted.find((one) => one.clientId === client.clientId)
      const use = used.find((one) => one.clientId === client.clientId)
      return {
        ...client,
        claims: grant?.claims ?? client.claims,
        scopes: grant?.scopes ?? client.scopes,
        grantedAt: grant?.grantedAt ?? null,
        lastUsedAt: use?.lastUsedAt ?? null,
        signedInOn: use?.signedInOn ?? 0,
      }
    })
    .sort((a, b) => b.signedInOn - a.signedInOn || (b.lastUsedAt?.getTime() ?? 0) - (a.lastUsedAt?.getTime() ?? 0))
}
