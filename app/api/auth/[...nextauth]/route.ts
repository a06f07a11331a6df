import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { problemAddress, safeNext, sessionCookieName, type SignInProblem } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { goTo, localeFor, machineCtx } from '../_parts/machine-ctx'
import { authOptions, PROVIDER, roundTrip } from '../_parts/portal-client'

export const dynamic = 'force-dynamic'

/**
 * Where ASAN Login sends the person back. Of next-auth's addresses only this one is open: its session address would clear
 * our cookie, its sign-out knows nothing of our table.
 */
export async function GET(request: NextRequest, { params }: RouteContext<'/api/auth/[...nextauth]'>): Promise<Response> {
  const { nextauth } = await params
  if (nextauth.join('/') !== `callback/${PROVIDER}`) return new Response(null, { status: 404 })

  const options = authOptions()
  const portal = new URL(env().PORTAL_URL).origin
  const asked = pathOf(request.cookies.get(options.cookies?.callbackUrl?.name ?? '')?.value, portal)
  const locale = localeFor(null, asked)
  const next = safeNext(asked, locale)
  const ctx = machineCtx(request, { kind: 'anonymous' }, locale)
  const refused = (problem: SignInProblem, headers?: Headers) =>
    goTo(problemAddress({ problem, reference: ctx.requestId, locale, next }), headers)

  if (request.nextUrl.searchParams.get('error') === 'access_denied') return refused('cancelled')
  const trip = {
    ctx,
    previousToken: request.cookies.get(sessionCookieName())?.value,
    problem: undefined,
    token: undefined as string | undefined,
  }
  const answer: Response = await roundTrip.run(trip, () => NextAuth(request, { params: Promise.resolve({ nextauth }) }, options))

  const headers = new Headers()
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', untilBrowserCloses(cookie))
  if (trip.token) return goTo(next, headers)
  const failure = new URL(answer.headers.get('location') ?? '/', portal).searchParams.get('error')
  return refused(trip.problem ?? (failure === 'OAuthCallback' ? 'interrupted' : 'failed'), headers)
}

const pathOf = (address: string | undefined, portal: string): string | null =>
  address?.startsWith(`${portal}/`) ? address.slice(portal.length) : null

/** Our session cookie goes when the browser closes: many people sign in at a neighbour's or in a centre. */
function untilBrowserCloses(cookie: string): string {
  return cookie.startsWith(`${sessionCookieName()}=`) && !/max-age=0/i.test(cookie)
    ? cookie.replace(/;\s*(expires|max-age)=[^;]*/gi, '')
    : cookie
}
