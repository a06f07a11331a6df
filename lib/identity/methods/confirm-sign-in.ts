import { eq } from 'drizzle-orm'
import { accounts, people } from '@/db/schema'
import type { AssuranceLevel, SignInMethod } from '@/db/vocabulary/identity'
import { recordAudit } from '@/lib/audit'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'

export type Proof = {
  personId: string
  method: SignInMethod
  level: AssuranceLevel
  /** The portal that asked. */
  clientId: string
  /** Of a step-up: the person who is signed in already. */
  expectedId: string | null
}

/**
 * The last look before a proof becomes a sign-in: the account is open, and a step-up confirms nobody but the person who is signed
 * in. Somebody else's proof, good as it may be, is refused and told to both.
 */
export async function confirmSignIn(
  ctx: Ctx<Anonymous>,
  { personId, method, level, clientId, expectedId }: Proof,
): Promise<Result<{ pin: string }, 'other_person' | 'account_closed'>> {
  const refuse = (of: string, reason: string) =>
    recordAudit(ctx.db, ctx, {
      action: 'identity.sign_in_refused',
      subjectType: 'sign_in',
      subjectId: of,
      personId: of,
      details: { method, reason },
    })
  if (expectedId && expectedId !== personId) {
    for (const person of [expectedId, personId]) await refuse(person, 'other_person')
    return err('other_person')
  }
  const [found] = await ctx.db
    .select({ pin: people.pin, status: accounts.status })
    .from(people)
    .innerJoin(accounts, eq(accounts.personId, people.id))
    .where(eq(people.id, personId))
  if (found?.status !== 'active') {
    if (found) await refuse(personId, 'account_closed')
    return err('account_closed')
  }
  await recordAudit(ctx.db, ctx, {
    action: 'identity.sign_in_proven',
    subjectType: 'sign_in',
    subjectId: personId,
    personId,
    details: { method, level, client: clientId },
  })
  return ok({ pin: found.pin })
}
