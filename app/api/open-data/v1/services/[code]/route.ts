import { getOpenRegistry } from '@/lib/catalogue'
import { DEFAULT_LOCALE } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { publicCtx } from '@/lib/platform/public-context'
import { preflight, serveOpenData } from '../../_parts/serve'

export const dynamic = 'force-dynamic'
export const OPTIONS = preflight

/** One service as it holds today. */
export const GET = (request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> =>
  serveOpenData(request, async () => {
    const { code } = await params
    const service = (await getOpenRegistry(publicCtx(DEFAULT_LOCALE), env().PORTAL_URL)).byCode.get(code)
    return service ? { value: service } : { problem: { status: 404, title: 'There is no such service' } }
  })
