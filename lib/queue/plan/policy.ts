import { allows, centresWith, may } from '@/lib/identity'
import type { Actor, Ctx } from '@/lib/platform/context'

/** Centres whose work this actor may plan now. */
export const plannedCentres = (actor: Actor): string[] => centresWith(actor, 'centres.plan')

export const canPlan = (ctx: Ctx, centreCode: string): Promise<boolean> =>
  allows(ctx, 'centres.plan', { type: 'centre', centreCode })

/** Rules that hold everywhere where a centre has not said otherwise. */
export const canSetRules = (actor: Actor): boolean => may(actor, 'queue.rules', { type: 'centre' })
