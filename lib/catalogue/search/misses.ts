import { createHash, randomBytes } from 'node:crypto'
import { and, asc, desc, eq, gte, isNull, lt, or, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { searchMisses } from '@/db/schema'
import type { Locale } from '@/lib/i18n'
import type { Ctx } from '@/lib/platform/context'
import { PAGE_SIZE, type Page, pageOf } from '@/lib/platform/pages'
import { addDays, dayInBaku } from '@/lib/platform/time'
import { wordsOf } from './letters'

/** Fewer people than this might be recognised by what they asked. */
export const LEAST_ASKED = 5
const MAX_LENGTH = 80
/** What few asked is forgotten after a month, the rest after half a year. */
const KEEP_FEW_DAYS = 30
const KEEP_DAYS = 180

/** A question as it may be kept: folded words; null when it may name somebody: a PIN, a number, an address of a mailbox. */
export function keepable(query: string): string | null {
  if (query.includes('@')) return null
  const words = wordsOf(query)
  const personal = (word: string) => /\d{4,}/.test(word) || (/^[a-z0-9]{7}$/.test(word) && /\d/.test(word))
  if (words.length === 0 || words.length > 8 || words.some(personal) || !words.some((word) => /\p{L}{3,}/u.test(word))) return null
  const kept = words.join(' ')
  return kept.length <= MAX_LENGTH ? kept : null
}

// One visitor asking again and again counts once: known by a hash that dies with the process, never written anywhere.
const salt = randomBytes(16)
const counted = new Set<string>()
const MOST_REMEMBERED = 20_000

function isFirstToday(ctx: Ctx, kept: string, today: string): boolean {
  const key = createHash('sha256')
    .update(salt)
    .update(`${ctx.ip ?? ''}|${ctx.userAgent ?? ''}|${today}|${kept}`)
    .digest('base64')
  if (counted.has(key)) return false
  if (counted.size >= MOST_REMEMBERED) counted.clear()
  counted.add(key)
  return true
}

/** Notes that a question had no answer: the words and how often, never who. */
export async function noteMiss(ctx: Ctx, query: string): Promise<void> {
  const kept = keepable(query)
  const today = dayInBaku(ctx.now)
  if (!kept || !isFirstToday(ctx, kept, today)) return
  await ctx.db
    .insert(searchMisses)
    .values({ locale: ctx.locale, query: kept, times: 1, firstAskedOn: today, lastAskedOn: today })
    .onConflictDoUpdate({
      target: [searchMisses.locale, searchMisses.query],
      set: { times: sql`${searchMisses.times} + 1`, lastAskedOn: today },
    })
}

export type Miss = { locale: Locale; query: string; times: number; lastAskedOn: string }

/** Questions without an answer that enough people asked, the most asked first. */
export async function listMisses(db: Db, page: number): Promise<Page<Miss>> {
  const where = and(gte(searchMisses.times, LEAST_ASKED), isNull(searchMisses.settledAt))
  const [rows, [count]] = await Promise.all([
    db
      .select({
        locale: sql<Locale>`${searchMisses.locale}`,
        query: searchMisses.query,
        times: searchMisses.times,
        lastAskedOn: searchMisses.lastAskedOn,
      })
      .from(searchMisses)
      .where(where)
      .orderBy(desc(searchMisses.times), asc(searchMisses.query), asc(searchMisses.locale))
      .limit(PAGE_SIZE)
      .offset((page - 1) * PAGE_SIZE),
    db.select({ total: sql<number>`count(*)::int` }).from(searchMisses).where(where),
  ])
  return pageOf(rows, count?.total ?? 0, page)
}

/** Takes a question off the list: it was dealt with, or is none of ours. */
export const settleMiss = (tx: Db, now: Date, { locale, query }: { locale: string; query: string }) =>
  tx
    .update(searchMisses)
    .set({ settledAt: now })
    .where(and(eq(searchMisses.locale, locale), eq(searchMisses.query, query), isNull(searchMisses.settledAt)))

/** Forgets questions nobody asks any more. */
export async function forgetMisses(ctx: Ctx): Promise<void> {
  const today = dayInBaku(ctx.now)
  await ctx.db
    .delete(searchMisses)
    .where(
      or(
        lt(searchMisses.lastAskedOn, addDays(today, -KEEP_DAYS)),
        and(lt(searchMisses.times, LEAST_ASKED), lt(searchMisses.lastAskedOn, addDays(today, -KEEP_FEW_DAYS))),
      ),
    )
}
