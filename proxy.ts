import { type NextRequest, NextResponse } from 'next/server'
import { DEFAULT_LOCALE, isLocale } from './lib/i18n/locales'
import { writeFacts } from './lib/platform/request-facts'

// Convenience, not protection: it picks the language, names the request, sets the policy of pages made per request and
// sends visitors without a cookie to sign in. Every page and action checks for itself.

const PRIVATE =
  /^\/(az|en|ru)\/(cabinet|portfolio|apply|applications|appointments|consents|notifications|activity|representation|available|complaints|admin)(\/|$)/

export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl
  const [, first = ''] = pathname.split('/')
  if (first === 'dev') return pageMadePerRequest(request, path(request))
  if (!isLocale(first))
    return NextResponse.redirect(new URL(`/${preferred(request)}${pathname === '/' ? '' : pathname}${search}`, request.url))

  if (PRIVATE.test(pathname) && !request.cookies.has('asan.session') && !request.cookies.has('__Host-asan.session')) {
    return NextResponse.redirect(new URL(`/${first}/sign-in?next=${encodeURIComponent(path(request))}`, request.url))
  }

  return pageMadePerRequest(request, path(request))
}

const path = (request: NextRequest): string => request.nextUrl.pathname + request.nextUrl.search

function pageMadePerRequest(request: NextRequest, path: string): NextResponse {
  const nonce = crypto.randomUUID().replaceAll('-', '')
  const policy = contentSecurityPolicy(nonce)
  const headers = new Headers(request.headers)
  // What came from outside under these names is dropped: a forged nonce would let a script in.
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', policy)
  const requestId = crypto.randomUUID()
  writeFacts(headers, { requestId, path })
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  response.headers.set('x-request-id', requestId)
  response.headers.set('cache-control', 'private, no-store')
  return response
}

function contentSecurityPolicy(nonce: string): string {
  const development = process.env.NODE_ENV === 'development'
  const login = new URL(process.env.LOGIN_URL ?? 'http://localhost:3001').origin
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ''}`,
    development ? "style-src 'self' 'unsafe-inline'" : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "manifest-src 'self'",
    // The kiosk's own worker (public/kiosk-worker.js) keeps it going without a network.
    "worker-src 'self'",
    // Signing in and out leaves by a form for the sign-in origin.
    `form-action 'self' ${login}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ')
}

/** The language asked for first in Accept-Language that we speak, else Azerbaijani. A cookie from the language switch wins. */
function preferred(request: NextRequest): string {
  const chosen = request.cookies.get('locale')?.value
  if (isLocale(chosen)) return chosen
  const wanted = (request.headers.get('accept-language') ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  return wanted.find(isLocale) ?? DEFAULT_LOCALE
}

export const config = {
  matcher: [
    // Everything under a language but the cached public pages (they carry their own policy, see page-cache.cjs) and the files of
    // applications: Next would hold the body of an upload in memory for the proxy, and a download carries its own headers.
    '/(az|en|ru)/((?!(?:services|centres|units)(?:/[^/]+)?$|services/(?:categories|life-events|agencies|recipients|all)/[^/]+$|services/[^/]+/versions(?:/[^/]+)?$|open-data$|centres/regions/[^/]+$|applications/[^/]+/files(?:/[^/]+)?$|about$|accessibility$|privacy$).+)',
    // Addresses without a language.
    '/((?!az(?:/|$)|en(?:/|$)|ru(?:/|$)|api/|\\.well-known/|_next/|.*\\.[a-z0-9]+$).*)',
  ],
}
