import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { loginParticipants, logoutDeliveries } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx } from '@/lib/platform/context'
import type { DueLogout } from './claim'
import { nextAttemptAt } from './rules'

/** How one try ended: the partner said that it is done, or a code for the log and the receipt. Never the partner's words. */
export type LogoutOutcome = { ended: true } | { ended: false; error: string }

/**
 * Writes down how a try ended. A partner is settled once: of two tries that overlapped (one was thought dead) the first answer
 * counts, and a late failure changes nothing.
 */
export function settleLogout(
  ctx: Ctx,
  due: DueLogout,
  outcome: LogoutOutcome,
): Promise<'ended' | 'later' | 'failed' | 'settled_before'> {
  return ctx.db.transaction(async (tx) => {
    if (outcome.ended) return (await finish(tx, ctx, due, 'ended', null)) ? 'ended' : 'settled_before'
    const next = nextAttemptAt(due, ctx.now)
    if (next) {
      const changed = await tx
        .update(logoutDeliveries)
        .set({ nextAttemptAt: next, leasedUntil: null, lastError: outcome.error })
        .where(and(isOpen(due), eq(logoutDeliveries.attempts, due.attempts)))
        .returning({ id: logoutDeliveries.id })
      return changed.length > 0 ? 'later' : 'settled_before'
    }
    if (!(await finish(tx, ctx, due, 'failed', outcome.error))) return 'settled_before'
    await recordAudit(tx, ctx, {
      action: 'identity.logout_failed',
      subjectType: 'login_session',
      subjectId: due.loginSessionId,
      personId: due.personId,
      details: { client: due.client.clientId, attempts: due.attempts },
    })
    return 'failed'
  })
}

const isOpen = ({ id }: DueLogout) => and(eq(logoutDeliveries.id, id), eq(logoutDeliveries.status, 'pending'))

async function finish(tx: Db, ctx: Ctx, due: DueLogout, status: 'ended' | 'failed', lastError: string | null): Promise<boolean> {
  const [first] = await tx
    .update(logoutDeliveries)
    .set({ status, settledAt: ctx.now, leasedUntil: null, lastError })
    .where(isOpen(due))
    .returning({ id: logoutDeliveries.id })
  if (!first) return false
  await tx
    .update(loginParticipants)
    .set({ logoutStatus: status, logoutSettledAt: ctx.now })
    .where(eq(loginParticipants.id, due.participantId))
  return true
}
