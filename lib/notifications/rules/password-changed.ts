import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'
import { placeOf } from './place'

/** On: a new password, by its owner or by way of a reset code. To: the account's owner, who may not have been the one. */
export const passwordChanged = subscriber(
  'notifications.password-changed',
  ['identity.password_changed', 'identity.password_reset'],
  async (ctx, { id, type, time, requestId, data: { personId } }) => {
    await sendNotice(ctx.db, ctx, {
      personId,
      kind: type === 'identity.password_reset' ? 'password_reset' : 'password_changed',
      params: { changedAt: time.toISOString(), ...(await placeOf(ctx.db, { personId, requestId })) },
      dedupeKey: `password|${id}`,
      actionPath: '/cabinet/security/ways',
    })
  },
)
