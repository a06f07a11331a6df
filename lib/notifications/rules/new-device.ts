import { and, desc, eq, lt } from 'drizzle-orm'
import { sessions } from '@/db/schema'
import { subscriber } from '@/lib/events'
import { describeDevice } from '@/lib/platform/devices'
import { sendNotice } from '../send-notice'

/** Sign-ins looked back at: enough to know the devices in use, few enough for somebody who signs in every hour. */
const LOOK_BACK = 50

/** On: a sign-in. To: the account's owner, when no earlier sign-in came from such a browser and system. The first one ever is not news. */
export const newDevice = subscriber('notifications.new-device', ['identity.signed_in'], async (ctx, { data }) => {
  const [session] = await ctx.db.select().from(sessions).where(eq(sessions.id, data.sessionId))
  if (!session) return
  const earlier = await ctx.db
    .select({ userAgent: sessions.userAgent })
    .from(sessions)
    .where(and(eq(sessions.personId, data.personId), lt(sessions.signedInAt, session.signedInAt)))
    .orderBy(desc(sessions.signedInAt))
    .limit(LOOK_BACK)
  const device = describeDevice(session.userAgent)
  if (earlier.length === 0 || earlier.some((one) => describeDevice(one.userAgent) === device)) return
  await sendNotice(ctx.db, ctx, {
    personId: data.personId,
    kind: 'new_device',
    params: { device: device ?? '—', signedInAt: session.signedInAt.toISOString() },
    dedupeKey: `new_device|${data.sessionId}`,
    actionPath: '/activity?show=sign-ins',
  })
})
