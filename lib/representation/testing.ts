import type { Db } from '@/db/client'
import { findActing } from '@/lib/identity/acting'
import type { AssuranceLevel } from '@/db/vocabulary/identity'
import type { Applicant, Citizen, Ctx } from '@/lib/platform/context'
import type { NewDelegation } from './model'

type Person = { id: string; pin: string; surname: string }

/** The context of a person who acts under a right, as a request makes it; throws when the right does not hold. */
export async function actingUnder(db: Db, ctx: Ctx<Citizen>, representationId: string): Promise<Ctx<Applicant>> {
  const acting = await findActing(db, representationId, ctx.actor.personId, ctx.now)
  if (!acting) throw new Error('Cannot act in a test: expected a right that holds, got one that does not')
  return { ...ctx, actor: { ...ctx.actor, personId: acting.personId, deputy: acting.deputy } }
}

/** The same person, having shown at this level who they are. */
export const provenAt = (ctx: Ctx<Citizen>, level: AssuranceLevel): Ctx<Citizen> => ({ ...ctx, actor: { ...ctx.actor, level } })

/** What the form of a new delegation sends. */
export const anOffer = (to: Person, over: Partial<NewDelegation> = {}): NewDelegation => ({
  pin: to.pin,
  surname: to.surname,
  scope: 'all',
  services: [],
  until: '2027-11-23',
  ownerConfirms: false,
  idempotencyKey: crypto.randomUUID(),
  ...over,
})
