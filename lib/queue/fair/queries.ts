import { and, asc, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import { appointments, centreLines, centres, drawEntries, draws, services, slots, waitingEntries, waitingOffers } from '@/db/schema'
import { centresWith } from '@/lib/identity'
import type { Applicant, Citizen, Ctx, Staff } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { type Page, pageOf } from '@/lib/platform/pages'
import { visibleTo } from '../policy'
import { canWait, partySize } from './waiting-list'
import type { DrawListItem, DrawPage, OwnDrawEntry, PartOfDay, WaitingEntry } from './model'

const SIZE = 20

const fields = {
  id: draws.id,
  title: draws.title,
  serviceCode: draws.serviceCode,
  serviceName: services.name,
  centreCode: draws.centreCode,
  centreName: centres.name,
  fromDay: draws.fromDay,
  untilDay: draws.untilDay,
  opensAt: draws.opensAt,
  closesAt: draws.closesAt,
  status: draws.status,
  drawnAt: draws.drawnAt,
  version: draws.version,
  places: sql<number>`(
    select coalesce(sum(place.capacity), 0)::int from ${slots} place
    where place.centre_code = ${draws.centreCode} and place.line_code = ${draws.lineCode} and not place.closed
      and place.starts_at >= (${draws.fromDay}::date)::timestamp at time zone 'Asia/Baku'
      and place.starts_at < (${draws.untilDay}::date + 1)::timestamp at time zone 'Asia/Baku')`,
  entries: sql<number>`(select count(*)::int from ${drawEntries} asked where asked.draw_id = ${draws.id} and asked.status <> 'withdrawn')`,
}

/** Draws, those one can still ask in first. Public: they name no person. */
export async function listDraws(ctx: Ctx, page: number, only?: { centreCodes: string[] }): Promise<Page<DrawListItem>> {
  const where = only ? inArray(draws.centreCode, only.centreCodes) : ne(draws.status, 'cancelled')
  const [rows, [total]] = await Promise.all([
    ctx.db
      .select(fields)
      .from(draws)
      .innerJoin(services, eq(services.code, draws.serviceCode))
      .innerJoin(centres, eq(centres.code, draws.centreCode))
      .where(where)
      .orderBy(desc(sql`${draws.status} = 'announced'`), desc(draws.closesAt), asc(draws.id))
      .limit(SIZE)
      .offset((page - 1) * SIZE),
    ctx.db.select({ count: sql<number>`count(*)::int` }).from(draws).where(where),
  ])
  return pageOf(rows, total?.count ?? 0, page, SIZE)
}

/** Draws of the centres this person plans. */
export function listOwnDraws(ctx: Ctx<Staff>, page: number): Promise<Page<DrawListItem>> | null {
  const centreCodes = centresWith(ctx.actor, 'centres.plan')
  return centreCodes.length > 0 ? listDraws(ctx, page, { centreCodes }) : null
}

/** A draw with what anybody needs to work its order out again. */
export async function findDraw(ctx: Ctx, id: string): Promise<DrawPage | null> {
  if (!isId(id)) return null
  const [draw] = await ctx.db
    .select({ ...fields, lineCode: draws.lineCode, seedHash: draws.seedHash, seed: draws.seed })
    .from(draws)
    .innerJoin(services, eq(services.code, draws.serviceCode))
    .innerJoin(centres, eq(centres.code, draws.centreCode))
    .where(eq(draws.id, id))
  if (!draw) return null
  const order =
    draw.status === 'drawn'
      ? await ctx.db
          .select({ code: drawEntries.code, position: sql<number>`${drawEntries.position}`, status: drawEntries.status })
          .from(drawEntries)
          .where(and(eq(drawEntries.drawId, id), gt(drawEntries.position, 0)))
          .orderBy(asc(drawEntries.position))
      : []
  return { ...draw, order }
}

/** The citizen's own request in a draw. */
export async function findOwnEntry(ctx: Ctx<Citizen>, drawId: string): Promise<OwnDrawEntry | null> {
  const [entry] = await ctx.db
    .select({
      code: drawEntries.code,
      status: drawEntries.status,
      position: drawEntries.position,
      days: drawEntries.days,
      partOfDay: drawEntries.partOfDay,
      appointmentId: drawEntries.appointmentId,
    })
    .from(drawEntries)
    .where(and(eq(drawEntries.drawId, drawId), eq(drawEntries.personId, ctx.actor.personId)))
  return entry ? { ...entry, partOfDay: entry.partOfDay as PartOfDay | null } : null
}

/** Draws a service's places come by; people who look for a time are led there. */
export async function findOpenDrawFor(ctx: Ctx, serviceCode: string): Promise<{ id: string; closesAt: Date } | null> {
  const [draw] = await ctx.db
    .select({ id: draws.id, closesAt: draws.closesAt })
    .from(draws)
    .where(and(eq(draws.serviceCode, serviceCode), eq(draws.status, 'announced'), gt(draws.closesAt, ctx.now)))
    .orderBy(asc(draws.closesAt))
    .limit(1)
  return draw ?? null
}

/** The waiting-list entry of a visit: the one that stands, else the last that ended. Null when nobody ever waited for it. */
export async function findWaitingEntry(ctx: Ctx<Applicant>, appointmentId: string): Promise<WaitingEntry | null> {
  const [entry] = await ctx.db
    .select({
      id: waitingEntries.id,
      status: waitingEntries.status,
      centreCodes: waitingEntries.centreCodes,
      fromDay: waitingEntries.fromDay,
      untilDay: waitingEntries.untilDay,
      partOfDay: waitingEntries.partOfDay,
      enteredAt: waitingEntries.enteredAt,
      missedOffers: waitingEntries.missedOffers,
    })
    .from(waitingEntries)
    .innerJoin(appointments, eq(appointments.id, waitingEntries.appointmentId))
    .where(and(eq(waitingEntries.appointmentId, appointmentId), visibleTo(ctx.actor)))
    .orderBy(desc(waitingEntries.enteredAt))
    .limit(1)
  if (!entry) return null
  const [offer] = await ctx.db
    .select({
      id: waitingOffers.id,
      startsAt: slots.startsAt,
      centreCode: slots.centreCode,
      centreName: centres.name,
      expiresAt: waitingOffers.expiresAt,
    })
    .from(waitingOffers)
    .innerJoin(slots, eq(slots.id, waitingOffers.slotId))
    .innerJoin(centres, eq(centres.code, slots.centreCode))
    .where(and(eq(waitingOffers.entryId, entry.id), eq(waitingOffers.status, 'open'), gt(waitingOffers.expiresAt, ctx.now)))
  return { ...entry, partOfDay: entry.partOfDay as PartOfDay | null, offer: offer ?? null }
}

/** Whether the owner of a visit may wait for an earlier time, and why not. */
export async function mayWaitForEarlier(ctx: Ctx<Applicant>, appointmentId: string): Promise<'yes' | 'several' | 'no'> {
  const [visit] = await ctx.db
    .select({
      status: appointments.status,
      startsAt: appointments.startsAt,
      displacedAt: appointments.displacedAt,
      partyId: appointments.partyId,
    })
    .from(appointments)
    .where(and(eq(appointments.id, appointmentId), visibleTo(ctx.actor)))
  if (!visit || !canWait(visit, ctx.now)) return 'no'
  return (await partySize(ctx.db, visit.partyId)) > 1 ? 'several' : 'yes'
}

/** Lines of the person's centres whose places are drawn, with their services; null for who plans no centre. */
export async function listDrawnLines(ctx: Ctx<Staff>) {
  const centreCodes = centresWith(ctx.actor, 'centres.plan')
  if (centreCodes.length === 0) return null
  const lines = await ctx.db
    .select({ centreCode: centreLines.centreCode, centreName: centres.name, code: centreLines.code, name: centreLines.name })
    .from(centreLines)
    .innerJoin(centres, eq(centres.code, centreLines.centreCode))
    .where(and(inArray(centreLines.centreCode, centreCodes), eq(centreLines.release, 'draw'), eq(centreLines.active, true)))
    .orderBy(asc(centreLines.centreCode), asc(centreLines.code))
  return Promise.all(
    lines.map(async (line) => ({
      ...line,
      services: await ctx.db
        .select({ code: services.code, name: services.name })
        .from(services)
        .where(and(eq(services.appointmentable, true), sql`queue_line(${line.centreCode}, ${services.code}) = ${line.code}`))
        .orderBy(asc(services.position)),
    })),
  )
}
