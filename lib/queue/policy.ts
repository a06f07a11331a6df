import { eq, type SQL, sql } from 'drizzle-orm'
import { appointments, counters, rolePermissions, staffMembers, staffRoles } from '@/db/schema'
import type { Actor, Staff } from '@/lib/platform/context'

/** Visits this actor may know exist. Every query of this room starts here, so a stranger's id reads as "not found". */
export function visibleTo(actor: Actor): SQL {
  switch (actor.kind) {
    case 'citizen':
      return eq(appointments.personId, actor.personId)
    case 'staff':
      return canOperate(actor) ? eq(appointments.centreCode, actor.centreCode) : sql`false`
    case 'system':
      return sql`true`
    case 'partner': // partners have no business with visits
    case 'anonymous':
      return sql`false`
  }
}

export type Operator = Staff & { centreCode: string }

/** Works at a counter of a centre. */
export const canOperate = (actor: Actor): actor is Operator =>
  actor.kind === 'staff' && actor.centreCode !== null && actor.permissions.has('queue.operate')

/** The SQL twin, for a row of `counters`: who sits there still works at that centre. */
export const isOperated = (now: Date): SQL => sql`exists (
  select from ${staffMembers}
  join ${staffRoles} on ${staffRoles.staffId} = ${staffMembers.id}
  join ${rolePermissions} on ${rolePermissions.roleCode} = ${staffRoles.roleCode}
  where ${staffMembers.id} = ${counters.staffId} and ${staffMembers.centreCode} = ${counters.centreCode}
    and ${staffMembers.status} = 'active' and ${rolePermissions.permission} = 'queue.operate'
    and ${staffRoles.validFrom} <= ${now} and (${staffRoles.validTo} is null or ${staffRoles.validTo} > ${now}))`

/** Nobody serves their own visit. */
export const canServe = (actor: Actor, visit: { personId: string; centreCode: string }): boolean =>
  canOperate(actor) && actor.centreCode === visit.centreCode && actor.personId !== visit.personId

/** Figures of a centre carry no names; the desk and the managers of that centre see them. */
export const canSeeFigures = (actor: Actor, centreCode: string): boolean =>
  actor.kind === 'system' ||
  (actor.kind === 'staff' &&
    actor.centreCode === centreCode &&
    (actor.permissions.has('queue.operate') || actor.permissions.has('reports.read')))
