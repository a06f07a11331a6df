import { and, asc, eq, inArray } from 'drizzle-orm'
import { appointments } from '@/db/schema'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { takenBy } from './cancel-party'
import { type MovableVisit, OPEN_STATUSES } from './model'
import { visibleTo } from './policy'

/** The visit that is moved, or everything open that was booked with it, in the order of time; with the places they have now. */
export async function findMovable(
  ctx: Ctx<Applicant>,
  { id, whole }: { id: string; whole: boolean },
): Promise<{ visits: MovableVisit[]; slotIds: string[] } | null> {
  const fields = {
    id: appointments.id,
    partyId: appointments.partyId,
    serviceCode: appointments.serviceCode,
    slotId: appointments.slotId,
    startsAt: appointments.startsAt,
    beneficiaryName: appointments.beneficiaryName,
  }
  const [asked] = await ctx.db
    .select(fields)
    .from(appointments)
    .where(and(eq(appointments.id, id), visibleTo(ctx.actor)))
  if (!asked) return null
  const visits = whole
    ? await ctx.db
        .select(fields)
        .from(appointments)
        .where(and(eq(appointments.partyId, asked.partyId), visibleTo(ctx.actor), inArray(appointments.status, [...OPEN_STATUSES])))
        .orderBy(asc(appointments.startsAt), asc(appointments.partyPosition))
    : [asked]
  return { visits, slotIds: visits.length > 0 ? await takenBy(ctx.db, visits) : [] }
}
