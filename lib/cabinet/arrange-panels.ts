import { asc, eq, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { cabinetPanels, people } from '@/db/schema'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { type ArrangePanel, completeArrangement, rearrange } from './model'

/** Moves, hides or shows one panel of the person signed in. */
export function arrangePanel(ctx: Ctx<Citizen>, change: ArrangePanel): Promise<void> {
  const { personId } = ctx.actor
  return ctx.db.transaction(async (tx) => {
    // Two quick clicks wait for each other; the second starts from what the first left.
    await tx.select({ id: people.id }).from(people).where(eq(people.id, personId)).for('no key update')
    const after = rearrange(completeArrangement(await arrangementOf(tx, personId)), change)
    await tx
      .insert(cabinetPanels)
      .values(after.map(({ panel, hidden }, position) => ({ personId, panel, position, hidden })))
      .onConflictDoUpdate({
        target: [cabinetPanels.personId, cabinetPanels.panel],
        set: { position: sql`excluded.position`, hidden: sql`excluded.hidden` },
      })
  })
}

/** Back to the usual order, nothing hidden. */
export async function restorePanels(ctx: Ctx<Citizen>): Promise<void> {
  await ctx.db.delete(cabinetPanels).where(eq(cabinetPanels.personId, ctx.actor.personId))
}

const arrangementOf = (db: Db, personId: string) =>
  db
    .select({ panel: cabinetPanels.panel, hidden: cabinetPanels.hidden })
    .from(cabinetPanels)
    .where(eq(cabinetPanels.personId, personId))
    .orderBy(asc(cabinetPanels.position))
