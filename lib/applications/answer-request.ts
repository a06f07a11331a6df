import { getCalendar } from '@/lib/catalogue'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { ok } from '@/lib/platform/result'
import { closeRequest } from './close-request'
import type { AnswerRequest } from './model'
import { moveCase } from './move-case'

/** The applicant answers the officer's question; the case goes back to the same officer. */
export async function answerRequest(ctx: Ctx<Applicant>, input: AnswerRequest) {
  const calendar = await getCalendar(ctx)
  return moveCase(ctx, input, 'answer', async (tx, row) => {
    const dueOn = await closeRequest(tx, row, ctx.now, calendar, input.answer)
    return ok({ note: input.answer, set: { dueOn }, tell: 'answered' })
  })
}
