import type { Actor } from '@/lib/platform/context'

/** Who may see and manage staff accounts. */
export const canManageStaff = (actor: Actor): boolean => actor.kind === 'staff' && actor.permissions.has('staff.manage')

/** Nobody changes their own rights: another administrator has to. */
export const isOwnAccount = (actor: Actor, staff: { id: string; personId: string }): boolean =>
  actor.kind === 'staff' && (actor.staffId === staff.id || actor.personId === staff.personId)
