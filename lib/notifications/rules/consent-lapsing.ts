import { and, eq, gt, lte } from 'drizzle-orm'
import { consents, partners } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { sendNotice } from '../send-notice'
import type { ClockRule } from './rule'

const AHEAD_MINUTES = 2 * 24 * 60

/** Clock: every hour. To: those who have a request open that lapses within two days. Settled by the answer. */
export const consentLapsing: ClockRule = { name: 'notifications.consent-lapsing', cron: '20 * * * *', run: remindOfRequests }

async function remindOfRequests(ctx: Ctx): Promise<number> {
  const open = await ctx.db
    .select({ id: consents.id, personId: consents.personId, answerBy: consents.answerBy, partner: partners.name })
    .from(consents)
    .innerJoin(partners, eq(partners.code, consents.partnerCode))
    .where(and(eq(consents.status, 'requested'), gt(consents.answerBy, ctx.now), lte(consents.answerBy, minutesAfter(ctx.now, AHEAD_MINUTES))))
  let told = 0
  for (const one of open) {
    const answerOn = dayInBaku(one.answerBy)
    const sent = await ctx.db.transaction((tx) =>
      sendNotice(tx, ctx, {
        personId: one.personId,
        kind: 'consent_lapsing',
        params: { partner: one.partner, answerOn },
        dedupeKey: `consent_lapsing|${one.id}`,
        asks: { matter: `consent:${one.id}`, actionPath: `/consents/${one.id}`, dueOn: answerOn },
      }),
    )
    if (sent) told++
  }
  return told
}
