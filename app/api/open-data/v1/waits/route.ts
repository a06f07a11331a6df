import { DEFAULT_LOCALE } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { OPEN_DATA_SECONDS, openWaits } from '@/lib/queue'
import { preflight, serveOpenData } from '../_parts/serve'

export const dynamic = 'force-dynamic'
export const OPTIONS = preflight

/** Live waits of every centre. */
export const GET = (request: Request): Promise<Response> =>
  serveOpenData(request, async () => {
    const value = await openWaits(publicCtx(DEFAULT_LOCALE))
    return { value, headers: { 'cache-control': `public, max-age=${OPEN_DATA_SECONDS.waits}` } }
  })
