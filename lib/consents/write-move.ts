import type { Db } from '@/db/client'
import { consentMoves } from '@/db/schema'
import type { ConsentAction, ConsentStatus } from '@/db/vocabulary/consents'
import { recordAudit } from '@/lib/audit'
import { type EventInput, publish } from '@/lib/events'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'

type Moved = { id: string; personId: string; partnerCode: string; reference: string }

const EVENTS = {
  requested: 'consents.requested',
  granted: 'consents.granted',
  refused: 'consents.refused',
  lapsed: 'consents.lapsed',
  withdrawn: 'consents.withdrawn',
  expired: 'consents.expired',
} as const satisfies Record<ConsentStatus, EventInput['type']>

/** What belongs to every move, in its transaction: the history row, the audit entry, the event. */
export async function writeMove(tx: Db, ctx: Ctx, consent: Moved, action: ConsentAction, status: ConsentStatus): Promise<void> {
  const { actor } = ctx
  await tx.insert(consentMoves).values({
    id: newId(),
    consentId: consent.id,
    action,
    status,
    at: ctx.now,
    actorKind: actor.kind,
    level: actor.kind === 'citizen' ? actor.level : null,
    requestId: ctx.requestId,
  })
  await recordAudit(tx, ctx, {
    action: `consents.${action}`,
    subjectType: 'consent',
    subjectId: consent.id,
    personId: consent.personId,
    details: { reference: consent.reference, partner: consent.partnerCode },
  })
  await publish(tx, ctx, {
    type: EVENTS[status],
    consentId: consent.id,
    personId: consent.personId,
    partnerCode: consent.partnerCode,
  })
}
