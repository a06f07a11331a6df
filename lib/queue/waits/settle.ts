import { inArray, lt, sql } from 'drizzle-orm'
import { toldWaits } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { addDays, atBaku, dayInBaku } from '@/lib/platform/time'

/** Figures told to single visitors are kept so long; what they add up to stays. */
const KEPT_DAYS = 90
const BATCH = 5_000

/**
 * Job: what was told is held against what came. A told wait ends with the next call of its ticket; when the visitor left there is nothing
 * to compare. Then the last days are added up anew.
 */
export async function settleWaits(ctx: Ctx): Promise<number> {
  const settled = await ctx.db.execute(sql`
    with open as (
      select told.id, told.told_at, ticket.status,
        (select min(move.at) from ticket_moves move where move.ticket_id = told.ticket_id and move.action = 'call' and move.at >= told.told_at) as called_at
      from told_waits told join tickets ticket on ticket.id = told.ticket_id
      where told.settled_at is null
    )
    update told_waits told
    set actual_minutes = extract(epoch from open.called_at - open.told_at) / 60, settled_at = ${ctx.now.toISOString()}
    from open
    where open.id = told.id and (open.called_at is not null or open.status in ('served', 'no_show', 'left'))`)
  await addUp(ctx)
  return settled.rowCount ?? 0
}

/** Per visitor the first figure told on the day counts, so that nobody who looks at the phone often weighs more. */
async function addUp(ctx: Ctx): Promise<void> {
  const since = atBaku(addDays(dayInBaku(ctx.now), -7)).toISOString()
  await ctx.db.execute(sql`
    with first as (
      select distinct on (ticket_id) centre_code, (told_at at time zone 'Asia/Baku')::date as day, half_minutes, most_minutes, naive_minutes, actual_minutes
      from told_waits
      where ticket_id is not null and told_at >= ${since} and half_minutes is not null and actual_minutes is not null
      order by ticket_id, told_at
    )
    insert into wait_accuracy (centre_code, day, told, held, broken_by_five, error, naive_error)
    select centre_code, day, count(*), count(*) filter (where actual_minutes <= most_minutes),
      count(*) filter (where actual_minutes > most_minutes + 5),
      avg(abs(actual_minutes - half_minutes)), avg(abs(actual_minutes - coalesce(naive_minutes, half_minutes)))
    from first
    group by centre_code, day
    on conflict (centre_code, day) do update set told = excluded.told, held = excluded.held, broken_by_five = excluded.broken_by_five,
      error = excluded.error, naive_error = excluded.naive_error`)
}

/** Job: told waits older than ninety days go. */
export async function pruneToldWaits(ctx: Ctx): Promise<number> {
  const before = atBaku(addDays(dayInBaku(ctx.now), -KEPT_DAYS))
  let gone = 0
  for (;;) {
    const old = ctx.db.select({ id: toldWaits.id }).from(toldWaits).where(lt(toldWaits.toldAt, before)).limit(BATCH)
    const { rowCount } = await ctx.db.delete(toldWaits).where(inArray(toldWaits.id, old))
    gone += rowCount ?? 0
    if ((rowCount ?? 0) < BATCH) return gone
  }
}
