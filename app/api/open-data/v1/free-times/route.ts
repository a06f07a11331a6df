import { DEFAULT_LOCALE } from '@/lib/i18n'
import { publicCtx } from '@/lib/platform/public-context'
import { OPEN_DATA_SECONDS, OpenFreeTimesQuery, openFreeTimes } from '@/lib/queue'
import { preflight, serveOpenData } from '../_parts/serve'

export const dynamic = 'force-dynamic'
export const OPTIONS = preflight

/** The nearest free time of a service at every centre. */
export const GET = (request: Request): Promise<Response> =>
  serveOpenData(request, async () => {
    const asked = OpenFreeTimesQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
    if (!asked.success) {
      const errors = asked.error.issues.map(({ path, message }) => ({ parameter: path.join('.'), code: message }))
      return { problem: { status: 400, title: 'A parameter is wrong', errors } }
    }
    const found = await openFreeTimes(publicCtx(DEFAULT_LOCALE), asked.data.service)
    if (!found.ok) return { problem: { status: 404, title: 'There is no such service' } }
    return { value: found.value, headers: { 'cache-control': `public, max-age=${OPEN_DATA_SECONDS.freeTimes}` } }
  })
