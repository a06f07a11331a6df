import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'

/** On: an officer asked the applicant for information. To: the applicant. Settled by the answer or by the end of the case. */
export const applicationInformationRequested = subscriber(
  'notifications.application-information-requested',
  ['applications.information_requested'],
  async (ctx, { id, data }) => {
    const service = await findServiceName(ctx, data.serviceCode)
    const actionPath = `/applications/${data.applicationId}`
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'application_information_requested',
      params: { reference: data.reference, service: service?.name ?? data.serviceCode },
      // An officer may ask more than once in one case; each question is a fact of its own.
      dedupeKey: `application_information_requested|${id}`,
      asks: { matter: `application:${data.applicationId}`, actionPath, dueOn: data.answerBy },
    })
  },
)
