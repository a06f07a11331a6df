import type { SQL } from 'drizzle-orm'
import { notices } from '@/db/schema'
import { may, rowsWhere } from '@/lib/identity'
import type { Actor, Applicant } from '@/lib/platform/context'

/** Notices this actor may know exist. Only the person told: staff have no business in an inbox, jobs send and do not read. */
export const visibleTo = (actor: Actor): SQL => rowsWhere(actor, 'notices.view', { personId: notices.personId })

/** Whether the inbox of the one acted for is open: to its owner and to a parent, not to other deputies. */
export const canRead = (actor: Applicant): boolean => may(actor, 'notices.view', { type: 'notice', personId: actor.personId })

/** Notices this actor may mark as read. */
export const changeableBy = (actor: Actor): SQL => rowsWhere(actor, 'notices.change', { personId: notices.personId })
