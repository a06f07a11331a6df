import { and, desc, eq } from 'drizzle-orm'
import { applicationConfirmations, applications, people } from '@/db/schema'
import type { ConfirmationStatus } from '@/db/vocabulary/applications'
import { formatPersonName } from '@/lib/i18n'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { visibleTo } from './policy'

/** A deputy's last request to send a draft, as both sides see it. */
export type Confirmation = {
  status: ConfirmationStatus
  askedAt: Date
  /** Who asks. */
  deputy: string
  /** The owner's words with a no. */
  reason: string | null
  /** Whether it is about the draft as it stands. */
  current: boolean
}

/** Null when nobody has asked, or the application is not for this actor. */
export async function findConfirmation(ctx: Ctx<Applicant>, applicationId: string): Promise<Confirmation | null> {
  const [row] = await ctx.db
    .select({ asked: applicationConfirmations, version: applications.version, deputy: people })
    .from(applicationConfirmations)
    .innerJoin(applications, eq(applications.id, applicationConfirmations.applicationId))
    .innerJoin(people, eq(people.id, applicationConfirmations.deputyPersonId))
    .where(and(eq(applications.id, applicationId), visibleTo(ctx.actor)))
    .orderBy(desc(applicationConfirmations.askedAt), desc(applicationConfirmations.id))
    .limit(1)
  return (
    (row && {
      status: row.asked.status,
      askedAt: row.asked.askedAt,
      deputy: formatPersonName(row.deputy),
      reason: row.asked.reason,
      current: row.asked.applicationVersion === row.version,
    }) ??
    null
  )
}
