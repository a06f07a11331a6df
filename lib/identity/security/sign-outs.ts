import { and, desc, eq, gt, isNotNull, sql } from 'drizzle-orm'
import { loginParticipants, loginSessions } from '@/db/schema'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { describeDevice } from '@/lib/platform/devices'
import { isId } from '@/lib/platform/ids'
import { PAGE_SIZE, type Page, pageOf } from '@/lib/platform/pages'
import { minutesAfter } from '@/lib/platform/time'
import type { SignOut } from './model'
import { endOf } from './rules'

/** Older ends are in the history; who was told then helps nobody any more. */
const SHOWN_DAYS = 90

const portals = sql<SignOut['portals']>`(
  select json_build_object(
    'ended', count(*) filter (where p.logout_status = 'ended'),
    'pending', count(*) filter (where p.logout_status = 'pending'),
    'failed', count(*) filter (where p.logout_status = 'failed'))
  from ${loginParticipants} p where p.login_session_id = login_sessions.id)`.as('portals')

/** Sign-ins of this person that ended lately, and how far their partners have been told. */
export async function listSignOuts(ctx: Ctx<Citizen>, { page = 1 }: { page?: number } = {}): Promise<Page<SignOut>> {
  const rows = await ctx.db
    .select({ row: loginSessions, portals, total: sql<number>`count(*) over ()`.mapWith(Number) })
    .from(loginSessions)
    .where(
      and(
        eq(loginSessions.personId, ctx.actor.personId),
        isNotNull(loginSessions.endedAt),
        gt(loginSessions.endedAt, minutesAfter(ctx.now, -SHOWN_DAYS * 24 * 60)),
      ),
    )
    .orderBy(desc(loginSessions.endedAt), desc(loginSessions.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  return pageOf(
    rows.flatMap((one) => signOutOf(one, ctx.now) ?? []),
    rows[0]?.total ?? 0,
    page,
  )
}

/** One sign-in that is over; null when it lives, and when it is somebody else's. */
export async function findSignOut(ctx: Ctx<Citizen>, id: string): Promise<SignOut | null> {
  if (!isId(id)) return null
  const [one] = await ctx.db
    .select({ row: loginSessions, portals })
    .from(loginSessions)
    .where(and(eq(loginSessions.id, id), eq(loginSessions.personId, ctx.actor.personId), isNotNull(loginSessions.endedAt)))
  return one ? signOutOf(one, ctx.now) : null
}

function signOutOf(
  { row, portals }: { row: typeof loginSessions.$inferSelect; portals: SignOut['portals'] },
  now: Date,
): SignOut | null {
  const end = endOf(row, now)
  return end && { id: row.id, device: describeDevice(row.userAgent), address: row.ip, startedAt: row.startedAt, end, portals }
}
