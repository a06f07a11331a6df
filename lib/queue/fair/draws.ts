import { randomBytes } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { centreLines, drawEntries, draws, services } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { allows } from '@/lib/identity'
import type { Citizen, Ctx, Staff } from '@/lib/platform/context'
import { encrypt } from '@/lib/platform/crypto'
import { newId, randomLetters } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { atBaku } from '@/lib/platform/time'
import { openVisits } from '../facts'
import { canBookFor } from '../policy'
import { seedHashOf } from './lot'
import { type AnnounceDraw, drawStage, type EnterDraw } from './model'

export type AnnounceError = 'not_found' | 'line_without_draw' | 'service_not_in_line' | 'opens_in_past'

/** Announces a draw: its seed is chosen now, kept sealed, and its fingerprint published, so that nobody can choose it later. */
export async function announceDraw(ctx: Ctx<Staff>, input: AnnounceDraw): Promise<Result<{ id: string }, AnnounceError>> {
  if (!(await allows(ctx, 'centres.plan', { type: 'centre', centreCode: input.centre }))) return err('not_found')
  const opensAt = atBaku(input.opensDay, input.opensTime)
  const closesAt = atBaku(input.closesDay, input.closesTime)
  if (closesAt <= ctx.now) return err('opens_in_past')
  return ctx.db.transaction(async (tx) => {
    const [line] = await tx
      .select({ release: centreLines.release })
      .from(centreLines)
      .where(and(eq(centreLines.centreCode, input.centre), eq(centreLines.code, input.line), eq(centreLines.active, true)))
    if (line?.release !== 'draw') return err('line_without_draw')
    const [given] = await tx
      .select({ line: sql<string>`queue_line(${input.centre}, ${services.code})` })
      .from(services)
      .where(and(eq(services.code, input.service), eq(services.appointmentable, true)))
    if (given?.line !== input.line) return err('service_not_in_line')
    const id = newId()
    const seed = randomBytes(32).toString('hex')
    await tx.insert(draws).values({
      id,
      centreCode: input.centre,
      lineCode: input.line,
      serviceCode: input.service,
      title: { az: input.titleAz, en: input.titleEn, ru: input.titleRu },
      fromDay: input.fromDay,
      untilDay: input.untilDay,
      opensAt,
      closesAt,
      seedHash: seedHashOf(seed),
      seedSealed: encrypt(seed),
      createdBy: ctx.actor.staffId,
    })
    await recordAudit(tx, ctx, {
      action: 'queue.announce_draw',
      subjectType: 'draw',
      subjectId: id,
      details: { centreCode: input.centre, lineCode: input.line, serviceCode: input.service },
    })
    return ok({ id })
  })
}

/** Calls a draw off before it was drawn; those who asked keep nothing and lost nothing. */
export async function cancelDraw(
  ctx: Ctx<Staff>,
  { id, version }: { id: string; version: number },
): Promise<Result<void, 'not_found' | 'changed_meanwhile'>> {
  return ctx.db.transaction(async (tx) => {
    const [draw] = await tx.select().from(draws).where(eq(draws.id, id)).for('update')
    if (!draw || !(await allows(ctx, 'centres.plan', { type: 'centre', centreCode: draw.centreCode }))) return err('not_found')
    if (draw.version !== version || draw.status !== 'announced') return err('changed_meanwhile')
    await tx
      .update(draws)
      .set({ status: 'cancelled', version: version + 1 })
      .where(eq(draws.id, id))
    await recordAudit(tx, ctx, {
      action: 'queue.cancel_draw',
      subjectType: 'draw',
      subjectId: id,
      details: { centreCode: draw.centreCode },
    })
    return ok()
  })
}

export type EnterError = 'not_found' | 'draw_not_open' | 'already_booked' | 'days_outside' | 'not_allowed'

/** Asks for a place in a draw. When and how often somebody asks changes nothing: one request each, and the moment does not count. */
export async function enterDraw(ctx: Ctx<Citizen>, input: EnterDraw): Promise<Result<{ code: string }, EnterError>> {
  return ctx.db.transaction(async (tx) => {
    // Shared with other requests; the drawing itself waits for them.
    const [draw] = await tx.select().from(draws).where(eq(draws.id, input.drawId)).for('share')
    if (!draw) return err('not_found')
    if (!canBookFor(ctx.actor, draw.serviceCode)) return err('not_allowed')
    if (drawStage(draw, ctx.now) !== 'open') return err('draw_not_open')
    if (input.days.some((day) => day < draw.fromDay || day > draw.untilDay)) return err('days_outside')
    const open = await openVisits({ ...ctx, db: tx }, ctx.actor.personId)
    if (open.some((visit) => visit.serviceCode === draw.serviceCode && visit.companyTin === null)) return err('already_booked')
    const wish = { days: [...new Set(input.days)].sort(), partOfDay: input.partOfDay }
    const [entry] = await tx
      .insert(drawEntries)
      .values({ id: newId(), drawId: draw.id, personId: ctx.actor.personId, code: randomLetters(8), ...wish })
      // A second request only changes the wishes: the code drawn with stays.
      .onConflictDoUpdate({
        target: [drawEntries.drawId, drawEntries.personId],
        set: { ...wish, status: 'entered', updatedAt: ctx.now },
      })
      .returning({ id: drawEntries.id, code: drawEntries.code })
    if (!entry) throw new Error(`Cannot enter draw ${draw.id}: expected the row of the request, got none`)
    await recordAudit(tx, ctx, {
      action: 'queue.enter_draw',
      subjectType: 'draw',
      subjectId: draw.id,
      personId: ctx.actor.personId,
      details: { code: entry.code, serviceCode: draw.serviceCode, centreCode: draw.centreCode },
    })
    return ok({ code: entry.code })
  })
}

/** Takes the request back, as long as nothing was drawn. */
export async function leaveDraw(
  ctx: Ctx<Citizen>,
  { drawId }: { drawId: string },
): Promise<Result<void, 'not_found' | 'draw_not_open'>> {
  return ctx.db.transaction(async (tx) => {
    const [draw] = await tx.select().from(draws).where(eq(draws.id, drawId)).for('share')
    const [entry] = await tx
      .select()
      .from(drawEntries)
      .where(and(eq(drawEntries.drawId, drawId), eq(drawEntries.personId, ctx.actor.personId)))
      .for('update')
    if (!draw || !entry) return err('not_found')
    if (entry.status === 'withdrawn') return ok()
    if (draw.status !== 'announced') return err('draw_not_open')
    await tx.update(drawEntries).set({ status: 'withdrawn' }).where(eq(drawEntries.id, entry.id))
    await recordAudit(tx, ctx, {
      action: 'queue.leave_draw',
      subjectType: 'draw',
      subjectId: drawId,
      personId: ctx.actor.personId,
      details: { code: entry.code },
    })
    return ok()
  })
}
