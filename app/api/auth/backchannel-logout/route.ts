import type { NextRequest } from 'next/server'
import { obeyLogoutToken } from '@/lib/identity'
import { env } from '@/lib/platform/env'
import { machineCtx } from '../_parts/machine-ctx'
import { CLIENT_ID } from '../_parts/portal-client'

export const dynamic = 'force-dynamic'

const LIMIT_BYTES = 16 * 1024

/** ASAN Login tells that one of its sessions is over (OpenID Connect Back-Channel Logout 1.0). */
export async function POST(request: NextRequest): Promise<Response> {
  const ctx = machineCtx(request, { kind: 'system', job: 'identity.backchannel-logout' })
  if (Number(request.headers.get('content-length') ?? LIMIT_BYTES + 1) > LIMIT_BYTES) return refused('invalid_request', 413)
  const token = await logoutToken(request)
  if (!token) return refused('invalid_request')
  const obeyed = await obeyLogoutToken(ctx, token, { issuer: new URL(env().LOGIN_URL).origin, audience: CLIENT_ID })
  if (!obeyed.ok) return refused(obeyed.error)
  ctx.log.info({ ended: obeyed.value.ended }, 'sessions ended by ASAN Login')
  return new Response(null, { status: 200, headers: { 'cache-control': 'no-store' } })
}

async function logoutToken(request: NextRequest): Promise<string | null> {
  const form = await request.formData().catch(() => null)
  const token = form?.get('logout_token')
  return typeof token === 'string' ? token : null
}

const refused = (error: string, status = 400) => Response.json({ error }, { status, headers: { 'cache-control': 'no-store' } })
