import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { applicationNow } from '../matters'
import { sendNotice } from '../send-notice'

/** On: an application was sent. To: the applicant, as the receipt with its number; not when it was taken back meanwhile. */
export const applicationSubmitted = subscriber(
  'notifications.application-submitted',
  ['applications.submitted'],
  async (ctx, { data }) => {
    if ((await applicationNow(ctx.db, data.applicationId))?.status === 'withdrawn') return
    const service = await findServiceName(ctx, data.serviceCode)
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'application_submitted',
      params: { reference: data.reference, service: service?.name ?? data.serviceCode },
      dedupeKey: `application_submitted|${data.applicationId}`,
      actionPath: `/applications/${data.applicationId}`,
    })
  },
)
