import type { Ctx } from '@/lib/platform/context'
import type { CentreWaits, VisitEstimate, WaitEstimate, WaitSubject } from './model'

/** How long a ticket, or somebody who would take one now, will probably wait. */
export async function estimateFor(_ctx: Ctx, _subject: WaitSubject): Promise<WaitEstimate> {
  return { known: false, reason: 'too_few_data', ahead: 0 }
}

/** When a booked visitor of today should come, and between which moments the call is expected. */
export async function estimateVisit(_ctx: Ctx, _appointmentId: string): Promise<VisitEstimate> {
  return { known: false, reason: 'too_few_data' }
}

/** The waits at one centre, or at every operating centre, line by line. */
export async function listCentreWaits(_ctx: Ctx, _centreCode?: string): Promise<CentreWaits[]> {
  return []
}
