import { and, eq, gte, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm'
import { applicationRequests, applications, services } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'
import { openQuestion } from '../matters'
import { notTold, sendNotice } from '../send-notice'
import type { ClockRule } from './rule'

const AHEAD_DAYS = 3

/** Clock: every morning. To: those whose answer to an officer is due within three days. Settled by the answer, or when the case goes on without it. */
export const applicationAnswerDue: ClockRule = {
  name: 'notifications.application-answer-due',
  cron: '10 9 * * *',
  run: remindOfQuestions,
}

const dedupeKey = sql<string>`'application_answer_due|' || ${applicationRequests.id}`

async function remindOfQuestions(ctx: Ctx): Promise<number> {
  const today = dayInBaku(ctx.now)
  const waiting = await ctx.db
    .select({
      requestId: applicationRequests.id,
      applicationId: applications.id,
      personId: applications.personId,
      reference: applications.reference,
      service: services.name,
      answerBy: applicationRequests.answerBy,
      dedupeKey,
    })
    .from(applicationRequests)
    .innerJoin(applications, eq(applications.id, applicationRequests.applicationId))
    .innerJoin(services, eq(services.code, applications.serviceCode))
    .where(
      and(
        isNull(applicationRequests.closedAt),
        isNotNull(applications.reference),
        gte(applicationRequests.answerBy, today),
        lte(applicationRequests.answerBy, addDays(today, AHEAD_DAYS)),
        // The question itself was told on the day it was asked.
        lt(applicationRequests.askedAt, atBaku(today)),
        notTold(ctx.db, applications.personId, dedupeKey),
      ),
    )
  let told = 0
  for (const one of waiting) {
    const sent = await ctx.db.transaction(async (tx) => {
      // Held until the notice is there: an answer that comes now finds it and settles it.
      await tx.select({ id: applications.id }).from(applications).where(eq(applications.id, one.applicationId)).for('share')
      if ((await openQuestion(tx, one.applicationId))?.id !== one.requestId) return null
      return sendNotice(tx, ctx, {
        personId: one.personId,
        kind: 'application_answer_due',
        params: { reference: one.reference ?? '', service: one.service, answerOn: one.answerBy },
        dedupeKey: one.dedupeKey,
        asks: { matter: `application:${one.applicationId}`, actionPath: `/applications/${one.applicationId}`, dueOn: one.answerBy },
      })
    })
    if (sent) told++
  }
  return told
}
