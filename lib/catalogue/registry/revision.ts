import { sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { catalogueRevision } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'

const current = prepared('catalogue_revision', (db, name) =>
  db.select({ revision: catalogueRevision.revision }).from(catalogueRevision).prepare(name),
)

/** Grows with every change citizens can see. What a process made from the catalogue under a smaller one is out of date. */
export async function currentRevision(ctx: Pick<Ctx, 'db'>): Promise<number> {
  const [row] = await current(ctx.db).execute()
  return row?.revision ?? 0
}

/** Says in the transaction of a publish that what was made from the catalogue is out of date; every process hears of it in a second. */
export async function bumpRevision(tx: Db): Promise<void> {
  await tx.update(catalogueRevision).set({ revision: sql`${catalogueRevision.revision} + 1`, changedAt: sql`now()` })
}
