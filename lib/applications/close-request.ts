import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applicationRequests } from '@/db/schema'
import type { WorkCalendar } from '@/lib/catalogue/model'
import { type Day, dayInBaku } from '@/lib/platform/time'
import type { CaseRow } from './move-case'
import { putOff } from './terms'

/** Closes the open question and gives the term back the days it waited. */
export async function closeRequest(
  tx: Db,
  row: CaseRow,
  now: Date,
  calendar: WorkCalendar,
  answer: string | null,
): Promise<Day | null> {
  const [request] = await tx
    .update(applicationRequests)
    .set({ closedAt: now, answer })
    .where(and(eq(applicationRequests.applicationId, row.id), isNull(applicationRequests.closedAt)))
    .returning({ askedAt: applicationRequests.askedAt })
  if (!request) throw new Error(`Cannot close the question of application ${row.id}: expected an open one, got none`)
  return row.dueOn && putOff(row.dueOn, dayInBaku(request.askedAt), dayInBaku(now), calendar)
}
