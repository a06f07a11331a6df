import type { Db } from '@/db/client'
import { representationMoves, type representations } from '@/db/schema'
import type { RepresentationStatus } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import { type EventInput, publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'

export type Row = typeof representations.$inferSelect

const EVENTS = {
  offered: 'identity.representation_offered',
  active: 'identity.representation_accepted',
  refused: 'identity.representation_refused',
  revoked: 'identity.representation_revoked',
  ended: 'identity.representation_ended',
} as const satisfies Record<RepresentationStatus, EventInput['type']>

/**
 * What belongs to every change of a right, in its transaction: the history row, an entry in the history of each side, the event.
 *
 * @param from status before; null when a register began it
 */
export async function writeMove(tx: Db, ctx: Ctx, row: Row, from: RepresentationStatus | null): Promise<void> {
  const { actor } = ctx
  await tx.insert(representationMoves).values({
    id: newId(),
    representationId: row.id,
    at: ctx.now,
    from,
    to: row.status,
    byPersonId: actor.kind === 'citizen' ? actor.personId : null,
  })
  await recordForBoth(tx, ctx, row, EVENTS[row.status], row.endReason ? { reason: row.endReason } : {})
  await publish(tx, ctx, {
    type: EVENTS[row.status],
    representationId: row.id,
    personId: row.ownerPersonId ?? row.deputyPersonId ?? '',
    deputyPersonId: row.deputyPersonId,
  })
}

/** Both sides find it in their own history; of an offer only its owner, until the other side has seen it. */
export async function recordForBoth(
  tx: Db,
  ctx: Ctx,
  row: Row,
  action: `identity.${string}`,
  details: Record<string, string> = {},
): Promise<void> {
  const sides = row.status === 'offered' ? [row.ownerPersonId] : [row.ownerPersonId, row.deputyPersonId]
  for (const personId of new Set(sides.filter((side) => side !== null)))
    await recordAudit(tx, ctx, {
      action,
      subjectType: 'representation',
      subjectId: row.id,
      personId,
      details: { kind: row.kind, ...(row.companyName ? { companyName: row.companyName } : {}), ...details },
    })
}
