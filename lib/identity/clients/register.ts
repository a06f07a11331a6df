import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { clients } from '@/db/schema'
import type { ClientStatus } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { demoMode, env, listed } from '@/lib/platform/env'
import { err, ok, type Result } from '@/lib/platform/result'
import { type ClientChange, type ClientFields, type ClientMove, type NewClient, rowOf, valuesOf } from './form'
import { leaveClient } from './leave-client'
import { canManageClients } from './policy'
import { clientProblems, type ClientWorld } from './rules'

export type ClientError =
  | 'not_allowed'
  | 'invalid_registration'
  | 'taken_client_id'
  | 'client_not_found'
  | 'stale'
  | 'move_not_allowed'

/** What this installation allows of addresses. */
export const clientWorld = (): ClientWorld => ({
  demo: demoMode(),
  privateHosts: listed(env().LOGOUT_PRIVATE_HOSTS).filter(Boolean),
})

const isSound = (fields: ClientFields): boolean => clientProblems(fields, clientWorld()).length === 0

/** Registers a partner. It may sign people in at once. */
export function createClient(ctx: Ctx<Staff>, input: NewClient): Promise<Result<{ clientId: string }, ClientError>> {
  const { clientId, idempotencyKey } = input
  return ctx.db.transaction(async (tx) => {
    if (!canManageClients(ctx.actor)) return err('not_allowed')
    if (!isSound(input)) return err('invalid_registration')
    const [made] = await tx
      .insert(clients)
      .values({ clientId, ...rowOf(input), createdBy: ctx.actor.staffId, idempotencyKey })
      .onConflictDoNothing()
      .returning({ clientId: clients.clientId })
    if (!made) {
      const [same] = await tx.select({ clientId: clients.clientId }).from(clients).where(eq(clients.idempotencyKey, idempotencyKey))
      return same ? ok(same) : err('taken_client_id')
    }
    await recordAudit(tx, ctx, { action: 'clients.created', subjectType: 'client', subjectId: clientId })
    return ok(made)
  })
}

/** Changes a registration. Whoever filled the form from an older one is told, and loses nothing of what was typed. */
export function changeClient(ctx: Ctx<Staff>, input: ClientChange): Promise<Result<void, ClientError>> {
  const { clientId, version } = input
  return ctx.db.transaction(async (tx) => {
    if (!canManageClients(ctx.actor)) return err('not_allowed')
    if (!isSound(input)) return err('invalid_registration')
    const [before] = await tx.select().from(clients).where(eq(clients.clientId, clientId)).for('update')
    if (!before) return err('client_not_found')
    if (before.version !== version) return err('stale')
    const row = rowOf(input)
    const [old, now] = [valuesOf(before), valuesOf({ ...before, ...row })]
    // The database keeps the names inside a key in an order of its own.
    const differs = (field: string) =>
      field === 'jwks' ? !isDeepStrictEqual(row.jwks, before.jwks) : !isDeepStrictEqual(now[field], old[field])
    const changed = Object.keys(now).filter(differs)
    if (changed.length === 0) return ok()
    await tx
      .update(clients)
      .set({ ...row, version: version + 1 })
      .where(eq(clients.clientId, clientId))
    await recordAudit(tx, ctx, {
      action: 'clients.changed',
      subjectType: 'client',
      subjectId: clientId,
      details: { fields: changed.join(','), version: version + 1 },
    })
    return ok()
  })
}

const MOVES = {
  suspend: { from: 'active', to: 'suspended', action: 'clients.suspended' },
  resume: { from: 'suspended', to: 'active', action: 'clients.resumed' },
} as const satisfies Record<ClientMove['move'], { from: ClientStatus; to: ClientStatus; action: string }>

/**
 * Suspends a partner, or lets it go on. From this moment a suspended one is as unknown as one that never was; its tokens are gone,
 * and it is told that everybody signed in there is signed out.
 */
export function moveClient(ctx: Ctx<Staff>, { clientId, version, move, reason }: ClientMove): Promise<Result<void, ClientError>> {
  return ctx.db.transaction(async (tx) => {
    if (!canManageClients(ctx.actor)) return err('not_allowed')
    const { from, to, action } = MOVES[move]
    const [known] = await tx
      .select({ version: clients.version, status: clients.status })
      .from(clients)
      .where(eq(clients.clientId, clientId))
      .for('update')
    if (!known) return err('client_not_found')
    if (known.version !== version) return err('stale')
    if (known.status !== from) return err('move_not_allowed')
    await tx
      .update(clients)
      .set({ status: to, version: version + 1 })
      .where(and(eq(clients.clientId, clientId), eq(clients.version, version)))
    if (to === 'suspended') await leaveClient(tx, ctx.now, { clientId })
    await recordAudit(tx, ctx, { action, subjectType: 'client', subjectId: clientId, details: { reason } })
    return ok()
  })
}
