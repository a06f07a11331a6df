import { listOpenVersions } from '@/lib/catalogue'
import { DEFAULT_LOCALE } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { publicCtx } from '@/lib/platform/public-context'
import { preflight, serveOpenData } from '../../../_parts/serve'

export const dynamic = 'force-dynamic'
export const OPTIONS = preflight

/** Every published version of a service, the newest first. */
export const GET = (request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> =>
  serveOpenData(request, async () => {
    const { code } = await params
    const versions = /^[a-z0-9-]{1,60}$/.test(code)
      ? await listOpenVersions(publicCtx(DEFAULT_LOCALE), env().PORTAL_URL, code)
      : null
    return versions ? { value: { code, versions } } : { problem: { status: 404, title: 'There is no such service' } }
  })
