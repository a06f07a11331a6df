import { eq, or, type SQL, sql } from 'drizzle-orm'
import { representations } from '@/db/schema'
import type { Actor } from '@/lib/platform/context'

/** Rights this actor may know exist: those they gave and those given to them. Who acts for somebody sees none of them. */
export function visibleTo(actor: Actor): SQL {
  if (actor.kind === 'system') return sql`true`
  if (actor.kind !== 'citizen' || actor.deputy) return sql`false`
  return or(eq(representations.ownerPersonId, actor.personId), eq(representations.deputyPersonId, actor.personId)) ?? sql`false`
}
