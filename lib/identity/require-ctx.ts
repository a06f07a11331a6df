import { cookies, headers } from 'next/headers'
import { notFound, redirect, unstable_rethrow } from 'next/navigation'
import { cache } from 'react'
import { DEFAULT_LOCALE, type Locale } from '@/lib/i18n/locales'
import type { Actor, Anonymous, Applicant, Citizen, Ctx, Staff } from '@/lib/platform/context'
import { database } from '@/lib/platform/database'
import { formValues, rememberAttempt, withAttempt } from '@/lib/platform/forms'
import { isId, newKey } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { clientAddress, readFacts } from '@/lib/platform/request-facts'
import { currentTime } from '@/lib/platform/time'
import { type Acting, findActedFor, findActing } from './acting'
import { isGuardian } from './acting-rules'
import { ACTING_AS, type ClosedReason, closedAddress } from './closed'
import { type AssuranceLevel, hasLevel } from './levels'
import { type SessionView, viewOf } from './session-view'
import { sessionCookieName } from './session-cookie'
import { findEndReason, findLiveSession, type LiveSession, touchSession } from './sessions'
import type { SessionEndReason } from './model'
import { findStaffActor } from './access/staff-actor'
import { localeOfPath } from './next-path'
import { unavailableAddress } from './unavailable'

// No `server-only` here: the worker and ASAN Login open this room's door too, and next/headers already refuses browsers.

// An address proxy.ts does not pass (an action posted to a cached page) is named here; nothing the sender says about it is believed.
const requestFacts = cache(async () => {
  const { requestId, path } = readFacts(await headers()) ?? { requestId: newKey(), path: null }
  const locale: Locale = localeOfPath(path) ?? DEFAULT_LOCALE
  return { requestId, path: path ?? `/${locale}`, locale }
})

/**
 * What a read answers; when it fails, the visitor goes to a page that says so and needs no database, and finds there the number
 * of the log line and the way back. For what a request cannot do without, for pages that ask before they know who asks, and for files,
 * whose failure would be an empty answer.
 */
export async function orUnavailable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    unstable_rethrow(error) // Next's own way of saying "redirect" or "not found"
    const { requestId, path, locale } = await requestFacts()
    log.error({ err: error, requestId }, 'the database did not answer a request')
    redirect(unavailableAddress({ locale, next: path, reference: requestId }))
  }
}

const cookieToken = async (): Promise<string | undefined> => (await cookies()).get(sessionCookieName())?.value

// One look-up a request, however many panels ask.
const currentSession = cache(async (): Promise<LiveSession | null> => {
  const token = await cookieToken()
  if (!token) return null
  return orUnavailable(async () => {
    const now = currentTime()
    const session = await findLiveSession(database(), token, now)
    return session && { ...session, idleExpiresAt: await touchSession(database(), session, now) }
  })
})

async function base<A extends Actor>(actor: A): Promise<Ctx<A>> {
  const head = await headers()
  const { requestId, locale } = await requestFacts()
  const userAgent = head.get('user-agent')
  return {
    db: database(),
    actor,
    now: currentTime(),
    locale,
    requestId,
    log: log.child({ requestId }),
    ip: clientAddress(head),
    userAgent: userAgent ? userAgent.slice(0, 300) : undefined,
  }
}

async function toSignIn(): Promise<never> {
  const { path, locale } = await requestFacts()
  redirect(`/${locale}/sign-in?next=${encodeURIComponent(path)}`)
}

/** The person who sits there. */
const selfOf = ({ id, personId, loginSessionId, level }: LiveSession): Citizen => ({
  kind: 'citizen',
  personId,
  sessionId: id,
  loginSessionId: loginSessionId ?? undefined,
  level,
})

/** For whom the browser acts: nobody else, somebody, or somebody it may no longer act for. One look-up a request. */
const currentlyActing = cache(async (): Promise<Acting | 'ended' | null> => {
  const session = await currentSession()
  const id = session?.representationId
  if (!session || !id) return null
  return (await orUnavailable(() => findActing(database(), id, session.personId, currentTime()))) ?? 'ended'
})

/** For whom the person signed in acts just now, for the header. Null: for themselves. */
export const currentActing = async (): Promise<Acting | 'ended' | null> => currentlyActing()

/** Name of whom this browser acted for, also when it no longer may; of a right named by its id, whoever it acts for now. */
export async function actedFor(id?: string): Promise<string | null> {
  const session = await currentSession()
  const asked = id ?? session?.representationId
  if (!session || !isId(asked)) return null
  return orUnavailable(() => findActedFor(database(), asked, session.personId))
}

