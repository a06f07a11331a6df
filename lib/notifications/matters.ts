import { and, eq, isNull } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { applicationRequests, applications, appointments } from '@/db/schema'
import { keyedHash } from '@/lib/platform/crypto'

// Events come at least once and not always in order, and mail may wait for hours: what they are about is looked at again here.

/**
 * Where an application stands now; null when there is none. The row stays as it is until the end of the transaction, so a
 * move that comes after it finds what was written here, and its own event is handled later.
 */
export async function applicationNow(tx: Db, applicationId: string) {
  const [row] = await tx
    .select({
      status: applications.status,
      submittedAt: applications.submittedAt,
      exclusiveKey: applications.exclusiveKey,
      deputyPersonId: applications.deputyPersonId,
    })
    .from(applications)
    .where(eq(applications.id, applicationId))
    .for('share')
  return row ?? null
}

/** The officer's question that waits for an answer, if any. */
export async function openQuestion(tx: Db, applicationId: string) {
  const [row] = await tx
    .select({ id: applicationRequests.id, answerBy: applicationRequests.answerBy })
    .from(applicationRequests)
    .where(and(eq(applicationRequests.applicationId, applicationId), isNull(applicationRequests.closedAt)))
  return row ?? null
}

/** Where a visit stands now; null when there is none. */
export async function visitNow(db: Db, appointmentId: string) {
  const [row] = await db
    .select({ status: appointments.status, startsAt: appointments.startsAt, centreCode: appointments.centreCode })
    .from(appointments)
    .where(eq(appointments.id, appointmentId))
  return row ?? null
}

/**
 * The matter of what can be asked for once (`exclusiveKey` of an application: a child's PIN, a person), the same for everybody
 * who may ask. Hashed, because a notice keeps no PIN.
 */
export const claimMatter = (serviceCode: string, key: string): string => `claim:${serviceCode}:${keyedHash('notices.claim', key)}`
