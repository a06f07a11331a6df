import { and, eq } from 'drizzle-orm'
import { servicesInHand } from '@/db/schema'
import { subscriber } from '@/lib/events'
import { applicationNow, claimMatter } from './matters'
import { settleForAll, settleMatter } from './settle'

/**
 * Sending an application settles what asked for it; an end without success puts the service back into the rules' view.
 * What counts is where the application stands now: its events may come in any order.
 */
export const settleByApplication = subscriber(
  'notifications.settle-by-application',
  [
    'applications.submitted',
    'applications.answered',
    'applications.recalled',
    'applications.approved',
    'applications.rejected',
    'applications.withdrawn',
    'applications.objection_upheld',
  ],
  async (ctx, { type, time, data }) => {
    const { personId, applicationId, serviceCode } = data
    const present = await applicationNow(ctx.db, applicationId)
    if (!present) return
    if (present.status === 'rejected' || present.status === 'withdrawn') {
      await ctx.db
        .delete(servicesInHand)
        .where(and(eq(servicesInHand.personId, personId), eq(servicesInHand.applicationId, applicationId)))
    } else if (type === 'applications.submitted' || type === 'applications.objection_upheld') {
      const since = present.submittedAt ?? time
      await ctx.db.insert(servicesInHand).values({ personId, applicationId, serviceCode, since }).onConflictDoNothing()
      await settleMatter(ctx.db, ctx, { personId, serviceCode })
      if (present.exclusiveKey) await settleForAll(ctx.db, ctx, [claimMatter(serviceCode, present.exclusiveKey)])
    }
    // Asked again since: the newer question is still open.
    if (present.status === 'information_requested') return
    const resolvedBy = type === 'applications.recalled' ? 'lapsed' : 'acted'
    await settleMatter(ctx.db, ctx, { personId, matter: `application:${applicationId}` }, resolvedBy)
  },
)

/** None of these is followed by another request of the same consent, so their order does not matter. */
export const settleByConsent = subscriber(
  'notifications.settle-by-consent',
  ['consents.granted', 'consents.refused', 'consents.withdrawn', 'consents.lapsed'],
  (ctx, { type, data }) =>
    settleMatter(
      ctx.db,
      ctx,
      { personId: data.personId, matter: `consent:${data.consentId}` },
      type === 'consents.lapsed' ? 'lapsed' : 'acted',
    ),
)
