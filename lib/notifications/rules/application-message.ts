import { and, asc, eq, isNull } from 'drizzle-orm'
import { applicationMessages } from '@/db/schema'
import { findServiceName } from '@/lib/catalogue'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'

/**
 * On: an officer wrote on the case. To: the applicant, unless they have read it already. Several words written before they look are
 * told once: the fact is the oldest unread one.
 */
export const applicationMessage = subscriber(
  'notifications.application-message',
  ['applications.message_sent'],
  async (ctx, { data }) => {
    if (data.side !== 'officer') return
    const [unread] = await ctx.db
      .select({ id: applicationMessages.id })
      .from(applicationMessages)
      .where(
        and(
          eq(applicationMessages.applicationId, data.applicationId),
          eq(applicationMessages.side, 'officer'),
          isNull(applicationMessages.readAt),
        ),
      )
      .orderBy(asc(applicationMessages.sentAt), asc(applicationMessages.id))
      .limit(1)
    if (!unread) return
    const service = await findServiceName(ctx, data.serviceCode)
    await sendNotice(ctx.db, ctx, {
      personId: data.personId,
      kind: 'application_message',
      params: { reference: data.reference, service: service?.name ?? data.serviceCode },
      dedupeKey: `application_message|${unread.id}`,
      actionPath: `/applications/${data.applicationId}#messages`,
    })
  },
)
