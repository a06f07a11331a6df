import { eq } from 'drizzle-orm'
import { people } from '@/db/schema'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'
import { placeOf } from './place'

/**
 * On: somebody asks to set a new password. To: the account's owner, with the code, which is read when the message leaves and stands
 * in no notice. By SMS only when there is no mail address: a stranger can ask, and asking is limited (lib/identity/methods/codes).
 */
export const passwordResetRequested = subscriber(
  'notifications.password-reset-requested',
  ['identity.password_reset_requested'],
  async (ctx, { time, requestId, data: { personId, codeId } }) => {
    const [person] = await ctx.db.select({ email: people.email }).from(people).where(eq(people.id, personId))
    await sendNotice(ctx.db, ctx, {
      personId,
      kind: 'password_reset_requested',
      params: { askedAt: time.toISOString(), codeId, ...(await placeOf(ctx.db, { personId, requestId })) },
      dedupeKey: `password_reset_requested|${codeId}`,
      channels: [person?.email ? 'email' : 'sms'],
      actionPath: '/cabinet/security/history',
    })
  },
)
