import { and, eq } from 'drizzle-orm'
import { servicesInHand } from '@/db/schema'
import { subscriber } from '@/lib/events'
import { settleMatter } from './settle'

/** Sending an application settles what asked for it; an end without success puts the service back into the rules' view. */
export const settleByApplication = subscriber(
  'notifications.settle-by-application',
  ['applications.submitted', 'applications.answered', 'applications.approved', 'applications.rejected', 'applications.withdrawn'],
  async (ctx, { type, time, data }) => {
    const { personId, applicationId, serviceCode } = data
    if (type === 'applications.submitted') {
      await ctx.db.insert(servicesInHand).values({ personId, applicationId, serviceCode, since: time }).onConflictDoNothing()
      await settleMatter(ctx.db, ctx, { personId, serviceCode })
      return
    }
    await settleMatter(ctx.db, ctx, { personId, matter: `application:${applicationId}` })
    if (type === 'applications.rejected' || type === 'applications.withdrawn')
      await ctx.db.delete(servicesInHand).where(and(eq(servicesInHand.personId, personId), eq(servicesInHand.applicationId, applicationId)))
  },
)

export const settleByConsent = subscriber(
  'notifications.settle-by-consent',
  ['consents.granted', 'consents.refused', 'consents.withdrawn'],
  (ctx, { data }) => settleMatter(ctx.db, ctx, { personId: data.personId, matter: `consent:${data.consentId}` }),
)
