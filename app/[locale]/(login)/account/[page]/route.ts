import type { NextRequest } from 'next/server'
import { safeNext } from '@/lib/identity'
import { DEFAULT_LOCALE, isLocale } from '@/lib/i18n'
import { env } from '@/lib/platform/env'

export const dynamic = 'force-dynamic'

const PAGES = ['password', 'passkeys', 'reset', 'activate']

/**
 * On to a page of one's account at ASAN Login. Passwords and passkeys are handled on that origin only; this address gives them a place
 * to come back to after a sign-in or a stronger proof, which end on the portal.
 */
export async function GET(request: NextRequest, { params }: RouteContext<'/[locale]/account/[page]'>): Promise<Response> {
  const { locale: asked, page } = await params
  if (!PAGES.includes(page)) return new Response(null, { status: 404 })
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE
  const address = new URL(`/account/${page}`, env().LOGIN_URL)
  address.searchParams.set('lang', locale)
  const back = request.nextUrl.searchParams.get('return')
  if (back) address.searchParams.set('return', safeNext(back, locale))
  // A page cannot fetch its way to another origin; without an answer it can read, the browser itself comes here.
  if (request.headers.has('rsc') || request.nextUrl.searchParams.has('_rsc')) return new Response(null, { status: 204 })
  return new Response(null, { status: 303, headers: { location: address.href, 'cache-control': 'no-store' } })
}
