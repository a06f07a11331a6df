import type { NextRequest } from 'next/server'
import { sessionCookieName, signOut } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { goTo, localeFor, machineCtx } from '../_parts/machine-ctx'
import { CLIENT_ID } from '../_parts/portal-client'

export const dynamic = 'force-dynamic'

/** Ends the session here at once, then asks ASAN Login to end its own. Another site's form is refused. */
export async function POST(request: NextRequest): Promise<Response> {
  const portal = new URL(env().PORTAL_URL).origin
  if (!comesFrom(request, portal)) return new Response('Forms are taken from this site only.', { status: 403 })

  const form = await request.formData().catch(() => null)
  const locale = localeFor(form?.get('locale'), pathOfReferer(request))
  const ctx = machineCtx(request, { kind: 'anonymous' }, locale)
  const name = sessionCookieName()
  const token = request.cookies.get(name)?.value
  const { idToken } = token ? await signOut(ctx, token) : { idToken: null }

  const address = new URL('/session/end', env().LOGIN_URL)
  address.searchParams.set('client_id', CLIENT_ID)
  if (idToken) address.searchParams.set('id_token_hint', idToken)
  address.searchParams.set('post_logout_redirect_uri', `${portal}/${locale}/signed-out`)
  address.searchParams.set('ui_locales', locale)
  const secure = name.startsWith('__Host-') ? '; Secure' : ''
  const headers = new Headers({ 'set-cookie': `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`, 'clear-site-data': '"cache"' })
  return goTo(address.href, headers)
}

/** Browsers name the origin of every form they post; one that names none, and no same-origin fetch either, is not a browser's. */
function comesFrom(request: NextRequest, portal: string): boolean {
  const origin = request.headers.get('origin')
  return origin ? origin === portal : request.headers.get('sec-fetch-site') === 'same-origin'
}

function pathOfReferer(request: NextRequest): string | null {
  const referer = request.headers.get('referer')
  return referer ? (URL.parse(referer)?.pathname ?? null) : null
}
