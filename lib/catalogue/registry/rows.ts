import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { services, serviceVersions } from '@/db/schema'
import type { Staff } from '@/lib/platform/context'

export type VersionRow = typeof serviceVersions.$inferSelect

/** The editors of a version with who writes in it now. */
export const withEditor = ({ editorIds }: Pick<VersionRow, 'editorIds'>, { staffId }: Staff): string[] => [
  ...new Set([...editorIds, staffId]),
]

/** A version for changing: nobody else changes it until this transaction ends. */
export async function lockVersion(tx: Db, id: string): Promise<VersionRow | null> {
  const [row] = await tx.select().from(serviceVersions).where(eq(serviceVersions.id, id)).for('update')
  return row ?? null
}

/** Locks a service, so that two versions of it are never made or published at once. */
export async function lockService(tx: Db, code: string): Promise<{ code: string; agencyCode: string; version: number } | null> {
  const [row] = await tx
    .select({ code: services.code, agencyCode: services.agencyCode, version: services.version })
    .from(services)
    .where(eq(services.code, code))
    .for('no key update')
  return row ?? null
}

/** The version written last among those published: what an edit starts from, also when it only holds from a coming day. */
export async function latestPublished(tx: Db, serviceCode: string): Promise<VersionRow | null> {
  const [row] = await tx
    .select()
    .from(serviceVersions)
    .where(and(eq(serviceVersions.serviceCode, serviceCode), eq(serviceVersions.state, 'published')))
    .orderBy(desc(serviceVersions.validFrom), desc(serviceVersions.version))
    .limit(1)
  return row ?? null
}

export async function openVersionOf(tx: Db, serviceCode: string): Promise<VersionRow | null> {
  const [row] = await tx
    .select()
    .from(serviceVersions)
    .where(and(eq(serviceVersions.serviceCode, serviceCode), inArray(serviceVersions.state, ['draft', 'in_review'])))
  return row ?? null
}

export async function nextNumber(tx: Db, serviceCode: string): Promise<number> {
  const [row] = await tx
    .select({ next: sql<number>`coalesce(max(${serviceVersions.version}), 0)::int + 1` })
    .from(serviceVersions)
    .where(eq(serviceVersions.serviceCode, serviceCode))
  return row?.next ?? 1
}
