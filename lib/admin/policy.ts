import { holdsAnywhere, may } from '@/lib/identity'
import type { Actor } from '@/lib/platform/context'

/** Where figures are of: a centre's visits, an agency's applications, or both where somebody holds a post in both. */
export type ReportPlace = { agencyCode: string | null; centreCode: string | null }

/** Sees figures of some place; never people. */
export const canReadReports = (actor: Actor): boolean => holdsAnywhere(actor, 'reports.read')

export const canReadReportsOf = (actor: Actor, place: ReportPlace): boolean =>
  may(actor, 'reports.view', { type: 'figures', ...place })

/** A place as an address carries it. */
export const placeKey = ({ agencyCode, centreCode }: ReportPlace): string =>
  [agencyCode && `agency.${agencyCode}`, centreCode && `centre.${centreCode}`].filter(Boolean).join('_')

/** Places whose figures this actor may see, that of their own post first. */
export function reportPlaces(actor: Actor): ReportPlace[] {
  if (actor.kind !== 'staff') return []
  const own = placeKey(actor)
  const held = actor.grants
    .filter(({ permission }) => permission === 'reports.read')
    .map(({ agencyCode, centreCode }): ReportPlace => ({ agencyCode, centreCode }))
  const byKey = new Map(held.map((place) => [placeKey(place), place]))
  return [...byKey].sort(([a], [b]) => Number(b === own) - Number(a === own) || (a < b ? -1 : 1)).map(([, place]) => place)
}
