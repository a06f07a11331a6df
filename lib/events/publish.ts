import { sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { events } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { EventInput } from './catalogue'

const p = sql.placeholder

const insertEvent = prepared('events_publish', (db, name) =>
  db
    .insert(events)
    .values({ id: p('id'), type: p('type'), time: p('time'), personId: p('personId'), data: p('data'), requestId: p('requestId') })
    .prepare(name),
)

/** Tells that something happened, in the transaction in which it happens. Subscribers react later, once. */
export async function publish(tx: Db, ctx: Ctx, event: EventInput): Promise<void> {
  const { type, ...data } = event
  const row: Omit<typeof events.$inferSelect, 'seq' | 'xid'> = {
    id: newId(),
    type,
    time: ctx.now,
    personId: 'personId' in event && typeof event.personId === 'string' ? event.personId : null,
    data,
    requestId: ctx.requestId,
  }
  await insertEvent(tx).execute(row)
}
