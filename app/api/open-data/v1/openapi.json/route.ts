import { openApi } from '@/lib/catalogue'
import { env } from '@/lib/platform/env'
import { openDataPaths } from '@/lib/queue'
import { preflight, serveOpenData } from '../_parts/serve'

export const dynamic = 'force-dynamic'
export const OPTIONS = preflight

/** OpenAPI description of open data. */
export const GET = (request: Request): Promise<Response> =>
  serveOpenData(request, async () => {
    const registry = openApi(env().PORTAL_URL)
    return { value: { ...registry, paths: { ...registry.paths, ...openDataPaths } } }
  })
