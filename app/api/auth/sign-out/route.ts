import type { NextRequest } from 'next/server'
import { sessionCookieName, signOut } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { goTo, localeFor, machineCtx } from '../_parts/machine-ctx'
import { comesFromHere } from '../_parts/own-origin'
import { CLIENT_ID } from '../_parts/portal-client'

export const dynamic = 'force-dynamic'

/** Ends the session here at once, then asks ASAN Login to end its own. Another site's form is refused. */
export async function POST(request: NextRequest): Promise<Response> {
  const portal = new URL(env().PORTAL_URL).origin
  if (!comesFromHere(request)) return new Response('Forms are taken from this site only.', { status: 403 })

  const form = await request.formData().catch(() => null)
  const locale = localeFor(form?.get('locale'), pathOfReferer(request))
  const ctx = machineCtx(request, { kind: 'anonymous' }, locale)
  const name = sessionCookieName()
  const token = request.cookies.get(name)?.value
  const secure = name.startsWith('__Host-') ? '; Secure' : ''
  // Whatever happens on our side, this browser shall not be signed in any more.
  const headers = new Headers({
    'set-cookie': `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure}`,
    'clear-site-data': '"cache"',
  })
  const ended = token ? await signOut(ctx, token).catch((error: unknown) => ({ error })) : { idToken: null }
  if ('error' in ended) {
    // ASAN Login lives on the same database: sending the visitor there would end at its error page.
    ctx.log.error({ err: ended.error }, 'a session could not be ended: its cookie is cleared, it runs out by itself')
    return goTo(`/${locale}/signed-out?incomplete=${ctx.requestId}`, headers)
  }

  const address = new URL('/session/end', env().LOGIN_URL)
  address.searchParams.set('client_id', CLIENT_ID)
  if (ended.idToken) address.searchParams.set('id_token_hint', ended.idToken)
  address.searchParams.set('post_logout_redirect_uri', `${portal}/${locale}/signed-out`)
  address.searchParams.set('ui_locales', locale)
  return goTo(address.href, headers)
}

function pathOfReferer(request: NextRequest): string | null {
  const referer = request.headers.get('referer')
  return referer ? (URL.parse(referer)?.pathname ?? null) : null
}
