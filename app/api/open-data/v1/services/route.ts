import { z } from 'zod'
import { getOpenRegistry } from '@/lib/catalogue'
import { DEFAULT_LOCALE } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { publicCtx } from '@/lib/platform/public-context'
import { preflight, serveOpenData } from '../_parts/serve'

export const dynamic = 'force-dynamic'
export const OPTIONS = preflight

const Question = z.object({
  page: z.coerce.number('invalid').int('invalid').min(1, 'too_small').max(10_000, 'too_big').default(1),
  limit: z.coerce.number('invalid').int('invalid').min(1, 'too_small').max(100, 'too_big').default(50),
  agency: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'invalid')
    .optional(),
  category: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'invalid')
    .optional(),
  online: z.enum(['true', 'false'], 'invalid').optional(),
})

/** Services of the registry, page by page. */
export const GET = (request: Request): Promise<Response> =>
  serveOpenData(request, async () => {
    const url = new URL(request.url)
    const asked = Question.safeParse(Object.fromEntries(url.searchParams))
    if (!asked.success) {
      const errors = asked.error.issues.map(({ path, message }) => ({ parameter: path.join('.'), code: message }))
      return { problem: { status: 400, title: 'A parameter is wrong', errors } }
    }
    const { page, limit, agency, category, online } = asked.data
    const portal = env().PORTAL_URL
    const registry = await getOpenRegistry(publicCtx(DEFAULT_LOCALE), portal)
    const services = registry.services.filter(
      (service) =>
        (!agency || service.agency.code === agency) &&
        (!category || service.category.code === category) &&
        (!online || service.online === (online === 'true')),
    )
    const pageCount = Math.max(1, Math.ceil(services.length / limit))
    const next = new URL(`${portal}/api/open-data/v1/services${url.search}`)
    next.searchParams.set('page', String(page + 1))
    const more = page < pageCount ? next.toString() : null
    return {
      value: { total: services.length, page, pageCount, next: more, services: services.slice((page - 1) * limit, page * limit) },
      ...(more ? { headers: { link: `<${more}>; rel="next"` } } : {}),
    }
  })
