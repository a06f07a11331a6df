import { isNotNull, type SQL } from 'drizzle-orm'
import { applicationOpinions, applications } from '@/db/schema'
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

/** May say yes or no to a proposed decision: never who proposed it, under whichever of their posts. */
export const canSettleProposal = (actor: Actor, application: CaseFacts, proposer: { staffId: string; personId: string }): boolean =>
  may(actor, 'applications.confirm', asResource(application)) &&
  actor.kind === 'staff' &&
  actor.staffId !== proposer.staffId &&
  actor.personId !== proposer.personId

/** Cases this officer may work on: not their own, nor one they sent for somebody. */
export const workableBy = (actor: Actor): SQL => rowsWhere(actor, 'applications.work', COLUMNS)

/** Questions of other agencies to this one. The applicant's own officer is no stranger to the case and is not asked. */
const OPINION_COLUMNS = {
  agencyCode: applicationOpinions.agencyCode,
  personId: applications.personId,
  actedBy: applications.deputyPersonId,
}
export const opinionsFor = (actor: Actor): SQL => rowsWhere(actor, 'opinions.view', OPINION_COLUMNS)
export const canReadOpinions = (actor: Actor): boolean => queueAgencies(actor).length > 0
export const canGiveOpinion = (
  actor: Actor,
  opinion: { agencyCode: string; personId: string; deputyPersonId: string | null },
): boolean =>
  may(actor, 'opinions.give', {
    type: 'opinion',
    agencyCode: opinion.agencyCode,
    personId: opinion.personId,
    actedBy: opinion.deputyPersonId,
  })

/** May keep the agency's templates of messages. */
export const canWriteTemplates = (actor: Actor, agencyCode: string): boolean =>
  may(actor, 'workqueue.write', { type: 'workqueue', agencyCode })

/** May share views with the agency and see who has how much to do. */
export const canLead = (actor: Actor, agencyCode: string): boolean =>
  may(actor, 'workqueue.lead', { type: 'workqueue', agencyCode })
export const ledAgencies = (actor: Actor): string[] => queueAgencies(actor).filter((code) => canLead(actor, code))
