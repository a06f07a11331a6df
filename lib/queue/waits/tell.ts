import { and, desc, eq, isNull } from 'drizzle-orm'
import { toldWaits } from '@/db/schema'
import type { WaitPlace } from '@/db/vocabulary/queue'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { figuresFor } from './estimate'
import type { CentreWaits, WaitEstimate, WaitSubject } from './model'

/** The same figure told again within this is the same telling. */
const AGAIN_MS = 60_000

/**
 * The estimate for somebody who is shown it now: the same as `estimateFor`, and kept, with what the simple formula would have said, so
 * that it can be held against what happened. What is told again without a change is kept at most once a minute.
 */
export async function tellWait(ctx: Ctx, place: WaitPlace, subject: WaitSubject): Promise<WaitEstimate> {
  const { estimate, naiveMinutes, subject: told } = await figuresFor(ctx, subject)
  if (!told) return estimate
  const said = saying(estimate)
  const [last] = await ctx.db
    .select()
    .from(toldWaits)
    .where(
      and(
        eq(toldWaits.place, place),
        told.ticketId === null
          ? and(eq(toldWaits.centreCode, told.centreCode), eq(toldWaits.serviceCode, told.serviceCode), isNull(toldWaits.ticketId))
          : eq(toldWaits.ticketId, told.ticketId),
      ),
    )
    .orderBy(desc(toldWaits.toldAt))
    .limit(1)
  const same =
    last &&
    last.halfMinutes === said.halfMinutes &&
    last.mostMinutes === said.mostMinutes &&
    last.unknownReason === said.unknownReason &&
    ctx.now.getTime() - last.toldAt.getTime() < AGAIN_MS
  if (!same)
    await ctx.db
      .insert(toldWaits)
      .values({ id: newId(), ...told, place, toldAt: ctx.now, ...said, ahead: Math.min(estimate.ahead, 10_000), naiveMinutes })
  return estimate
}

const saying = (estimate: WaitEstimate) =>
  estimate.known
    ? { halfMinutes: estimate.halfMinutes, mostMinutes: estimate.mostMinutes, unknownReason: null }
    : { halfMinutes: null, mostMinutes: null, unknownReason: estimate.reason }

/** What this process said last of a line, by place: pages are looked at by many, and say the same to all. */
const saidLast = new Map<string, string>()

/** Keeps what a page or a feed tells everybody, line by line, whenever it changes. A page is shown also when that fails. */
export async function noteToldToAll(ctx: Ctx, place: WaitPlace, centres: readonly CentreWaits[]): Promise<void> {
  const rows = centres
    .filter((centre) => centre.open)
    .flatMap((centre) =>
      centre.lines.flatMap(({ lineCode, serviceCode, estimate }) => {
        const said = saying(estimate)
        const key = `${place} ${centre.centreCode} ${lineCode}`
        const words = Object.values(said).join()
        if (saidLast.get(key) === words) return []
        saidLast.set(key, words)
        const ahead = Math.min(estimate.ahead, 10_000)
        return [{ id: newId(), centreCode: centre.centreCode, serviceCode, ticketId: null, place, toldAt: ctx.now, ...said, ahead }]
      }),
    )
  if (rows.length === 0) return
  await ctx.db
    .insert(toldWaits)
    .values(rows)
    .catch((error: unknown) => ctx.log.warn({ err: error }, 'told waits were not kept'))
}
