import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { applicationNow } from '../matters'
import { sendNotice } from '../send-notice'

/** On: the state let its term pass. To: the applicant, while the case is still open. Each term is told of once. */
export const applicationTermPassed = subscriber(
  'notifications.application-term-passed',
  ['applications.term_passed'],
  async (ctx, { data }) => {
    const present = await applicationNow(ctx.db, data.applicationId)
    if (!present || !['submitted', 'in_review', 'decision_proposed'].includes(present.status)) return
    const service = await findServiceName(ctx, data.serviceCode)
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'application_term_passed',
      params: { reference: data.reference, service: service?.name ?? data.serviceCode, dueOn: data.dueOn },
      dedupeKey: `application_term_passed|${data.applicationId}|${data.dueOn}`,
      actionPath: `/applications/${data.applicationId}`,
    })
  },
)
