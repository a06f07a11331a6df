import { centresWith, holdsAnywhere, may } from '@/lib/identity'
import type { Actor } from '@/lib/platform/context'

/** Figures of a centre's queue: those who manage it, and the monitoring department. */
export const canSeeStatistics = (actor: Actor, centreCode: string): boolean =>
  may(actor, 'reports.view', { type: 'figures', centreCode }) || canWatchAll(actor)

/** Figures by officer are for who is responsible for them, nobody else: the manager of that very centre. */
export const canSeeOfficers = (actor: Actor, centreCode: string): boolean =>
  may(actor, 'reports.view', { type: 'figures', centreCode })

/** Every centre, as it is now. */
export const canWatchAll = (actor: Actor): boolean => may(actor, 'centres.watch', { type: 'figures' })

/** Centres whose figures and alarms this actor may see; `all` for the monitoring department. */
export const watchedCentres = (actor: Actor): 'all' | string[] =>
  canWatchAll(actor) ? 'all' : holdsAnywhere(actor, 'reports.read') ? centresWith(actor, 'reports.read') : []
