import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { formatPersonName } from '@/lib/i18n'
import { findPerson } from '@/lib/identity'
import { applicationNow } from '../matters'
import { sendNotice } from '../send-notice'

/** On: an application was sent. To: the applicant, as the receipt with its number; not when it was taken back meanwhile. */
export const applicationSubmitted = subscriber(
  'notifications.application-submitted',
  ['applications.submitted'],
  async (ctx, { data }) => {
    const present = await applicationNow(ctx.db, data.applicationId)
    if (present?.status === 'withdrawn') return
    const service = await findServiceName(ctx, data.serviceCode)
    const deputy = present?.deputyPersonId ? await findPerson(ctx, present.deputyPersonId) : null
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'application_submitted',
      params: {
        reference: data.reference,
        service: service?.name ?? data.serviceCode,
        ...(deputy ? { deputy: formatPersonName(deputy) } : {}),
      },
      dedupeKey: `application_submitted|${data.applicationId}`,
      actionPath: `/applications/${data.applicationId}`,
    })
  },
)
