import { desc, or, type SQL, sql } from 'drizzle-orm'
import { services } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { storable } from '@/lib/platform/forms/model'
import { type Page, PAGE_SIZE, pageOf } from '@/lib/platform/pages'
import { SEARCH_MAX_LENGTH, type ServiceListItem } from './model'
import { scoreService, searchWords } from './ranking'
import { listServices } from './services'

/** More candidates than this tell that the words are too common to rank one by one. */
const MAX_CANDIDATES = 200
/** What scores below this share of the best answer only shares a common word with the question. */
const WORTH_SHOWING = 0.3

/**
 * Services that answer a question, best first. Words may lack diacritics, be cut short or be slightly misspelt, in any of
 * the three languages. The question is not logged: it may tell what a person is going through.
 */
export async function searchServices(ctx: Ctx, query: string, page: number): Promise<Page<ServiceListItem>> {
  const words = searchWords(storable(query.slice(0, SEARCH_MAX_LENGTH)))
  if (words.length === 0) return pageOf([], 0, 1)

  const candidates = await ctx.db
    .select({ code: services.code, searchName: services.searchName, searchText: services.searchText, position: services.position })
    .from(services)
    .where(or(...words.map(mayContain)))
    .orderBy(desc(promise(words)), services.position)
    .limit(MAX_CANDIDATES)

  const found = candidates
    .map((candidate) => ({ ...candidate, score: scoreService(words, candidate) }))
    .filter((candidate) => candidate.score > 0)
    .sort((a, b) => b.score - a.score || a.position - b.position)
    .filter((candidate, _index, [best]) => candidate.score >= (best?.score ?? 0) * WORTH_SHOWING)
  const pageCount = Math.max(1, Math.ceil(found.length / PAGE_SIZE))
  const shownPage = Math.min(page, pageCount)
  const shown = found.slice((shownPage - 1) * PAGE_SIZE, shownPage * PAGE_SIZE).map((row) => row.code)
  const rows = shown.length > 0 ? await listServices(ctx, { codes: shown }) : []
  rows.sort((a, b) => shown.indexOf(a.code) - shown.indexOf(b.code))
  return pageOf(rows, found.length, shownPage)
}

// The beginning of a word brings every form of it, and its misspellings but those of the first letters; likeness of
// trigrams brings these for names. Measured: likeness over the long texts cost four times the whole of this.
const beginningOf = (word: string): string => `%${word.slice(0, word.length > 5 ? 4 : Math.max(2, word.length - 1))}%`

const mayContain = (word: string): SQL =>
  sql`(${services.searchText} like ${beginningOf(word)} or ${word} <% ${services.searchName})`

/** How many of the words a service may know; names count twice. Decides only who is ranked when there are very many. */
const promise = (words: readonly string[]): SQL =>
  sql.join(
    words.map(
      (word) =>
        sql`(${services.searchText} like ${beginningOf(word)})::int + (${services.searchName} like ${beginningOf(word)})::int`,
    ),
    sql` + `,
  )
