import type { Db } from '@/db/client'
import { events } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { EventInput } from './catalogue'

/** Tells that something happened, in the transaction in which it happens. Subscribers react later, once. */
export async function publish(tx: Db, ctx: Ctx, event: EventInput): Promise<void> {
  const { type, ...data } = event
  await tx.insert(events).values({
    id: newId(),
    type,
    time: ctx.now,
    personId: 'personId' in event && typeof event.personId === 'string' ? event.personId : null,
    data,
    requestId: ctx.requestId,
  })
}
