import { eq } from 'drizzle-orm'
import { consents, partners } from '@/db/schema'
import { subscriber } from '@/lib/events'
import { dayInBaku } from '@/lib/platform/time'
import { sendNotice } from '../send-notice'

/** On: a partner asks to see data. To: the person whose data it is. It waits in the cabinet's own panel, so it asks for nothing here. */
export const consentRequested = subscriber('notifications.consent-requested', ['consents.requested'], async (ctx, { data }) => {
  const [request] = await ctx.db
    .select({ status: consents.status, answerBy: consents.answerBy, partner: partners.name })
    .from(consents)
    .innerJoin(partners, eq(partners.code, consents.partnerCode))
    .where(eq(consents.id, data.consentId))
  // Decided before the notice was made: there is nothing left to ask.
  if (request?.status !== 'requested') return
  await sendNotice(ctx.db, ctx, {
    personId: data.personId,
    kind: 'consent_requested',
    params: { partner: request.partner, answerOn: dayInBaku(request.answerBy) },
    dedupeKey: `consent_requested|${data.consentId}`,
    actionPath: `/consents/${data.consentId}`,
  })
})
