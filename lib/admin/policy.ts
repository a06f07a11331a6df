import { agenciesWith, centresWith, holdsAnywhere, may } from '@/lib/identity'
import type { Actor } from '@/lib/platform/context'

/** Where figures are of: a centre's visits, an agency's applications. Never people. */
export type ReportPlace = { agencyCode: string | null; centreCode: string | null }

/** Whether there is any place whose figures this actor may see. */
export const canReadReports = (actor: Actor): boolean => holdsAnywhere(actor, 'reports.read')

export const canReadReportsOf = (actor: Actor, place: ReportPlace): boolean =>
  may(actor, 'reports.view', { type: 'figures', ...place })

/** Agencies and centres whose figures this actor may see, their own first. */
export const reportPlaces = (actor: Actor): { agencies: string[]; centres: string[] } => ({
  agencies: agenciesWith(actor, 'reports.read'),
  centres: centresWith(actor, 'reports.read'),
})
