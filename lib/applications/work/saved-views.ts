import { and, asc, eq, inArray, or } from 'drizzle-orm'
import { savedViews } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { canLead, canReadQueue, ledAgencies, queueAgencies } from '../policy'
import { filterQuery, readFilter, type SaveView, type WorkFilter } from './model'

/** A view under a name: one's own, or shared with the agency. */
export type SavedView = { id: string; name: string; filter: WorkFilter; shared: boolean; mine: boolean; mayDrop: boolean }

const MOST = 50

/** The officer's own views and those shared in their agencies. */
export async function listSavedViews(ctx: Ctx<Staff>): Promise<SavedView[]> {
  const agencies = queueAgencies(ctx.actor)
  const rows = await ctx.db
    .select()
    .from(savedViews)
    .where(or(eq(savedViews.staffId, ctx.actor.staffId), agencies.length ? inArray(savedViews.agencyCode, agencies) : undefined))
    .orderBy(asc(savedViews.position), asc(savedViews.name))
    .limit(MOST * 2)
  return rows.map(({ id, name, filter, agencyCode, staffId }) => {
    const mine = staffId === ctx.actor.staffId
    return {
      id,
      name,
      filter: readFilter(filter),
      shared: agencyCode !== null,
      mine,
      mayDrop: mine || (agencyCode !== null && canLead(ctx.actor, agencyCode)),
    }
  })
}

export type SaveViewError = 'not_allowed' | 'too_many_views'

/** Keeps the filters of the list under a name; the same name again replaces them. Sharing is for those who lead the agency. */
export const saveView = (ctx: Ctx<Staff>, { name, share, query }: SaveView): Promise<Result<{ id: string }, SaveViewError>> =>
  ctx.db.transaction(async (tx): Promise<Result<{ id: string }, SaveViewError>> => {
    const { actor } = ctx
    const [led] = ledAgencies(actor)
    if (!canReadQueue(actor) || (share && !led)) return err('not_allowed')
    const own = await tx
      .select({ id: savedViews.id, name: savedViews.name })
      .from(savedViews)
      .where(eq(savedViews.staffId, actor.staffId))
    if (own.length >= MOST && !own.some((one) => one.name === name)) return err('too_many_views')
    const filter = filterQuery(readFilter(Object.fromEntries(new URLSearchParams(query))))
    const agencyCode = share ? (led ?? null) : null
    const [kept] = await tx
      .insert(savedViews)
      .values({ id: newId(), staffId: actor.staffId, agencyCode, name, filter })
      .onConflictDoUpdate({ target: [savedViews.staffId, savedViews.name], set: { filter, agencyCode, updatedAt: ctx.now } })
      .returning({ id: savedViews.id })
    if (!kept) throw new Error('Cannot keep a view: expected the insert to return it')
    if (agencyCode)
      await recordAudit(tx, ctx, { action: 'applications.view_shared', subjectType: 'saved_view', subjectId: kept.id })
    return ok(kept)
  })

/** Takes a view away: one's own, or one shared in an agency one leads. */
export async function dropView(ctx: Ctx<Staff>, { viewId }: { viewId: string }): Promise<Result<{ id: string }, 'not_found'>> {
  const led = ledAgencies(ctx.actor)
  const [gone] = await ctx.db
    .delete(savedViews)
    .where(
      and(
        eq(savedViews.id, viewId),
        or(eq(savedViews.staffId, ctx.actor.staffId), led.length ? inArray(savedViews.agencyCode, led) : undefined),
      ),
    )
    .returning({ id: savedViews.id })
  return gone ? ok(gone) : err('not_found')
}
