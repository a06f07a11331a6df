import { applicationRequests } from '@/db/schema'
import { getCalendar } from '@/lib/catalogue'
import type { Ctx, Staff } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import type { RequestInformation } from './model'
import { moveCase } from './move-case'
import { canDecide } from './policy'

/** Days the applicant has (suspension ground `missing-docs` of the registry). */
export const ANSWER_DAYS = 10

/** Asks the applicant. The term of the service stands still until they answer. */
export async function requestInformation(ctx: Ctx<Staff>, input: RequestInformation) {
  const calendar = await getCalendar(ctx)
  return moveCase<'not_assigned'>(ctx, input, 'ask', async (tx, row) => {
    if (!canDecide(ctx.actor, row)) return err('not_assigned')
    const answerBy = calendar.dueDay(dayInBaku(ctx.now), ANSWER_DAYS, 'calendar_day')
    await tx.insert(applicationRequests).values({
      id: newId(),
      applicationId: row.id,
      askedBy: ctx.actor.staffId,
      askedAt: ctx.now,
      question: input.question,
      answerBy,
    })
    return ok({ note: input.question, tell: 'information_requested', data: { answerBy } })
  })
}
