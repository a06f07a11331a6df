import { eq, type SQL, sql } from 'drizzle-orm'
import { notices } from '@/db/schema'
import type { Actor } from '@/lib/platform/context'

/** Notices this actor may know exist. Only the person told: staff have no business in an inbox. */
export function visibleTo(actor: Actor): SQL {
  switch (actor.kind) {
    case 'citizen':
      return eq(notices.personId, actor.personId)
    case 'staff':
    case 'partner':
    case 'system': // jobs send notices, they do not read inboxes
    case 'anonymous':
      return sql`false`
  }
}
