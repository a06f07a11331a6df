import { asc, inArray, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import type { LocalizedText } from '@/db/columns'
import { agencies, documentTypes, registryTerms, searchSynonyms, serviceLifeEvents, servicePhrases, services } from '@/db/schema'
import { LOCALES } from '@/lib/i18n/locales'
import { type SearchDocument, SearchIndex } from './search-index'

/** How long a process goes on with what it knows before it asks whether the registry has changed. */
const CHECK_EVERY_MS = 2_000

type Kept = { index: SearchIndex; version: string; checkedAt: number }
// One index a connection pool; in tests every transaction has its own.
const kept = new WeakMap<Db, Kept>()
const building = new WeakMap<Db, Promise<Kept>>()

const currentVersion = prepared('catalogue_search_version', (db, name) =>
  db
    .select({
      version: sql<string>`concat_ws('/', max(${services.updatedAt}), count(*),
        (select concat(max(updated_at), count(*)) from ${servicePhrases}), (select concat(max(updated_at), count(*)) from ${searchSynonyms}))`,
    })
    .from(services)
    .prepare(name),
)

/** What the search knows: built once from the registry, made anew within two seconds of a change to it. */
export async function getSearchIndex(db: Db): Promise<SearchIndex> {
  const known = kept.get(db)
  if (known && performance.now() - known.checkedAt < CHECK_EVERY_MS) return known.index
  const running = building.get(db) ?? refresh(db, known).finally(() => building.delete(db))
  building.set(db, running)
  return (await running).index
}

async function refresh(db: Db, known: Kept | undefined): Promise<Kept> {
  const [row] = await currentVersion(db).execute()
  const version = row?.version ?? ''
  const index = known?.version === version ? known.index : await buildIndex(db)
  const made = { index, version, checkedAt: performance.now() }
  kept.set(db, made)
  return made
}

async function buildIndex(db: Db): Promise<SearchIndex> {
  const rows = await db
    .select({
      code: services.code,
      name: services.name,
      summary: services.summary,
      categoryCode: services.categoryCode,
      documents: services.documents,
      resultDocumentCode: services.resultDocumentCode,
      trigger: services.proactiveTrigger,
      agencyName: agencies.name,
      agencyShort: agencies.shortName,
    })
    .from(services)
    .innerJoin(agencies, sql`${agencies.code} = ${services.agencyCode}`)
    .orderBy(asc(services.position))
  const terms = await db
    .select({ list: registryTerms.list, code: registryTerms.code, name: registryTerms.name })
    .from(registryTerms)
    .where(inArray(registryTerms.list, ['category', 'life_event']))
  const papers = await db.select({ code: documentTypes.code, name: documentTypes.name }).from(documentTypes)
  const events = await db.select().from(serviceLifeEvents)
  const phrases = await db.select().from(servicePhrases)
  const synonyms = await db.select({ word: searchSynonyms.word, means: searchSynonyms.means }).from(searchSynonyms)

  const categoryName = new Map(terms.filter(({ list }) => list === 'category').map(({ code, name }) => [code, name]))
  const eventName = new Map(terms.filter(({ list }) => list === 'life_event').map(({ code, name }) => [code, name]))
  const paperName = new Map(papers.map(({ code, name }) => [code, name]))
  const eventsOf = Map.groupBy(events, ({ serviceCode }) => serviceCode)
  const phrasesOf = Map.groupBy(phrases, ({ serviceCode }) => serviceCode)

  const documents = rows.map((row): SearchDocument => {
    const topics = [
      categoryName.get(row.categoryCode),
      ...(eventsOf.get(row.code) ?? []).map(({ lifeEventCode }) => eventName.get(lifeEventCode)),
      paperName.get(row.resultDocumentCode ?? ''),
      row.trigger ?? undefined,
    ]
    return {
      code: row.code,
      name: row.name,
      summary: row.summary,
      aliases: perLanguage((locale) =>
        (phrasesOf.get(row.code) ?? []).filter((one) => one.locale === locale).map(({ phrase }) => phrase),
      ),
      topics: inEach(topics),
      documents: inEach(row.documents.map(({ type }) => paperName.get(type))),
      agency: perLanguage((locale) => [row.agencyName[locale] ?? '', locale === 'az' ? row.agencyShort : '']),
    }
  })
  return new SearchIndex(
    documents,
    synonyms.map(({ word, means }) => ({ words: [word], means })),
  )
}

const perLanguage = (of: (locale: (typeof LOCALES)[number]) => string[]) =>
  Object.fromEntries(LOCALES.map((locale) => [locale, of(locale)])) as Record<(typeof LOCALES)[number], string[]>

const inEach = (texts: readonly (LocalizedText | undefined)[]) =>
  perLanguage((locale) => texts.flatMap((text) => text?.[locale] ?? []))
