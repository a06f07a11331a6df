import type { SQL } from 'drizzle-orm'
import { notices } from '@/db/schema'
import { may, rowsWhere } from '@/lib/identity'
import type { Actor } from '@/lib/platform/context'

/** Notices this actor may know exist. Only the person told: staff have no business in an inbox, jobs send and do not read. */
export const visibleTo = (actor: Actor): SQL => rowsWhere(actor, 'notices.view', { personId: notices.personId })

/** Marking as read, and choosing what comes by mail. */
export const canChange = (actor: Actor, personId: string): boolean => may(actor, 'notices.change', { type: 'notice', personId })
