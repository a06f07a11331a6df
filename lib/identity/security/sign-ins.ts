import { and, asc, desc, eq, gt, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import { clients, loginParticipants, loginSessions, sessions } from '@/db/schema'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { describeDevice } from '@/lib/platform/devices'
import { PAGE_SIZE, type Page, pageOf } from '@/lib/platform/pages'
import { effectiveLevel, levelEndsAt } from '../levels'
import type { LiveSignIn, OpenedPortal } from './model'

/** Sign-ins of this person that live at this moment. Everything here begins with it: a stranger's id reads as missing. */
export const liveSignInsOf = ({ actor, now }: Ctx<Citizen>): SQL | undefined =>
  and(
    eq(loginSessions.personId, actor.personId),
    isNull(loginSessions.endedAt),
    gt(loginSessions.idleExpiresAt, now),
    gt(loginSessions.expiresAt, now),
  )

/** A portal that was left alone, its permission taken back, is not open any more. */
export const stillOpen = isNull(loginParticipants.logoutStatus)

/** Whether it is the sign-in behind the session that asks. */
export const isCurrent = ({ actor }: Ctx<Citizen>) =>
  sql<boolean>`coalesce(${loginSessions.id} = (select s.login_session_id from ${sessions} s where s.id = ${actor.sessionId}), false)`

/** Where this person is signed in now, this browser first. */
export async function listSignIns(ctx: Ctx<Citizen>, { page = 1 }: { page?: number } = {}): Promise<Page<LiveSignIn>> {
  const current = isCurrent(ctx).as('current')
  const rows = await ctx.db
    .select({
      id: loginSessions.id,
      method: loginSessions.method,
      startedAt: loginSessions.startedAt,
      lastUsedAt: loginSessions.lastUsedAt,
      expiresAt: loginSessions.expiresAt,
      substantialUntil: loginSessions.substantialUntil,
      highUntil: loginSessions.highUntil,
      userAgent: loginSessions.userAgent,
      ip: loginSessions.ip,
      current,
      total: sql<number>`count(*) over ()`.mapWith(Number),
    })
    .from(loginSessions)
    .where(liveSignInsOf(ctx))
    .orderBy(desc(current), desc(loginSessions.lastUsedAt), desc(loginSessions.id))
    .limit(PAGE_SIZE)
    .offset((page - 1) * PAGE_SIZE)
  const portals = await portalsOf(
    ctx,
    rows.map((row) => row.id),
  )
  return pageOf(
    rows.map(({ total: _total, userAgent, ip, substantialUntil, highUntil, ...row }) => {
      const times = { substantialUntil, highUntil }
      return {
        ...row,
        device: describeDevice(userAgent),
        address: ip,
        level: effectiveLevel(times, ctx.now),
        levelEndsAt: levelEndsAt(times, ctx.now),
        portals: portals.get(row.id) ?? [],
      }
    }),
    rows[0]?.total ?? 0,
    page,
  )
}

async function portalsOf(ctx: Ctx<Citizen>, ids: string[]): Promise<Map<string, OpenedPortal[]>> {
  const found = new Map<string, OpenedPortal[]>()
  if (ids.length === 0) return found
  const rows = await ctx.db
    .select({ of: loginParticipants.loginSessionId, clientId: loginParticipants.clientId, name: clients.name })
    .from(loginParticipants)
    .leftJoin(clients, eq(clients.clientId, loginParticipants.clientId))
    .where(and(inArray(loginParticipants.loginSessionId, ids), stillOpen))
    .orderBy(asc(loginParticipants.joinedAt), asc(loginParticipants.id))
  for (const { of, ...portal } of rows) found.set(of, [...(found.get(of) ?? []), portal])
  return found
}
