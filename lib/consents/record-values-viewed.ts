import { recordNowAndThen } from '@/lib/audit'
import type { Citizen, Ctx } from '@/lib/platform/context'

/** The person looked at the values a consent speaks of: their own viewing, no disclosure. */
export const recordValuesViewed = (ctx: Ctx<Citizen>, { id, reference }: { id: string; reference: string }): Promise<void> =>
  recordNowAndThen(ctx, {
    action: 'consents.values_viewed',
    subjectType: 'consent',
    subjectId: id,
    personId: ctx.actor.personId,
    details: { reference },
  })
