import { lt } from 'drizzle-orm'
import { mobileSignatures } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { minutesAfter } from '@/lib/platform/time'

/** Long enough to look into a complaint; what counts for longer is in the history. */
const KEEP_DAYS = 30

/** Job: forgets signatures asked for on phones long ago. */
export async function forgetOldSignatures(ctx: Ctx): Promise<void> {
  await ctx.db.delete(mobileSignatures).where(lt(mobileSignatures.startedAt, minutesAfter(ctx.now, -KEEP_DAYS * 24 * 60)))
}
