import type { Actor } from '@/lib/platform/context'
import { may } from './access/decide'

/** Who may see and manage staff accounts. */
export const canManageStaff = (actor: Actor): boolean => may(actor, 'staff_accounts.view', { type: 'staff_member' })

/** Nobody changes their own rights: another administrator has to. */
export const isOwnAccount = (actor: Actor, staff: { id: string; personId: string }): boolean =>
  actor.kind === 'staff' && (actor.staffId === staff.id || actor.personId === staff.personId)

const SOMEBODY = '00000000-0000-0000-0000-000000000000'

/** Who may hand out activation codes: to one person, or (asked without one) to people at all. Nobody to themselves. */
export const canActivateAccounts = (actor: Actor, personId = SOMEBODY): boolean =>
  may(actor, 'accounts.activate', { type: 'person', personId })
