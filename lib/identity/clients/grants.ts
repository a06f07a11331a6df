import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { clientGrants, clients } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { leaveClient } from './leave-client'
import type { Wish } from './wish'

/** What a person agreed that a company may learn and do; null when they did not, or took it back. */
export async function findClientGrant(
  db: Db,
  { personId, clientId }: { personId: string; clientId: string },
): Promise<{ scopes: string[]; claims: string[] } | null> {
  const [row] = await db
    .select({ scopes: clientGrants.scopes, claims: clientGrants.claims })
    .from(clientGrants)
    .where(and(eq(clientGrants.personId, personId), eq(clientGrants.clientId, clientId), isNull(clientGrants.revokedAt)))
  return row ?? null
}

const both = (one: readonly string[], other: readonly string[]): string[] => [...new Set([...one, ...other])]

/** Remembers that the person agreed: what was agreed to before stays, so nobody is asked twice for the same. */
export function allowClient(ctx: Ctx<Citizen>, clientId: string, wish: Wish): Promise<Result<void, 'client_not_found'>> {
  const { personId } = ctx.actor
  return ctx.db.transaction(async (tx) => {
    const [client] = await tx.select({ status: clients.status }).from(clients).where(eq(clients.clientId, clientId)).for('share')
    if (client?.status !== 'active') return err('client_not_found')
    const open = and(eq(clientGrants.personId, personId), eq(clientGrants.clientId, clientId), isNull(clientGrants.revokedAt))
    await tx
      .insert(clientGrants)
      .values({ id: newId(), personId, clientId, scopes: wish.scopes, claims: wish.claims, grantedAt: ctx.now })
      .onConflictDoNothing()
    // Two pages agreed to at once add up, whoever is first.
    const [before] = await tx
      .select({ scopes: clientGrants.scopes, claims: clientGrants.claims })
      .from(clientGrants)
      .where(open)
      .for('update')
    if (!before) throw new Error(`Cannot remember a consent for ${clientId}: expected a row, got none`)
    await tx
      .update(clientGrants)
      .set({ scopes: both(before.scopes, wish.scopes), claims: both(before.claims, wish.claims), grantedAt: ctx.now })
      .where(open)
    await recordAudit(tx, ctx, {
      action: 'identity.client_allowed',
      subjectType: 'client',
      subjectId: clientId,
      personId,
      details: { scopes: wish.scopes.join(' '), claims: wish.claims.join(' ') },
    })
    await publish(tx, ctx, { type: 'identity.client_allowed', personId, clientId })
    return ok()
  })
}

export type ClientGrant = {
  clientId: string
  name: LocalizedText
  purpose: LocalizedText
  homepage: string
  scopes: string[]
  claims: string[]
  grantedAt: Date
}

/** What the person signed in has allowed to companies and not taken back, newest first. */
export function listClientGrants(ctx: Ctx<Citizen>): Promise<ClientGrant[]> {
  return ctx.db
    .select({
      clientId: clientGrants.clientId,
      name: clients.name,
      purpose: clients.purpose,
      homepage: clients.homepage,
      scopes: clientGrants.scopes,
      claims: clientGrants.claims,
      grantedAt: clientGrants.grantedAt,
    })
    .from(clientGrants)
    .innerJoin(clients, eq(clients.clientId, clientGrants.clientId))
    .where(and(eq(clientGrants.personId, ctx.actor.personId), isNull(clientGrants.revokedAt)))
    .orderBy(desc(clientGrants.grantedAt))
}

/** Takes a permission back: the company's tokens die at once, and it is told that the sign-ins there are over. */
export function revokeClientGrant(ctx: Ctx<Citizen>, clientId: string): Promise<Result<void, 'grant_not_found'>> {
  const { personId } = ctx.actor
  return ctx.db.transaction(async (tx) => {
    const revoked = await tx
      .update(clientGrants)
      .set({ revokedAt: ctx.now })
      .where(and(eq(clientGrants.personId, personId), eq(clientGrants.clientId, clientId), isNull(clientGrants.revokedAt)))
      .returning({ id: clientGrants.id })
    if (revoked.length === 0) return err('grant_not_found')
    await leaveClient(tx, ctx.now, { clientId, personId })
    await recordAudit(tx, ctx, { action: 'identity.client_revoked', subjectType: 'client', subjectId: clientId, personId })
    await publish(tx, ctx, { type: 'identity.client_revoked', personId, clientId })
    return ok()
  })
}
