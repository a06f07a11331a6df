import { openServiceSchema } from '@/lib/catalogue'
import { env } from '@/lib/platform/env'
import { preflight, serveOpenData } from '../../_parts/serve'

export const dynamic = 'force-dynamic'
export const OPTIONS = preflight

/** JSON Schema of a service. */
export const GET = (request: Request): Promise<Response> =>
  serveOpenData(request, async () => ({
    value: openServiceSchema(env().PORTAL_URL),
    headers: { 'content-type': 'application/schema+json' },
  }))
