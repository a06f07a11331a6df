import type { Db } from '@/db/client'
import { accounts } from '@/db/schema'
import type { SignInMethod } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import type { Ctx } from '@/lib/platform/context'

/**
 * A proof of the highest level opens the cabinet of somebody who never had an account: the state knows the person, and the proof
 * says that this is them. An account that is there, open or closed, stays as it is.
 */
export async function openAccount(tx: Db, ctx: Ctx, personId: string, method: SignInMethod): Promise<void> {
  const [opened] = await tx
    .insert(accounts)
    .values({ personId, passwordHash: null, passwordChangedAt: ctx.now })
    .onConflictDoNothing()
    .returning({ personId: accounts.personId })
  if (!opened) return
  await recordAudit(tx, ctx, {
    action: 'identity.account_opened',
    subjectType: 'person',
    subjectId: personId,
    personId,
    details: { method },
  })
}
