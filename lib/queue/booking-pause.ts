import { and, desc, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments } from '@/db/schema'
import { pausedUntil } from './rules'
import type { Applicant, Ctx } from '@/lib/platform/context'
import type { ShownRules } from './model'
import { type QueueRules, queueRulesFor, type RulesFor, shownRules } from './rules-data'

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

/** Until when the one who asks cannot book ahead; null: they can. */
export async function findBookingPause(ctx: Ctx<Applicant>, centreCode?: string): Promise<Date | null> {
  return bookingPause(ctx.db, ctx.actor.personId, await queueRulesFor(ctx.db, { centreCode }), ctx.now)
}

/** The rules a page tells, and how many services fit in one visit. */
export async function queueRulesShown(
  ctx: Ctx,
  where: RulesFor,
): Promise<ShownRules & Pick<QueueRules, 'visitsPerParty' | 'openVisitsPerPerson'>> {
  const rules = await queueRulesFor(ctx.db, where)
  return { ...shownRules(rules), visitsPerParty: rules.visitsPerParty, openVisitsPerPerson: rules.openVisitsPerPerson }
}
