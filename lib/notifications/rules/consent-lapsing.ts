import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { consents, partners } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { notTold, sendNotice } from '../send-notice'
import type { ClockRule } from './rule'

const AHEAD_MINUTES = 2 * 24 * 60

/** Clock: every hour. To: those who have a request open that lapses within two days. Settled by the answer, or when it lapses. */
export const consentLapsing: ClockRule = { name: 'notifications.consent-lapsing', cron: '20 * * * *', run: remindOfRequests }

const dedupeKey = sql<string>`'consent_lapsing|' || ${consents.id}`

async function remindOfRequests(ctx: Ctx): Promise<number> {
  const open = await ctx.db
    .select({ id: consents.id, personId: consents.personId, answerBy: consents.answerBy, partner: partners.name, dedupeKey })
    .from(consents)
    .innerJoin(partners, eq(partners.code, consents.partnerCode))
    .where(
      and(
        eq(consents.status, 'requested'),
        gt(consents.answerBy, ctx.now),
        lte(consents.answerBy, minutesAfter(ctx.now, AHEAD_MINUTES)),
        notTold(ctx.db, consents.personId, dedupeKey),
      ),
    )
  let told = 0
  for (const one of open) {
    const answerOn = dayInBaku(one.answerBy)
    const sent = await ctx.db.transaction(async (tx) => {
      // Held until the notice is there: an answer that comes now finds it and settles it.
      const [still] = await tx.select({ status: consents.status }).from(consents).where(eq(consents.id, one.id)).for('share')
      if (still?.status !== 'requested') return null
      return sendNotice(tx, ctx, {
        personId: one.personId,
        kind: 'consent_lapsing',
        params: { partner: one.partner, answerOn },
        dedupeKey: one.dedupeKey,
        asks: { matter: `consent:${one.id}`, actionPath: `/consents/${one.id}`, dueOn: answerOn },
      })
    })
    if (sent) told++
  }
  return told
}
