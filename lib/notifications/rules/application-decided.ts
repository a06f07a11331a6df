import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'

/**
 * On: the decision, which is final, so an event that comes late is still true. To: the applicant; the grounds and the way to
 * dispute them are on the application's page, not in the mail.
 */
export const applicationDecided = subscriber(
  'notifications.application-decided',
  ['applications.approved', 'applications.rejected'],
  async (ctx, { type, data }) => {
    const service = await findServiceName(ctx, data.serviceCode)
    const kind = type === 'applications.approved' ? 'application_approved' : 'application_rejected'
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind,
      params: { reference: data.reference, service: service?.name ?? data.serviceCode },
      dedupeKey: `${kind}|${data.applicationId}`,
      actionPath: `/applications/${data.applicationId}`,
    })
  },
)
