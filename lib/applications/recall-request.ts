import { getCalendar } from '@/lib/catalogue'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok } from '@/lib/platform/result'
import { closeRequest } from './close-request'
import type { Case } from './model'
import { moveCase } from './move-case'
import { canDecide } from './policy'

/** The officer goes on without the answer: it is no longer needed, or its time is over. */
export async function recallRequest(ctx: Ctx<Staff>, input: Case) {
  const calendar = await getCalendar(ctx)
  return moveCase<'not_assigned'>(ctx, input, 'recall', async (tx, row) => {
    if (!canDecide(ctx.actor, row)) return err('not_assigned')
    return ok({ set: { dueOn: await closeRequest(tx, row, ctx.now, calendar, null) }, tell: 'recalled' })
  })
}
