import { lte } from 'drizzle-orm'
import { oidcPayloads, usedLogoutTokens } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { endExpiredSessions } from './end-session'
import { forgetOldThrottles } from './throttle'

/** Job: closes what ran out, so that tables of sign-in stay small and a copy of the database holds no dead tokens. */
export async function tidyIdentity(ctx: Ctx): Promise<void> {
  await endExpiredSessions(ctx)
  await ctx.db.delete(oidcPayloads).where(lte(oidcPayloads.expiresAt, ctx.now))
  await ctx.db.delete(usedLogoutTokens).where(lte(usedLogoutTokens.expiresAt, ctx.now))
  await forgetOldThrottles(ctx.db, ctx.now)
}
