import { and, inArray, isNotNull, lt, lte, or } from 'drizzle-orm'
import { loginChallenges, loginSessions, oidcPayloads, sessions, usedLogoutTokens } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addMonths, atBaku, dayInBaku } from '@/lib/platform/time'
import { endExpiredSessions } from './end-session'
import { forgetOldSignatures } from './methods/asan-imza/forget'
import { forgetDeadCodes } from './methods/codes'
import { forgetOldThrottles } from './throttle'

/** The privacy page tells this term. */
const TRACES_MONTHS = 12
const BATCH = 500

/** Job: closes what ran out, so that tables of sign-in stay small and a copy of the database holds no dead tokens. */
export async function tidyIdentity(ctx: Ctx): Promise<void> {
  await endExpiredSessions(ctx)
  for (const table of [sessions, loginSessions]) await forgetOldTraces(ctx, table)
  await ctx.db.delete(oidcPayloads).where(lte(oidcPayloads.expiresAt, ctx.now))
  await ctx.db.delete(usedLogoutTokens).where(lte(usedLogoutTokens.expiresAt, ctx.now))
  await ctx.db.delete(loginChallenges).where(lte(loginChallenges.expiresAt, ctx.now))
  await forgetDeadCodes(ctx)
  await forgetOldSignatures(ctx)
  await forgetOldThrottles(ctx.db, ctx.now)
}

/** Takes browser and address from sessions that ended long ago: by then they help nobody to notice a stranger. */
async function forgetOldTraces(ctx: Ctx, table: typeof sessions | typeof loginSessions): Promise<void> {
  const before = atBaku(addMonths(dayInBaku(ctx.now), -TRACES_MONTHS))
  const old = and(lt(table.endedAt, before), or(isNotNull(table.ip), isNotNull(table.userAgent)))
  for (;;) {
    const batch = ctx.db.select({ id: table.id }).from(table).where(old).limit(BATCH)
    const { rowCount } = await ctx.db.update(table).set({ ip: null, userAgent: null }).where(inArray(table.id, batch))
    if ((rowCount ?? 0) < BATCH) return
  }
}
