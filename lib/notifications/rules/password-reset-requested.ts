import { subscriber } from '@/lib/events'
import { dayInBaku } from '@/lib/platform/time'
import { sendNotice } from '../send-notice'
import { placeOf } from './place'

/** On: somebody asks to set a new password. To: the account's owner, once a day: anybody can ask, as often as they like. */
export const passwordResetRequested = subscriber(
  'notifications.password-reset-requested',
  ['identity.password_reset_requested'],
  async (ctx, { time, requestId, data: { personId } }) => {
    await sendNotice(ctx.db, ctx, {
      personId,
      kind: 'password_reset_requested',
      params: { askedAt: time.toISOString(), ...(await placeOf(ctx.db, { personId, requestId })) },
      dedupeKey: `password_reset_requested|${dayInBaku(time)}`,
      actionPath: '/cabinet/security/history',
    })
  },
)
