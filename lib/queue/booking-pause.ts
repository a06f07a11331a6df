import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments } from '@/db/schema'
import { pausedUntil } from './rules'
import type { QueueRules } from './rules-data'

/** Until when this person cannot book ahead by themselves, because of visits they missed; null: they can. Walking in stays open. */
export async function bookingPause(
  db: Db,
  personId: string,
  rules: Pick<QueueRules, 'noShowLimit' | 'noShowDays' | 'noShowPauseDays'>,
  now: Date,
): Promise<Date | null> {
  const missed = await db
    .select({ startsAt: appointments.startsAt })
    .from(appointments)
    .where(and(eq(appointments.personId, personId), eq(appointments.status, 'no_show')))
    .orderBy(desc(appointments.startsAt))
    .limit(20)
  return pausedUntil(
    missed.map((visit) => visit.startsAt),
    rules,
    now,
  )
}
