import { createHash } from 'node:crypto'
import { and, desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { Db } from '../client'
import { services, serviceVersions } from '../schema'
import type { ServiceContent } from '../schema/catalogue'
import { dayInBaku } from './town/days'

/** From this day the values of the reference data hold. */
const FIRST_DAY = '2026-01-01'

/** Services with a version that somebody wrote: seeds leave them alone. */
export async function editedServices(db: Db): Promise<Set<string>> {
  const rows = await db
    .selectDistinct({ code: serviceVersions.serviceCode })
    .from(serviceVersions)
    .where(and(eq(serviceVersions.state, 'published'), isNotNull(serviceVersions.authorId)))
  return new Set(rows.map(({ code }) => code))
}

/**
 * Versions of what the reference data tells: the first when the service is new, another one when the files say something else by now.
 * They have no author, and the same data gives the same rows however often it runs.
 */
export async function seedVersions(
  db: Db,
  records: readonly { code: string; content: ServiceContent }[],
  now: Date,
): Promise<void> {
  const last = await db
    .selectDistinctOn([serviceVersions.serviceCode])
    .from(serviceVersions)
    .where(eq(serviceVersions.state, 'published'))
    .orderBy(serviceVersions.serviceCode, desc(serviceVersions.validFrom), desc(serviceVersions.version))
  const numbers = await db
    .select({ code: serviceVersions.serviceCode, highest: sql<number>`max(${serviceVersions.version})::int` })
    .from(serviceVersions)
    .groupBy(serviceVersions.serviceCode)
  const known = new Map(last.map((row) => [row.serviceCode, row]))
  const highest = new Map(numbers.map((row) => [row.code, row.highest]))
  const today = dayInBaku(now)

  const rows: (typeof serviceVersions.$inferInsert)[] = []
  for (const { code, content } of records) {
    const before = known.get(code)
    if (before && sortedJson(before.content) === sortedJson(content)) continue
    const version = (highest.get(code) ?? 0) + 1
    const validFrom = before && before.validFrom < today ? today : (before?.validFrom ?? FIRST_DAY)
    if (before) await db.update(serviceVersions).set({ validUntil: validFrom }).where(eq(serviceVersions.id, before.id))
    rows.push({
      id: versionId(code, version),
      serviceCode: code,
      version,
      content,
      validFrom,
      state: 'published',
      publishedAt: now,
    })
    if (version > 1) await db.update(services).set({ version }).where(eq(services.code, code))
  }
  if (rows.length > 0) await db.insert(serviceVersions).values(rows)
}

/** The same on every machine, so that a demo's links stay. */
function versionId(code: string, version: number): string {
  const hex = createHash('sha256').update(`service-version/${code}/${version}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Postgres keeps the keys of jsonb in an order of its own. */
function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
