import type { Db } from '@/db/client'
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n/locales'
import type { Ctx, Staff } from '@/lib/platform/context'
import { database } from '@/lib/platform/database'
import { env } from '@/lib/platform/env'
import { newKey } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { clientAddress } from '@/lib/platform/request-facts'
import { currentTime } from '@/lib/platform/time'
import { findStaffActor } from './access/staff-actor'
import { sessionCookieName } from './session-cookie'
import { findLiveSession, touchSession } from './sessions'

/** Where a request is checked; tests bring their own. */
export type SessionWorld = { db: Db; now: Date; portal: string }

const thisWorld = (): SessionWorld => ({ db: database(), now: currentTime(), portal: new URL(env().PORTAL_URL).origin })

/**
 * The officer whose signed-in browser sends this request, for interfaces that are asked without the framework around them. The session
 * is read and kept alive as `requireCtx` does. Only the portal's own pages may send it: the `Origin` header must name the portal.
 *
 * @returns the code of the refusal when it is nobody, not an officer, or not from here
 */
export async function staffBehind(
  request: Request,
  { db, now, portal }: SessionWorld = thisWorld(),
): Promise<Ctx<Staff> | 'not_signed_in' | 'not_staff' | 'wrong_origin'> {
  if (request.headers.get('origin') !== portal) return 'wrong_origin'
  const token = cookieOf(request, sessionCookieName(portal))
  const session = token ? await findLiveSession(db, token, now) : null
  if (!session) return 'not_signed_in'
  await touchSession(db, session, now)
  const actor = session.staffId ? await findStaffActor(db, session.staffId, session.id, now) : null
  if (!actor) return 'not_staff'
  const requestId = newKey()
  const wanted = (request.headers.get('accept-language') ?? '').slice(0, 2).toLowerCase()
  return {
    db,
    actor: { ...actor, loginSessionId: session.loginSessionId ?? undefined, level: session.level },
    now,
    locale: isLocale(wanted) ? wanted : DEFAULT_LOCALE,
    requestId,
    log: log.child({ requestId }),
    ip: clientAddress(request.headers),
    userAgent: request.headers.get('user-agent')?.slice(0, 300),
  }
}

function cookieOf({ headers }: Request, name: string): string | undefined {
  for (const part of (headers.get('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name) return value
  }
  return undefined
}
