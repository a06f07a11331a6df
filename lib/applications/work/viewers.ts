import { and, asc, eq, gt, lt, ne, sql } from 'drizzle-orm'
import { applications, applicationViewers, people, staffMembers } from '@/db/schema'
import type { Ctx, Staff } from '@/lib/platform/context'
import { visibleTo } from '../policy'

/** Who has a case open beside the reader, and since when. */
export type CaseViewer = { givenName: string; surname: string; openedAt: Date }

/** A look is fresh this long; the page tells every 20 seconds that it is still open. */
const FRESH_SECONDS = 60

const freshSince = (now: Date) => new Date(now.getTime() - FRESH_SECONDS * 1000)

/** Says that this officer has the case open now, and who else does; null when the case is not for them. */
export async function watchCase(ctx: Ctx<Staff>, id: string): Promise<CaseViewer[] | null> {
  const [seen] = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.id, id), visibleTo(ctx.actor)))
  if (!seen) return null
  const fresh = freshSince(ctx.now)
  await ctx.db
    .insert(applicationViewers)
    .values({ applicationId: id, staffId: ctx.actor.staffId, openedAt: ctx.now, seenAt: ctx.now })
    .onConflictDoUpdate({
      target: [applicationViewers.applicationId, applicationViewers.staffId],
      set: {
        seenAt: ctx.now,
        openedAt: sql`case when ${applicationViewers.seenAt} > ${fresh.toISOString()}::timestamptz then ${applicationViewers.openedAt} else excluded.opened_at end`,
      },
    })
  return ctx.db
    .select({ givenName: people.givenName, surname: people.surname, openedAt: applicationViewers.openedAt })
    .from(applicationViewers)
    .innerJoin(staffMembers, eq(staffMembers.id, applicationViewers.staffId))
    .innerJoin(people, eq(people.id, staffMembers.personId))
    .where(
      and(
        eq(applicationViewers.applicationId, id),
        ne(applicationViewers.staffId, ctx.actor.staffId),
        gt(applicationViewers.seenAt, fresh),
      ),
    )
    .orderBy(asc(applicationViewers.openedAt))
    .limit(10)
}

/** Job: forgets looks that are over. */
export async function forgetViewers(ctx: Ctx): Promise<void> {
  await ctx.db.delete(applicationViewers).where(lt(applicationViewers.seenAt, freshSince(ctx.now)))
}
