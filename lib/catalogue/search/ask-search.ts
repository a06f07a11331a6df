import { inArray } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { services } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { storable } from '@/lib/platform/forms/model'
import { SEARCH_MAX_LENGTH } from '../model'
import { getSearchIndex } from './load-index'
import { type Hit, rank } from './rank'

export type FoundService = { code: string; name: LocalizedText; agencyCode: string } & Pick<Hit, 'score' | 'coverage' | 'reasons'>
export type SearchAnswer = { query: string /** What of the question was looked for. */; words: string[]; found: FoundService[] }

/** The best answers to a question with what they were found by; nothing when nothing of the registry was meant. */
export async function askSearch(ctx: Ctx, query: string, limit: number): Promise<SearchAnswer> {
  const asked = storable(query.slice(0, SEARCH_MAX_LENGTH))
  const { hits, words } = rank(await getSearchIndex(ctx.db), asked, limit)
  if (hits.length === 0) return { query: asked, words, found: [] }
  const rows = await ctx.db
    .select({ code: services.code, name: services.name, agencyCode: services.agencyCode })
    .from(services)
    .where(
      inArray(
        services.code,
        hits.map(({ code }) => code),
      ),
    )
  const byCode = new Map(rows.map((row) => [row.code, row]))
  return {
    query: asked,
    words,
    found: hits.flatMap((hit) => {
      const service = byCode.get(hit.code)
      return service ? [{ ...hit, ...service }] : []
    }),
  }
}
