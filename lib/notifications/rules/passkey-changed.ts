import { eq } from 'drizzle-orm'
import { passkeys } from '@/db/schema'
import { subscriber } from '@/lib/events'
import { sendNotice } from '../send-notice'
import { placeOf } from './place'

/** On: a passkey that opens the account comes or goes. To: its owner; a stranger's passkey would outlive a changed password. */
export const passkeyChanged = subscriber(
  'notifications.passkey-changed',
  ['identity.passkey_added', 'identity.passkey_removed'],
  async (ctx, { id, type, time, requestId, data: { personId, passkeyId } }) => {
    const [passkey] = await ctx.db.select({ name: passkeys.name }).from(passkeys).where(eq(passkeys.id, passkeyId))
    if (!passkey) return
    await sendNotice(ctx.db, ctx, {
      personId,
      kind: type === 'identity.passkey_added' ? 'passkey_added' : 'passkey_removed',
      params: { name: passkey.name, changedAt: time.toISOString(), ...(await placeOf(ctx.db, { personId, requestId })) },
      dedupeKey: `passkey|${id}`,
      actionPath: '/cabinet/security/ways',
    })
  },
)
