import { or, type SQL, sql } from 'drizzle-orm'
import { visitComplaints } from '@/db/schema'
import { holdsAnywhere, may, rowsWhere } from '@/lib/identity'
import type { Actor, Staff } from '@/lib/platform/context'

/** Complaints this actor may know exist: their own, those of the centre they manage, all for the monitoring department. */
export function visibleTo(actor: Actor): SQL {
  const columns = { personId: visitComplaints.personId, centreCode: visitComplaints.centreCode }
  return or(rowsWhere(actor, 'complaints.view', columns), rowsWhere(actor, 'complaints.watch', columns)) ?? sql`false`
}

export const canFile = (actor: Actor): boolean =>
  actor.kind === 'citizen' && may(actor, 'complaints.file', { type: 'complaint', personId: actor.personId })

type Facts = { centreCode: string; personId: string | null; servedBy: string | null }

export const canHandle = (actor: Staff, { centreCode }: Facts): boolean =>
  may(actor, 'complaints.answer', { type: 'complaint', centreCode }) || may(actor, 'complaints.watch', { type: 'complaint' })

/** Nobody answers a complaint about themselves, nor their own. */
export const isAbout = (actor: Staff, { personId, servedBy }: Facts): boolean =>
  personId === actor.personId || servedBy === actor.staffId

/** Has a work list of complaints; that of who manages an agency and no centre is empty. */
export const readsComplaints = (actor: Actor): boolean =>
  may(actor, 'complaints.watch', { type: 'complaint' }) || holdsAnywhere(actor, 'reports.read')
