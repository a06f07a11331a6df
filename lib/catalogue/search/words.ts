import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { LocalizedText } from '@/db/columns'
import type { Db } from '@/db/client'
import { searchSynonyms, servicePhrases, services } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { LOCALES, type Locale } from '@/lib/i18n/locales'
import type { Ctx, Staff } from '@/lib/platform/context'
import { PAGE_SIZE, type Page, pageOf } from '@/lib/platform/pages'
import { err, ok, type Result } from '@/lib/platform/result'
import { bumpRevision } from '../registry/revision'
import { wordsOf } from './letters'
import { settleMiss } from './misses'
import { canEditSearch } from './policy'

const words = z
  .string({ message: 'required' })
  .trim()
  .min(1, 'required')
  .max(80, 'too_long')
  .refine((text) => wordsOf(text).length > 0, 'invalid')

/** `miss`: the unanswered question it was made for, `<locale>:<query>`; it is settled with it. */
const miss = z.string().max(120).optional()

export const NewSynonym = z.object({ word: words, means: words, miss })
export type NewSynonym = z.output<typeof NewSynonym>
export const NewPhrase = z.object({
  serviceCode: z.string().min(1, 'choose').max(80),
  locale: z.enum(LOCALES),
  phrase: words,
  miss,
})
export type NewPhrase = z.output<typeof NewPhrase>
export const SomeSynonym = z.object({ word: z.string().min(1).max(80) })
export const SomePhrase = z.object({
  serviceCode: z.string().min(1).max(80),
  locale: z.enum(LOCALES),
  phrase: z.string().min(1).max(80),
})
export const SomeMiss = z.object({ miss: z.string().min(4).max(120) })

export type WordError = 'not_allowed' | 'service_not_found' | 'exists' | 'same_words'

/** From now on a question with this word is also read as `means`. Known to every process within two seconds. */
export const addSynonym = (ctx: Ctx<Staff>, { word, means, miss: from }: NewSynonym): Promise<Result<void, WordError>> =>
  change(ctx, 'search.synonym_added', word, async (tx) => {
    const folded = wordsOf(word).join(' ')
    if (folded === wordsOf(means).join(' ')) return err('same_words')
    const [made] = await tx
      .insert(searchSynonyms)
      .values({ word: word.toLocaleLowerCase('az'), means, authorId: ctx.actor.staffId, createdAt: ctx.now, updatedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ word: searchSynonyms.word })
    if (!made) return err('exists')
    await settle(tx, ctx, from)
    return ok(undefined)
  })

/** An everyday name of a service, in one language. */
export const addPhrase = (ctx: Ctx<Staff>, input: NewPhrase): Promise<Result<void, WordError>> =>
  change(ctx, 'search.phrase_added', input.phrase, async (tx) => {
    const [service] = await tx.select({ code: services.code }).from(services).where(eq(services.code, input.serviceCode))
    if (!service) return err('service_not_found')
    const { serviceCode, locale, phrase } = input
    const [made] = await tx
      .insert(servicePhrases)
      .values({ serviceCode, locale, phrase, authorId: ctx.actor.staffId, createdAt: ctx.now, updatedAt: ctx.now })
      .onConflictDoNothing()
      .returning({ phrase: servicePhrases.phrase })
    if (!made) return err('exists')
    await settle(tx, ctx, input.miss)
    return ok(undefined)
  })

/** Words that came with the reference data stay; those an editor added can be taken back. Twice is once. */
export const removeSynonym = (ctx: Ctx<Staff>, { word }: { word: string }): Promise<Result<void, WordError>> =>
  change(ctx, 'search.synonym_removed', word, async (tx) => {
    await tx.delete(searchSynonyms).where(and(eq(searchSynonyms.word, word), isNotNull(searchSynonyms.authorId)))
    return ok(undefined)
  })

export const removePhrase = (ctx: Ctx<Staff>, one: z.output<typeof SomePhrase>): Promise<Result<void, WordError>> =>
  change(ctx, 'search.phrase_removed', one.phrase, async (tx) => {
    await tx
      .delete(servicePhrases)
      .where(
        and(
          eq(servicePhrases.serviceCode, one.serviceCode),
          eq(servicePhrases.locale, one.locale),
          eq(servicePhrases.phrase, one.phrase),
          isNotNull(servicePhrases.authorId),
        ),
      )
    return ok(undefined)
  })

/** The question is none of ours: it leaves the list. */
export const dismissMiss = (ctx: Ctx<Staff>, { miss: from }: { miss: string }): Promise<Result<void, WordError>> =>
  change(ctx, 'search.miss_dismissed', from, async (tx) => {
    await settle(tx, ctx, from)
    return ok(undefined)
  })

async function change(
  ctx: Ctx<Staff>,
  action: string,
  subject: string,
  write: (tx: Db) => Promise<Result<void, WordError>>,
): Promise<Result<void, WordError>> {
  if (!canEditSearch(ctx.actor)) return err('not_allowed')
  return ctx.db.transaction(async (tx) => {
    const done = await write(tx)
    if (!done.ok) return done
    await recordAudit(tx, ctx, { action, subjectType: 'search', subjectId: subject.slice(0, 120) })
    await bumpRevision(tx)
    return done
  })
}

async function settle(tx: Db, ctx: Ctx, from: string | undefined): Promise<void> {
  const at = from?.indexOf(':') ?? -1
  if (!from || at < 0) return
  await settleMiss(tx, ctx.now, { locale: from.slice(0, at), query: from.slice(at + 1) })
}

export type SynonymLine = { word: string; means: string; own: boolean }

export async function listSynonyms(db: Db, page: number): Promise<Page<SynonymLine>> {
  const [rows, [count]] = await Promise.all([
    db
      .select({ word: searchSynonyms.word, means: searchSynonyms.means, own: sql<boolean>`${searchSynonyms.authorId} is not null` })
      .from(searchSynonyms)
      .orderBy(desc(isNotNull(searchSynonyms.authorId)), asc(searchSynonyms.word))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
    db.select({ total: sql<number>`count(*)::int` }).from(searchSynonyms),
  ])
  return pageOf(rows, count?.total ?? 0, page)
}

export type PhraseLine = { serviceCode: string; serviceName: LocalizedText; locale: Locale; phrase: string; own: boolean }

/** Everyday names: of one service, or the ones editors added. */
export async function listPhrases(
  db: Db,
  { serviceCode, page }: { serviceCode?: string | undefined; page: number },
): Promise<Page<PhraseLine>> {
  const where = serviceCode ? eq(servicePhrases.serviceCode, serviceCode) : isNotNull(servicePhrases.authorId)
  const [rows, [count]] = await Promise.all([
    db
      .select({
        serviceCode: servicePhrases.serviceCode,
        serviceName: services.name,
        locale: sql<Locale>`${servicePhrases.locale}`,
        phrase: servicePhrases.phrase,
        own: sql<boolean>`${servicePhrases.authorId} is not null`,
      })
      .from(servicePhrases)
      .innerJoin(services, eq(services.code, servicePhrases.serviceCode))
      .where(where)
      .orderBy(asc(servicePhrases.serviceCode), asc(servicePhrases.locale), asc(servicePhrases.phrase))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
    db.select({ total: sql<number>`count(*)::int` }).from(servicePhrases).where(where),
  ])
  return pageOf(rows, count?.total ?? 0, page)
}
