import { cookies, headers } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { cache } from 'react'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales'
import type { Actor, Anonymous, Citizen, Ctx, Staff } from '@/lib/platform/context'
import { database } from '@/lib/platform/database'
import { log } from '@/lib/platform/log'
import { currentTime } from '@/lib/platform/time'
import { sessionCookieName } from './session-cookie'
import { findEndReason, findLiveSession, findStaffActor, type LiveSession, touchSession } from './sessions'
import type { SessionEndReason } from './model'

// No `server-only` here: the worker and ASAN Login open this room's door too, and next/headers already refuses browsers.

const cookieToken = async (): Promise<string | undefined> => (await cookies()).get(sessionCookieName())?.value

// One look-up a request, however many panels ask.
const currentSession = cache(async (): Promise<LiveSession | null> => {
  const token = await cookieToken()
  if (!token) return null
  const now = currentTime()
  const session = await findLiveSession(database(), token, now)
  if (session) await touchSession(database(), session, now)
  return session
})

async function base<A extends Actor>(actor: A): Promise<Ctx<A>> {
  const head = await headers()
  const requestId = head.get('x-request-id') ?? 'none'
  const locale = localeOf(head.get('x-path'))
  const userAgent = head.get('user-agent')
  return {
    db: database(),
    actor,
    now: currentTime(),
    locale,
    requestId,
    log: log.child({ requestId }),
    ip: head.get('x-client-ip') || undefined,
    userAgent: userAgent ? userAgent.slice(0, 300) : undefined,
  }
}

function localeOf(path: string | null): Locale {
  const first = path?.split('/')[1]
  return isLocale(first) ? first : DEFAULT_LOCALE
}

async function toSignIn(): Promise<never> {
  const path = (await headers()).get('x-path') ?? '/'
  redirect(`/${localeOf(path)}/sign-in?next=${encodeURIComponent(path)}`)
}

/** Who asks. Pages and actions begin here; without a session the visitor is sent to sign in, without a staff post the page does not exist. */
export async function requireCtx(kind: 'citizen'): Promise<Ctx<Citizen>>
export async function requireCtx(kind: 'staff'): Promise<Ctx<Staff>>
export async function requireCtx(kind: 'anyone'): Promise<Ctx<Citizen | Anonymous>>
export async function requireCtx(kind: 'citizen' | 'staff' | 'anyone'): Promise<Ctx> {
  const session = await currentSession()
  if (!session) {
    if (kind === 'anyone') return base({ kind: 'anonymous' })
    return toSignIn()
  }
  if (kind === 'staff') {
    const actor = session.staffId ? await findStaffActor(database(), session.staffId, session.id, currentTime()) : null
    if (!actor) notFound()
    return base(actor)
  }
  return base({ kind: 'citizen', personId: session.personId, sessionId: session.id, level: session.level })
}

/** Whether the person signed in also works here; decides if the header shows the way to the staff pages. */
export async function isStaffMember(): Promise<boolean> {
  return Boolean((await currentSession())?.staffId)
}

/** Why the visitor, who was signed in before, is no longer; null when there is nothing to tell. */
export async function lastSessionEnd(): Promise<SessionEndReason | null> {
  const token = await cookieToken()
  return token ? findEndReason(database(), token, currentTime()) : null
}
