import { carryRoutesOn as carryOn } from '@/db/routes'
import type { Ctx } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'

/** Job: the routes of the reference data reach past the days that can be booked. See db/routes.ts. */
export async function carryRoutesOn(ctx: Ctx): Promise<void> {
  const added = await carryOn(ctx.db, dayInBaku(ctx.now))
  if (added > 0) ctx.log.info({ added }, 'stops of mobile units carried on')
}
