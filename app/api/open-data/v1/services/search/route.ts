import { z } from 'zod'
import { askSearch } from '@/lib/catalogue'
import { SEARCH_MAX_LENGTH } from '@/lib/catalogue/model'
import { LOCALES, localized } from '@/lib/i18n'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { publicCtx } from '@/lib/platform/public-context'

const MOST = 50
const Question = z.object({
  q: z.string({ message: 'required' }).trim().min(1, 'required').max(SEARCH_MAX_LENGTH, 'too_long'),
  lang: z.enum(LOCALES, 'unknown_language').default('az'),
  limit: z.coerce.number('invalid').int('invalid').min(1, 'too_small').max(MOST, 'too_big').default(10),
})

const OPEN = { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' }

/**
 * The search of the registry for machines (documented on /open-data). The body names the question, then the services in the order of
 * their scores; `nothingFits` is true for questions that are about something else, and the list is then empty.
 */
export async function GET(request: Request): Promise<Response> {
  const asked = new URL(request.url).searchParams
  const parsed = Question.safeParse(
    Object.fromEntries(['q', 'lang', 'limit'].flatMap((name) => (asked.has(name) ? [[name, asked.get(name)]] : []))),
  )
  if (!parsed.success)
    return problem(400, 'The question is not well formed', {
      errors: parsed.error.issues.map(({ path, message }) => ({ parameter: path.join('.'), code: message })),
    })
  const { q, lang, limit } = parsed.data
  try {
    const { query, found } = await askSearch(publicCtx(lang), q, limit)
    const base = `${env().PORTAL_URL}/${lang}/services`
    return Response.json(
      {
        query,
        lang,
        nothingFits: found.length === 0,
        results: found.map((one, at) => ({
          rank: at + 1,
          code: one.code,
          name: localized(lang, one.name),
          score: one.score,
          agency: one.agencyCode,
          url: `${base}/${one.code}`,
        })),
      },
      { headers: { ...OPEN, 'cache-control': 'public, max-age=60', 'content-language': lang } },
    )
  } catch (error) {
    log.error({ err: error }, 'a search could not be answered')
    return problem(503, 'The search cannot answer now', {}, { 'retry-after': '5' })
  }
}

const problem = (status: number, title: string, more: object = {}, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title, status, ...more }), {
    status,
    headers: { ...OPEN, 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...headers },
  })
