import type { Ctx } from '@/lib/platform/context'
import { storable } from '@/lib/platform/forms/model'
import { type Page, PAGE_SIZE, pageOf } from '@/lib/platform/pages'
import { SEARCH_MAX_LENGTH, type ServiceListItem } from '../model'
import { listServices } from '../services'
import { getSearchIndex } from './load-index'
import { noteMiss } from './misses'
import { rank } from './rank'

/** More answers than this nobody reads; the question was too common. */
const MOST = 120

/**
 * Services that answer a question, best first. Words may lack diacritics, be inflected, misspelt, in Cyrillic, in chat spelling,
 * in any of the three languages, or be what people say instead. The question is not logged: it may tell what a person is going through;
 * one without an answer is counted, without a trace of who asked.
 */
export async function searchServices(ctx: Ctx, query: string, page: number): Promise<Page<ServiceListItem>> {
  const { hits } = rank(await getSearchIndex(ctx.db), storable(query.slice(0, SEARCH_MAX_LENGTH)), MOST)
  if (hits.length === 0) await noteMiss(ctx, query)
  const pageCount = Math.max(1, Math.ceil(hits.length / PAGE_SIZE))
  const shownPage = Math.min(page, pageCount)
  const shown = hits.slice((shownPage - 1) * PAGE_SIZE, shownPage * PAGE_SIZE).map(({ code }) => code)
  const rows = shown.length > 0 ? await listServices(ctx, { codes: shown }) : []
  rows.sort((a, b) => shown.indexOf(a.code) - shown.indexOf(b.code))
  return pageOf(rows, hits.length, shownPage)
}
