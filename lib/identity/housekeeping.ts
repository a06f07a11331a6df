import { and, inArray, isNotNull, lt, lte, or } from 'drizzle-orm'
import { oidcPayloads, sessions, usedLogoutTokens } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addMonths, atBaku, dayInBaku } from '@/lib/platform/time'
import { endExpiredSessions } from './end-session'
import { forgetOldThrottles } from './throttle'

/** The privacy page tells this term. */
const TRACES_MONTHS = 12
const BATCH = 500

/** Job: closes what ran out, so that tables of sign-in stay small and a copy of the database holds no dead tokens. */
export async function tidyIdentity(ctx: Ctx): Promise<void> {
  await endExpiredSessions(ctx)
  await forgetOldTraces(ctx)
  await ctx.db.delete(oidcPayloads).where(lte(oidcPayloads.expiresAt, ctx.now))
  await ctx.db.delete(usedLogoutTokens).where(lte(usedLogoutTokens.expiresAt, ctx.now))
  await forgetOldThrottles(ctx.db, ctx.now)
}

/** Takes browser and address from sessions that ended long ago: by then they help nobody to notice a stranger. */
async function forgetOldTraces(ctx: Ctx): Promise<void> {
  const before = atBaku(addMonths(dayInBaku(ctx.now), -TRACES_MONTHS))
  const old = and(lt(sessions.endedAt, before), or(isNotNull(sessions.ip), isNotNull(sessions.userAgent)))
  for (;;) {
    const batch = ctx.db.select({ id: sessions.id }).from(sessions).where(old).limit(BATCH)
    const { rowCount } = await ctx.db.update(sessions).set({ ip: null, userAgent: null }).where(inArray(sessions.id, batch))
    if ((rowCount ?? 0) < BATCH) return
  }
}
