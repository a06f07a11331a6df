import { isNotNull, type SQL } from 'drizzle-orm'
import { applications, appointments } from '@/db/schema'
import { type Decision, decideAndNote, may, rowsWhere } from '@/lib/identity'
import type { Actor, Ctx } from '@/lib/platform/context'

// A fee belongs to its application or its visit: who may see or settle it follows from that row.

type CaseRow = typeof applications.$inferSelect

/** Fees of applications this actor may know exist. */
export const visibleTo = (actor: Actor): SQL =>
  rowsWhere(actor, 'applications.view', {
    personId: applications.personId,
    companyTin: applications.companyTin,
    actedBy: applications.deputyPersonId,
    agencyCode: applications.agencyCode,
    serviceCode: applications.serviceCode,
    assignedStaffId: applications.assignedStaffId,
    sent: isNotNull(applications.reference),
  })

const resourceOf = (row: CaseRow) => ({
  type: 'application' as const,
  personId: row.personId,
  companyTin: row.companyTin,
  actedBy: row.deputyPersonId,
  agencyCode: row.agencyCode,
  serviceCode: row.serviceCode,
  assignedStaffId: row.assignedStaffId,
  sent: row.reference !== null,
})

/** The applicant, or who acts for them in this service. */
export const canPay = (actor: Actor, row: CaseRow): boolean => may(actor, 'applications.change', resourceOf(row))

/** An officer who works on such cases; never for their own. A try without the right leaves a trace. */
export const decideRecord = (ctx: Ctx, row: CaseRow): Promise<Decision> => decideAndNote(ctx, 'applications.work', resourceOf(row))

type VisitRow = typeof appointments.$inferSelect

/** Fees of visits this actor may know exist. */
export const visitVisibleTo = (actor: Actor): SQL =>
  rowsWhere(actor, 'appointments.view', {
    personId: appointments.personId,
    companyTin: appointments.companyTin,
    actedBy: appointments.deputyPersonId,
    centreCode: appointments.centreCode,
    serviceCode: appointments.serviceCode,
  })

const visitResource = ({ personId, companyTin, deputyPersonId, centreCode, serviceCode }: VisitRow) => ({
  type: 'appointment' as const,
  personId,
  companyTin,
  actedBy: deputyPersonId,
  centreCode,
  serviceCode,
})

export const canPayVisit = (actor: Actor, row: VisitRow): boolean => may(actor, 'appointments.change', visitResource(row))

/** Who receives visitors at that centre; never for their own visit. */
export const decideVisitReceipt = (ctx: Ctx, row: VisitRow): Promise<Decision> =>
  decideAndNote(ctx, 'appointments.serve', visitResource(row))
