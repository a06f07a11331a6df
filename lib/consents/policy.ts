import type { SQL } from 'drizzle-orm'
import { consents } from '@/db/schema'
import { may, rowsWhere } from '@/lib/identity'
import type { Actor } from '@/lib/platform/context'

/** Consents this actor may know of: a consent lies between a citizen and a partner. A stranger's id reads as missing. */
export const visibleTo = (actor: Actor): SQL =>
  rowsWhere(actor, 'consents.view', { personId: consents.personId, partnerCode: consents.partnerCode })

/** Consents this actor may grant, refuse or withdraw: the person's own, never a deputy's. */
export const decidableBy = (actor: Actor): SQL =>
  rowsWhere(actor, 'consents.decide', { personId: consents.personId, partnerCode: consents.partnerCode })

export const canRequest = (actor: Actor, personId: string): boolean => may(actor, 'consents.request', { type: 'person', personId })
