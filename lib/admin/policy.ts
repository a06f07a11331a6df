import type { Staff } from '@/lib/platform/context'

/** Sees figures, never people: of the own agency and the own centre only (the queries are bound to the actor's codes). */
export const canReadReports = (actor: Staff): boolean => actor.permissions.has('reports.read')
