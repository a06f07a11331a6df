import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'

/**
 * On: each decision; an objection may lead to another one, so the fact is the event's. To: the applicant; the grounds and the way
 * to dispute them are on the application's page, not in the mail. Where nobody decided, the words say that the law did.
 */
export const applicationDecided = subscriber(
  'notifications.application-decided',
  ['applications.approved', 'applications.rejected'],
  async (ctx, { id, type, data }) => {
    const service = await findServiceName(ctx, data.serviceCode)
    const outcome = type === 'applications.approved' ? 'approved' : 'rejected'
    const kind = data.by === 'silence' ? (`application_deemed_${outcome}` as const) : (`application_${outcome}` as const)
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind,
      params: { reference: data.reference, service: service?.name ?? data.serviceCode },
      dedupeKey: `${kind}|${data.applicationId}|${id}`,
      actionPath: `/applications/${data.applicationId}`,
    })
  },
)
