import { getOpenRegistry } from '@/lib/catalogue'
import { DEFAULT_LOCALE } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { publicCtx } from '@/lib/platform/public-context'
import { preflight, serveOpenData } from '../_parts/serve'

export const dynamic = 'force-dynamic'
export const OPTIONS = preflight

/** The whole registry as one file. */
export const GET = (request: Request): Promise<Response> =>
  serveOpenData(request, async () => {
    const { revision, services, tag } = await getOpenRegistry(publicCtx(DEFAULT_LOCALE), env().PORTAL_URL)
    return {
      value: { revision, services },
      tag: `${revision}-${tag}`,
      headers: { 'content-disposition': 'attachment; filename="services.json"' },
    }
  })
