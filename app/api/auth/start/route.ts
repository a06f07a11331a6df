import type { NextRequest } from 'next/server'
import { findLiveSession, isLevel, problemAddress, reaches, safeNext, sessionCookieName, unavailableAddress } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { goTo, localeFor, machineCtx } from '../_parts/machine-ctx'
import { beginRoundTrip, roundTrip } from '../_parts/portal-client'

export const dynamic = 'force-dynamic'

/**
 * `?next=&locale=&level=`: off to ASAN Login. Whoever is signed in already, at the level asked for, goes straight on. A level can
 * only ask for more: what one has is never read from an address.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const { searchParams } = request.nextUrl
  const asked = searchParams.get('next')
  const locale = localeFor(searchParams.get('locale'), asked)
  const next = safeNext(asked, locale)
  const level = searchParams.get('level')
  const wanted = isLevel(level) ? level : 'low'
  const ctx = machineCtx(request, { kind: 'anonymous' }, locale)

  const token = request.cookies.get(sessionCookieName())?.value
  try {
    const session = token ? await findLiveSession(ctx.db, token, ctx.now) : null
    if (session && reaches(session.level, wanted)) return goTo(next)
  } catch (error) {
    // ASAN Login lives on the same database, so there is no use in going on.
    ctx.log.error({ err: error }, 'the database did not answer a sign-in')
    return goTo(unavailableAddress({ locale, next, reference: ctx.requestId }))
  }

  // A page cannot fetch its way to another origin; without an answer it can read, the browser itself comes here.
  if (request.headers.has('rsc') || searchParams.has('_rsc')) return new Response(null, { status: 204 })
  const portal = new URL(env().PORTAL_URL).origin
  const { address, headers } = await roundTrip.run({ ctx }, () => beginRoundTrip(`${portal}${next}`, { locale, level: wanted }))
  // Anywhere else than ASAN Login means next-auth could not reach it.
  if (!address.startsWith(`${new URL(env().LOGIN_URL).origin}/`))
    return goTo(problemAddress({ problem: 'login_unavailable', reference: ctx.requestId, locale, next }))
  return goTo(address, headers)
}
