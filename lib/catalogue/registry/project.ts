import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { agencies, registryTerms, serviceLifeEvents, services } from '@/db/schema'
import type { ServiceContent } from '@/db/schema/catalogue'
import { columnsOf, searchColumns } from '@/db/service-content'
import type { Day } from '@/lib/platform/time'

/** Makes a version's record the one that everything reads. `confirmedOn`: the agency wrote it, so it vouches for it from that day. */
export async function project(
  tx: Db,
  version: { serviceCode: string; version: number; content: ServiceContent },
  confirmedOn: Day | null,
): Promise<void> {
  const { serviceCode, content } = version
  const [agency] = await tx
    .select({ name: agencies.name, shortName: agencies.shortName })
    .from(agencies)
    .where(eq(agencies.code, content.agencyCode))
  if (!agency) throw new Error(`Cannot publish: expected the agency ${content.agencyCode}, found none`)
  const [category] = await tx
    .select({ name: registryTerms.name })
    .from(registryTerms)
    .where(and(eq(registryTerms.list, 'category'), eq(registryTerms.code, content.categoryCode)))
  if (!category) throw new Error(`Cannot publish: expected the category ${content.categoryCode}, found none`)
  const events = content.lifeEventCodes.length
    ? await tx
        .select({ name: registryTerms.name })
        .from(registryTerms)
        .where(and(eq(registryTerms.list, 'life_event'), inArray(registryTerms.code, content.lifeEventCodes)))
    : []
  const search = searchColumns(content, {
    category: category.name,
    lifeEvents: events.map(({ name }) => name),
    agency: agency.name,
    agencyShort: agency.shortName,
  })
  await tx
    .update(services)
    .set({
      ...columnsOf(content),
      ...search,
      version: version.version,
      ...(confirmedOn ? { confirmedOn: sql`greatest(${services.confirmedOn}, ${confirmedOn}::date)` } : {}),
    })
    .where(eq(services.code, serviceCode))
  await tx.delete(serviceLifeEvents).where(eq(serviceLifeEvents.serviceCode, serviceCode))
  if (content.lifeEventCodes.length > 0)
    await tx.insert(serviceLifeEvents).values(content.lifeEventCodes.map((lifeEventCode) => ({ serviceCode, lifeEventCode })))
}
