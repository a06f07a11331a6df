import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'

/** On: an officer settled an objection. To: the applicant; each objection is a fact of its own. */
export const applicationObjection = subscriber(
  'notifications.application-objection',
  ['applications.objection_upheld', 'applications.objection_dismissed'],
  async (ctx, { id, type, data }) => {
    const service = await findServiceName(ctx, data.serviceCode)
    const kind = type === 'applications.objection_upheld' ? 'application_objection_upheld' : 'application_objection_dismissed'
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind,
      params: { reference: data.reference, service: service?.name ?? data.serviceCode },
      dedupeKey: `${kind}|${data.applicationId}|${id}`,
      actionPath: `/applications/${data.applicationId}`,
    })
  },
)
