import { subscriber } from '@/lib/events'
import { dayInBaku } from '@/lib/platform/time'
import { sendNotice } from '../send-notice'
import { placeOf } from './place'

/** On: so many wrong tries that the next ones wait. To: the account's owner, once a day, however long a stranger goes on. */
export const signInBlocked = subscriber(
  'notifications.sign-in-blocked',
  ['identity.sign_in_blocked'],
  async (ctx, { time, requestId, data: { personId } }) => {
    await sendNotice(ctx.db, ctx, {
      personId,
      kind: 'sign_in_blocked',
      params: { lastAt: time.toISOString(), ...(await placeOf(ctx.db, { personId, requestId })) },
      dedupeKey: `sign_in_blocked|${dayInBaku(time)}`,
      actionPath: '/cabinet/security/history',
    })
  },
)
