import { and, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { applications } from '@/db/schema'
import type { Actor } from '@/lib/platform/context'

type CaseFacts = { agencyCode: string; personId: string }

/** Rows this actor may know exist. Every query of this room starts here, so a stranger's id reads as "not found". */
export function visibleTo(actor: Actor): SQL {
  switch (actor.kind) {
    case 'citizen':
      return eq(applications.personId, actor.personId)
    case 'staff':
      // What was never sent is nobody's business but the applicant's.
      return actor.agencyCode && actor.permissions.has('applications.read')
        ? (and(eq(applications.agencyCode, actor.agencyCode), isNotNull(applications.reference)) ?? sql`false`)
        : sql`false`
    case 'partner':
    case 'system':
    case 'anonymous':
      return sql`false`
  }
}

/** May work on the case: take it, ask, give it back. Nobody works on their own. */
export function canWorkOn(actor: Actor, application: CaseFacts): boolean {
  return (
    actor.kind === 'staff' &&
    actor.permissions.has('applications.read') &&
    actor.permissions.has('applications.decide') &&
    actor.agencyCode === application.agencyCode &&
    actor.personId !== application.personId
  )
}

/** May decide: the officer who took the case, so that two colleagues never decide one case side by side. */
export function canDecide(actor: Actor, application: CaseFacts & { assignedStaffId: string | null }): boolean {
  return canWorkOn(actor, application) && actor.kind === 'staff' && application.assignedStaffId === actor.staffId
}
