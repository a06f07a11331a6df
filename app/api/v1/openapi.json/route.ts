import { env } from '@/lib/platform/env'
import { openApi } from '@/lib/queue'

export const dynamic = 'force-dynamic'

/** OpenAPI description of the interface of visits. Public: whoever writes a program reads it first. */
export const GET = (): Response =>
  Response.json(openApi({ portal: new URL(env().PORTAL_URL).origin, login: new URL(env().LOGIN_URL).origin }), {
    headers: { 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' },
  })
