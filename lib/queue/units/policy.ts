import { allows, centresWith, may } from '@/lib/identity'
import type { Actor, Ctx, Staff } from '@/lib/platform/context'

/** Units whose route this actor plans. */
export const plannedUnits = (actor: Actor): string[] => centresWith(actor, 'centres.plan')

/** Whoever plans the unit, and the monitoring department: a bus in a traffic jam calls whom it reaches. */
export const canAnnounce = (actor: Actor, centreCode: string): boolean =>
  may(actor, 'centres.plan', { type: 'centre', centreCode }) || may(actor, 'centres.watch', { type: 'figures', centreCode })

export const canPlan = (ctx: Ctx<Staff>, centreCode: string): Promise<boolean> =>
  allows(ctx, 'centres.plan', { type: 'centre', centreCode })

/** The monitoring department sees every unit. */
export const watchesAll = (actor: Actor): boolean => may(actor, 'centres.watch', { type: 'figures' })
