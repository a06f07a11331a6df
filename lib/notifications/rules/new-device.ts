import { and, desc, eq, isNull, lt } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { loginSessions, sessions } from '@/db/schema'
import { subscriber } from '@/lib/events'
import { describeDevice } from '@/lib/platform/devices'
import { sendNotice } from '../send-notice'
import { place } from './place'

/** Sign-ins looked back at: enough to know the devices in use, few enough for somebody who signs in every hour. */
const LOOK_BACK = 50

/**
 * On: a sign-in at ASAN Login, whichever portal asked for it. To: the account's owner, when no earlier sign-in came from such a
 * browser and system. The first one ever is not news.
 */
export const newDevice = subscriber('notifications.new-device', ['identity.login_started'], async (ctx, { data }) => {
  const [signIn] = await ctx.db.select().from(loginSessions).where(eq(loginSessions.id, data.loginSessionId))
  if (!signIn) return
  const earlier = await linesBefore(ctx.db, signIn)
  const device = describeDevice(signIn.userAgent)
  if (earlier.length === 0 || earlier.some((one) => describeDevice(one.userAgent) === device)) return
  await sendNotice(ctx.db, ctx, {
    personId: data.personId,
    kind: 'new_device',
    params: { device: device ?? '—', signedInAt: signIn.startedAt.toISOString(), ...place(signIn.ip) },
    dedupeKey: `new_device|${data.loginSessionId}`,
    actionPath: '/cabinet/security',
  })
})

/** Browser lines of earlier sign-ins; those from before ASAN Login kept its own are sessions of the portal. */
async function linesBefore(db: Db, { personId, startedAt }: { personId: string; startedAt: Date }) {
  const [own, older] = await Promise.all([
    db
      .select({ userAgent: loginSessions.userAgent })
      .from(loginSessions)
      .where(and(eq(loginSessions.personId, personId), lt(loginSessions.startedAt, startedAt)))
      .orderBy(desc(loginSessions.startedAt))
      .limit(LOOK_BACK),
    db
      .select({ userAgent: sessions.userAgent })
      .from(sessions)
      .where(and(eq(sessions.personId, personId), isNull(sessions.loginSessionId), lt(sessions.signedInAt, startedAt)))
      .orderBy(desc(sessions.signedInAt))
      .limit(LOOK_BACK),
  ])
  return [...own, ...older]
}
