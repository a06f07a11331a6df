import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'

/** On: an application was sent. To: the applicant, as the receipt with its number. */
export const applicationSubmitted = subscriber('notifications.application-submitted', ['applications.submitted'], async (ctx, { data }) => {
  const service = await findServiceName(ctx, data.serviceCode)
  await sendNotice(ctx.db, ctx, {
    personId: data.personId,
    kind: 'application_submitted',
    params: { reference: data.reference, service: service?.name ?? data.serviceCode },
    dedupeKey: `application_submitted|${data.applicationId}`,
    actionPath: `/applications/${data.applicationId}`,
  })
})
