import { isNotNull, type SQL } from 'drizzle-orm'
import { applications } from '@/db/schema'
import { agenciesWith, type Decision, decideAndNote, holdsAnywhere, may, type Resource, rowsWhere } from '@/lib/identity'
import type { Actor, Ctx } from '@/lib/platform/context'

/** What of an application's row a decision is made from. */
export type CaseFacts = {
  agencyCode: string
  personId: string
  serviceCode: string
  reference: string | null
  companyTin: string | null
  /** Who really sent it for the applicant. */
  deputyPersonId?: string | null
}
type AssignedFacts = CaseFacts & { assignedStaffId: string | null }

const asResource = (row: CaseFacts & { assignedStaffId?: string | null }): Resource => ({
  type: 'application',
  personId: row.personId,
  companyTin: row.companyTin,
  actedBy: row.deputyPersonId ?? null,
  agencyCode: row.agencyCode,
  serviceCode: row.serviceCode,
  assignedStaffId: row.assignedStaffId ?? null,
  sent: row.reference !== null,
})

const COLUMNS = {
  personId: applications.personId,
  companyTin: applications.companyTin,
  actedBy: applications.deputyPersonId,
  agencyCode: applications.agencyCode,
  serviceCode: applications.serviceCode,
  assignedStaffId: applications.assignedStaffId,
  // What was never sent is nobody's business but the applicant's.
  sent: isNotNull(applications.reference),
}

/** Rows this actor may know exist. Every query of this room starts here, so a stranger's id reads as "not found". */
export const visibleTo = (actor: Actor): SQL => rowsWhere(actor, 'applications.view', COLUMNS)

/** Has a work queue: of one agency, or of several. */
export const canReadQueue = (actor: Actor): boolean => holdsAnywhere(actor, 'applications.read')
export const queueAgencies = (actor: Actor): string[] => agenciesWith(actor, 'applications.read')

/** May start or go on with an application for this service. */
export const canStart = (actor: Actor, serviceCode: string): boolean =>
  may(actor, 'applications.start', { type: 'service', serviceCode })

/** The applicant's side: saving, sending, answering, taking back. */
export const canChange = (actor: Actor, application: CaseFacts): boolean =>
  may(actor, 'applications.change', asResource(application))

/** May work on the case: take it, ask, give it back. Nobody works on their own. */
export const canWorkOn = (actor: Actor, application: CaseFacts): boolean => may(actor, 'applications.work', asResource(application))

/** Either side's next move; an officer without the right to decide leaves a trace of the try. */
export const decideMove = (ctx: Ctx, application: CaseFacts): Promise<Decision> =>
  decideAndNote(ctx, ctx.actor.kind === 'staff' ? 'applications.work' : 'applications.change', asResource(application))

/** May decide: the officer who took the case, so that two colleagues never decide one case side by side. */
export const canDecide = (actor: Actor, application: AssignedFacts): boolean =>
  may(actor, 'applications.decide', asResource(application))
