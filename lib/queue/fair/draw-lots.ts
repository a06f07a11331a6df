import { and, asc, eq, gte, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm'
import { drawEntries, draws, slots } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { type Ctx, within } from '@/lib/platform/context'
import { decrypt } from '@/lib/platform/crypto'
import { addDays, atBaku, clockInBaku, dayInBaku } from '@/lib/platform/time'
import { placeParty } from '../place-party'
import { drawOrder } from './lot'
import { AFTERNOON_FROM, type PartOfDay } from './model'

type DrawRow = typeof draws.$inferSelect
type EntryRow = typeof drawEntries.$inferSelect

/**
 * Job: draws whose time to ask is over are drawn, and places given in the order drawn. Two steps that can be cut off anywhere: first the
 * order is fixed and the seed published, in one transaction; then each request gets its place in a transaction of its own, in order.
 */
export async function drawLots(ctx: Ctx): Promise<number> {
  const due = await ctx.db
    .select({ id: draws.id })
    .from(draws)
    .where(and(eq(draws.status, 'announced'), lte(draws.closesAt, ctx.now)))
    .orderBy(asc(draws.closesAt))
  for (const { id } of due) await fixOrder(ctx, id)
  const unfinished = await ctx.db
    .selectDistinct({ id: draws.id })
    .from(draws)
    .innerJoin(drawEntries, eq(drawEntries.drawId, draws.id))
    .where(and(eq(draws.status, 'drawn'), eq(drawEntries.status, 'entered'), isNotNull(drawEntries.position)))
  for (const { id } of unfinished) await givePlaces(ctx, id)
  return due.length
}

const fixOrder = (ctx: Ctx, id: string): Promise<void> =>
  ctx.db.transaction(async (tx) => {
    const [draw] = await tx.select().from(draws).where(eq(draws.id, id)).for('update', { skipLocked: true })
    if (draw?.status !== 'announced') return
    const seed = decrypt(draw.seedSealed)
    const entries = await tx
      .select({ code: drawEntries.code })
      .from(drawEntries)
      .where(and(eq(drawEntries.drawId, id), eq(drawEntries.status, 'entered')))
    const order = drawOrder(
      seed,
      entries.map(({ code }) => code),
    )
    await tx.execute(sql`
      update draw_entries set position = drawn.position, updated_at = ${ctx.now.toISOString()}::timestamptz
      from unnest(${sql.param(order)}::text[]) with ordinality as drawn(code, position)
      where draw_entries.draw_id = ${id} and draw_entries.code = drawn.code`)
    await tx
      .update(draws)
      .set({ status: 'drawn', drawnAt: ctx.now, seed, version: draw.version + 1 })
      .where(eq(draws.id, id))
    await recordAudit(tx, ctx, {
      action: 'queue.draw',
      subjectType: 'draw',
      subjectId: id,
      details: { centreCode: draw.centreCode, entries: order.length },
    })
  })

async function givePlaces(ctx: Ctx, id: string): Promise<void> {
  const [draw] = await ctx.db.select().from(draws).where(eq(draws.id, id))
  if (!draw) return
  for (;;) {
    const more = await ctx.db.transaction(async (tx) => {
      const [entry] = await tx
        .select()
        .from(drawEntries)
        .where(and(eq(drawEntries.drawId, id), eq(drawEntries.status, 'entered'), isNotNull(drawEntries.position)))
        .orderBy(asc(drawEntries.position))
        .limit(1)
        .for('update')
      if (!entry) return false
      await settle(within(ctx, tx), draw, entry)
      return true
    })
    if (!more) break
  }
  await releaseRest(ctx, draw)
}

/** How many places one request is tried on before it counts as without a fitting one. */
const TRIES = 5

async function settle(ctx: Ctx, draw: DrawRow, entry: EntryRow): Promise<void> {
  const fitting = await fittingPlaces(ctx, draw, entry)
  let outcome: { status: 'won' | 'lost' | 'not_possible'; appointmentId: string | null } = { status: 'lost', appointmentId: null }
  for (const slotId of fitting.slice(0, TRIES)) {
    const placed = await placeParty(ctx.db, ctx, {
      visitor: { personId: entry.personId },
      items: [{ serviceCode: draw.serviceCode, slotId }],
      channel: 'draw',
      idempotencyKey: entry.id,
    })
    if (placed.ok) {
      outcome = { status: 'won', appointmentId: placed.value.visits[0]?.id ?? null }
      break
    }
    if (placed.error === 'slot_taken' || placed.error === 'same_time') continue
    outcome = { status: 'not_possible', appointmentId: null }
    break
  }
  await ctx.db.update(drawEntries).set(outcome).where(eq(drawEntries.id, entry.id))
  await publish(ctx.db, ctx, {
    type: 'queue.draw_settled',
    drawId: draw.id,
    personId: entry.personId,
    serviceCode: draw.serviceCode,
    centreCode: draw.centreCode,
    outcome: outcome.status,
    ...(outcome.appointmentId && { appointmentId: outcome.appointmentId }),
  })
}

/** Places of the draw that are free and suit the request, earliest first. */
async function fittingPlaces(ctx: Ctx, draw: DrawRow, entry: EntryRow): Promise<string[]> {
  const free = await ctx.db
    .select({ id: slots.id, startsAt: slots.startsAt })
    .from(slots)
    .where(and(...inDraw(draw), eq(slots.closed, false), lt(slots.taken, slots.capacity), gte(slots.startsAt, ctx.now)))
    .orderBy(asc(slots.startsAt))
  return free.filter(({ startsAt }) => suits(entry, startsAt)).map(({ id }) => id)
}

const inDraw = (draw: DrawRow) => [
  eq(slots.centreCode, draw.centreCode),
  eq(slots.lineCode, draw.lineCode),
  gte(slots.startsAt, atBaku(draw.fromDay)),
  lt(slots.startsAt, atBaku(addDays(draw.untilDay, 1))),
]

/** Whether a moment is among those somebody asked for. */
export function suits(wish: { days: readonly string[]; partOfDay: string | null }, startsAt: Date): boolean {
  if (wish.days.length > 0 && !wish.days.includes(dayInBaku(startsAt))) return false
  const part: PartOfDay = Number(clockInBaku(startsAt).slice(0, 2)) >= AFTERNOON_FROM ? 'afternoon' : 'morning'
  return wish.partOfDay === null || wish.partOfDay === part
}

/** What nobody drew is for everybody from now on. */
const releaseRest = (ctx: Ctx, draw: DrawRow) =>
  ctx.db
    .update(slots)
    .set({ releasedAt: ctx.now })
    .where(and(...inDraw(draw), sql`(${isNull(slots.releasedAt)} or ${slots.releasedAt} > ${ctx.now.toISOString()}::timestamptz)`))
