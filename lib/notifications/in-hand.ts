import { and, eq, gte, inArray } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { servicesInHand } from '@/db/schema'
import { atBaku, type Day } from '@/lib/platform/time'

/** Of these people, those who have asked for the service since that day and were not refused: nobody is reminded of what is in hand. */
export async function peopleWithServiceInHand(
  db: Db,
  serviceCode: string,
  personIds: readonly string[],
  since: Day,
): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const rows = await db
    .select({ personId: servicesInHand.personId })
    .from(servicesInHand)
    .where(
      and(
        eq(servicesInHand.serviceCode, serviceCode),
        inArray(servicesInHand.personId, [...personIds]),
        gte(servicesInHand.since, atBaku(since)),
      ),
    )
  return new Set(rows.map((row) => row.personId))
}
