import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { applicationNow, openQuestion } from '../matters'
import { sendNotice } from '../send-notice'

/**
 * On: an officer asked the applicant for information. To: the applicant, while the question is open; one answered or taken
 * back before this runs is not told of. Settled by the answer, by the officer going on without it, or by the end of the case.
 */
export const applicationInformationRequested = subscriber(
  'notifications.application-information-requested',
  ['applications.information_requested'],
  async (ctx, { data }) => {
    const present = await applicationNow(ctx.db, data.applicationId)
    if (present?.status !== 'information_requested') return
    const question = await openQuestion(ctx.db, data.applicationId)
    if (!question) return
    const service = await findServiceName(ctx, data.serviceCode)
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'application_information_requested',
      params: { reference: data.reference, service: service?.name ?? data.serviceCode },
      // An officer may ask more than once in one case; each question is a fact of its own.
      dedupeKey: `application_information_requested|${question.id}`,
      asks: {
        matter: `application:${data.applicationId}`,
        actionPath: `/applications/${data.applicationId}`,
        dueOn: question.answerBy,
      },
    })
  },
)