async function toClosed(reason: ClosedReason, more: { as?: string; next?: string } = {}): Promise<never> {
  const { path, locale } = await requestFacts()
  redirect(closedAddress({ locale, reason, next: path, ...more }))
}

/** A form somebody sent. `keep` names the attempt under which its page recalls what was typed. */
export type Sent = { form: FormData; keep?: string }

/**
 * A form drawn while acting for one person never acts for another: it says for whom it was drawn, nothing for oneself.
 * What was typed waits for the sender to switch back.
 */
async function refuseDrawnForOther(session: LiveSession, { form, keep }: Sent): Promise<void> {
  const drawnFor = String(form.get(ACTING_AS) ?? '')
  if (drawnFor === (session.representationId ?? '')) return
  const { path } = await requestFacts()
  const self = await base(selfOf(session))
  const next = keep
    ? withAttempt(path, await orUnavailable(() => rememberAttempt(self, { form: keep, values: formValues(form), errors: [] })))
    : path
  await toClosed('other', { as: drawnFor, next })
}

/**
 * Who asks. Pages and actions begin here; without a session the visitor is sent to sign in, without a staff post the page does not
 * exist, and while the database does not answer they meet a page that says so. A failure later in the same request is rare and
 * falls to the error page.
 *
 * Everything of a citizen is closed to those who act for them unless it asks for less: `applicant` lets every deputy in,
 * `guardian` only a parent. `oneself` is the person who really sits there, whoever they act for. An action that is open to
 * deputies hands over the form, so that what was drawn for one owner is not sent for another.
 */
export async function requireCtx(kind: 'citizen' | 'oneself'): Promise<Ctx<Citizen>>
export async function requireCtx(kind: 'applicant' | 'guardian', sent?: Sent): Promise<Ctx<Applicant>>
export async function requireCtx(kind: 'staff'): Promise<Ctx<Staff>>
export async function requireCtx(kind: 'anyone'): Promise<Ctx<Citizen | Anonymous>>
export async function requireCtx(
  kind: 'citizen' | 'oneself' | 'applicant' | 'guardian' | 'staff' | 'anyone',
  sent?: Sent,
): Promise<Ctx> {
  const session = await currentSession()
  if (!session) {
    if (kind === 'anyone') return base({ kind: 'anonymous' })
    return toSignIn()
  }
  if (kind === 'staff') {
    const { id, staffId } = session
    const actor = staffId ? await orUnavailable(() => findStaffActor(database(), staffId, id, currentTime())) : null
    if (!actor) notFound()
    return base({ ...actor, loginSessionId: session.loginSessionId ?? undefined, level: session.level })
  }
  const self = selfOf(session)
  if (kind === 'anyone' || kind === 'oneself') return base(self)
  if (sent) await refuseDrawnForOther(session, sent)
  const acting = await currentlyActing()
  if (!acting) return base(self)
  if (acting === 'ended') return toClosed('ended')
  const actor: Applicant = { ...self, personId: acting.personId, deputy: acting.deputy }
  if (kind === 'citizen' || (kind === 'guardian' && !isGuardian(actor))) return toClosed('self')
  return base(actor)
}

/**
 * For pages and actions that want to be surer of who asks: at a lower level the visitor goes to ASAN Login, proves what is
 * missing, and is back here. What an action was sent does not survive the way: it remembers the form first, and gives `next`.
 * A use case asks `hasLevel` itself.
 */
export async function requireLevel(ctx: Ctx<Applicant | Staff>, wanted: AssuranceLevel, next?: string): Promise<void> {
  if (hasLevel(ctx.actor, wanted)) return
  const { path, locale } = await requestFacts()
  redirect(`/api/auth/start?${new URLSearchParams({ locale, level: wanted, next: next ?? path })}`)
}

/** Until when the visitor stays signed in, and at which level; for the frame of signed-in pages. */
export async function currentSessionView(): Promise<SessionView | null> {
  const session = await currentSession()
  return session && viewOf(session, currentTime())
}

/** Whether the person signed in also works here; decides if the header shows the way to the staff pages. */
export async function isStaffMember(): Promise<boolean> {
  return Boolean((await currentSession())?.staffId)
}

/** Why the visitor, who was signed in before, is no longer; null when there is nothing to tell. */
export async function lastSessionEnd(): Promise<SessionEndReason | null> {
  const token = await cookieToken()
  return token ? orUnavailable(() => findEndReason(database(), token, currentTime())) : null
}
