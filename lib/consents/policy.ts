import { eq, type SQL, sql } from 'drizzle-orm'
import { consents } from '@/db/schema'
import type { Actor } from '@/lib/platform/context'

/** Consents this actor may know of. Every query of this room starts here, so a stranger's id reads as missing. */
export function visibleTo(actor: Actor): SQL {
  switch (actor.kind) {
    case 'citizen':
      return eq(consents.personId, actor.personId)
    case 'partner':
      return eq(consents.partnerCode, actor.partnerCode)
    case 'system':
      return sql`true`
    case 'staff': // a consent lies between a citizen and a partner
    case 'anonymous':
      return sql`false`
  }
}
