import { openApi } from '@/lib/catalogue'
import { env } from '@/lib/platform/env'
import { preflight, serveOpenData } from '../_parts/serve'

export const dynamic = 'force-dynamic'
export const OPTIONS = preflight

/** OpenAPI description of open data. */
export const GET = (request: Request): Promise<Response> => serveOpenData(request, async () => ({ value: openApi(env().PORTAL_URL) }))
