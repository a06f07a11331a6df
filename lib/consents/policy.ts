import type { SQL } from 'drizzle-orm'
import { consents } from '@/db/schema'
import { may, rowsWhere } from '@/lib/identity'
import type { Actor } from '@/lib/platform/context'

type ConsentFacts = { personId: string; partnerCode: string }

/** Consents this actor may know of: a consent lies between a citizen and a partner. A stranger's id reads as missing. */
export const visibleTo = (actor: Actor): SQL =>
  rowsWhere(actor, 'consents.view', { personId: consents.personId, partnerCode: consents.partnerCode })

/** Granting, refusing and withdrawing is the person's own, never a deputy's. */
export const canDecide = (actor: Actor, consent: ConsentFacts): boolean =>
  may(actor, 'consents.decide', { type: 'consent', ...consent })

export const canRequest = (actor: Actor, personId: string): boolean => may(actor, 'consents.request', { type: 'person', personId })
