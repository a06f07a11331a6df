import type { NextRequest } from 'next/server'
import { DEFAULT_LOCALE, isLocale, type Locale } from '@/lib/i18n'
import { requireCtx } from '@/lib/identity'
import type { Applicant, Ctx } from '@/lib/platform/context'

// proxy.ts does not pass these addresses (see its matcher), so nobody has told the language and the address asked for.

export const localeOf = (asked: string): Locale => (isLocale(asked) ? asked : DEFAULT_LOCALE)

/** On to another page; never kept by a cache. */
export const seeOther = (to: string): Response =>
  new Response(null, { status: 303, headers: { location: to, 'cache-control': 'private, no-store' } })

/** The applicant, or who acts for them. A visitor without a session is sent to sign in and then back to `next`. */
export async function applicantOr(locale: Locale, next: string): Promise<Ctx<Applicant> | Response> {
  const visitor = await requireCtx('anyone')
  if (visitor.actor.kind === 'anonymous') return seeOther(`/${locale}/sign-in?next=${encodeURIComponent(next)}`)
  return { ...(await requireCtx('applicant')), locale }
}

/** The page to come back to: of this very application, whatever the address says. */
export function backOf(request: NextRequest, base: string): string {
  const back = URL.parse(request.nextUrl.searchParams.get('back') ?? '', request.nextUrl.origin)
  if (!back || back.origin !== request.nextUrl.origin) return base
  return back.pathname === base || back.pathname.startsWith(`${base}/`) ? `${back.pathname}${back.search}` : base
}
