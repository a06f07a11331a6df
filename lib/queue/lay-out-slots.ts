import { layOutSlots as layOut } from '@/db/slots'
import type { Ctx } from '@/lib/platform/context'
import { dayInBaku } from '@/lib/platform/time'

/** Job: places for the days that can be booked follow opening hours and the calendar. See db/slots.ts for the rules. */
export async function layOutSlots(ctx: Ctx): Promise<void> {
  const written = await layOut(ctx.db, dayInBaku(ctx.now))
  if (written.added > 0 || written.changed > 0) ctx.log.info(written, 'places for visits laid out')
}
