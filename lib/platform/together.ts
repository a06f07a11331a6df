import { is } from 'drizzle-orm'
import { PgTransaction } from 'drizzle-orm/pg-core'
import type { Db } from '@/db/client'

type Work = readonly (() => unknown)[]
type Results<T extends Work> = { -readonly [K in keyof T]: Awaited<ReturnType<T[K]>> }

/** Reads at once from a pool; one after the other inside a transaction, whose one connection answers one query at a time. */
export async function together<const T extends Work>(db: Db, work: T): Promise<Results<T>> {
  if (!is(db, PgTransaction)) return (await Promise.all(work.map((one) => one()))) as Results<T>
  const results: unknown[] = []
  for (const one of work) results.push(await one())
  return results as Results<T>
}
