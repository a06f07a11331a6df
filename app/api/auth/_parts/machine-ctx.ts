import type { NextRequest } from 'next/server'
import { localeOfPath } from '@/lib/identity/model'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n/locales'
import type { Actor, Ctx } from '@/lib/platform/context'
import { database } from '@/lib/platform/database'
import { newKey } from '@/lib/platform/ids'
import { log } from '@/lib/platform/log'
import { clientAddress } from '@/lib/platform/request-facts'
import { currentTime } from '@/lib/platform/time'

/** The context of a route under /api, which proxy.ts does not pass: it names the request itself. */
export function machineCtx<A extends Actor>(request: NextRequest, actor: A, locale: Locale = DEFAULT_LOCALE): Ctx<A> {
  const requestId = newKey()
  return {
    db: database(),
    actor,
    now: currentTime(),
    locale,
    requestId,
    log: log.child({ requestId }),
    ip: clientAddress(request.headers),
    userAgent: request.headers.get('user-agent')?.slice(0, 300),
  }
}

/** The language asked for, else that of the page the visitor came to or from. */
export const localeFor = (asked: unknown, ...paths: (string | null | undefined)[]): Locale =>
  typeof asked === 'string' && isLocale(asked)
    ? asked
    : (paths.map(localeOfPath).find((locale) => locale !== null) ?? DEFAULT_LOCALE)

/** A redirect to a page of the portal or to ASAN Login; never kept by a cache. */
export function goTo(address: string, headers: Headers = new Headers()): Response {
  headers.set('location', address)
  headers.set('cache-control', 'no-store')
  return new Response(null, { status: 303, headers })
}
