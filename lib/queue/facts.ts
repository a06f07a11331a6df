import { and, eq, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { appointments, centreLines, centres, people, queueRules, services, slots } from '@/db/schema'
import { servesService } from '@/lib/catalogue'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { OPEN_STATUSES } from './model'
import { mergedRules, type QueueRules } from './rules-data'

const p = sql.placeholder

const rulesOf = sql<{ scope: string; rules: Record<string, number | boolean> }[] | null>`(
  select jsonb_agg(jsonb_build_object('scope', ${queueRules.scope}, 'rules', ${queueRules.rules})) from ${queueRules}
  where ${queueRules.scope} in ('', 'centre:' || ${slots.centreCode}, 'service:' || ${services.code}))`

const asTheServiceSeesIt = {
  id: slots.id,
  centreCode: slots.centreCode,
  lineCode: slots.lineCode,
  startsAt: slots.startsAt,
  gridMinutes: slots.durationMinutes,
  capacity: slots.capacity,
  reserve: slots.reserve,
  taken: slots.taken,
  closed: slots.closed,
  releasedAt: slots.releasedAt,
  windowMinutes: services.windowMinutes,
  serviceCode: services.code,
  bufferMinutes: sql<number>`coalesce(${centreLines.bufferMinutes}, 0)`,
  /** Full only as long as a form holds it that nobody will send any more. */
  lapsed: sql<boolean>`case when ${slots.taken} >= ${slots.capacity} then exists (
    select from slot_hold_places kept join slot_holds hold on hold.id = kept.hold_id
    where kept.slot_id = ${slots.id} and hold.purpose = 'form' and hold.expires_at <= ${p('now')}) else false end`,
  served: sql<boolean>`${services.appointmentable} and ${centres.status} = 'operating' and ${servesService}`,
  ownLine: sql<boolean>`${slots.lineCode} = queue_line(${slots.centreCode}, ${services.code})`,
  rules: rulesOf,
}

const fromPlace = (db: Db) =>
  db
    .select(asTheServiceSeesIt)
    .from(slots)
    .innerJoin(centres, eq(centres.code, slots.centreCode))
    .innerJoin(services, eq(services.code, p('serviceCode')))
    .leftJoin(centreLines, and(eq(centreLines.centreCode, slots.centreCode), eq(centreLines.code, slots.lineCode)))
    .where(eq(slots.id, p('slotId')))

const placeFor = prepared('queue_place_for', (db, name) => fromPlace(db).prepare(name))

type PlaceRow = Awaited<ReturnType<ReturnType<typeof placeFor>['execute']>>[number]

/** A place as one service sees it, with the rules that hold there. */
export type Place = Omit<PlaceRow, 'rules'> & {
  rules: QueueRules
  /** How long the visit is planned to take. */
  minutes: number
  /** Places in a row it needs. */
  rows: number
  /** Nothing left for the public, or not yet given to it. */
  full: boolean
}

export type PlaceAsk = { slotId: string; serviceCode: string; minutes?: number | undefined }

/** A place as one service sees it; null when there is no such place or service. */
export async function findPlace(ctx: Ctx, { slotId, serviceCode, minutes }: PlaceAsk): Promise<Place | null> {
  const [row] = await placeFor(ctx.db).execute({ slotId, serviceCode, now: ctx.now })
  return row ? placeOf(row, ctx.now, minutes) : null
}

/** The places of several errands; null when one of them is gone. */
export async function findPlaces(ctx: Ctx, asked: readonly PlaceAsk[]): Promise<Place[] | null> {
  const places = await Promise.all(asked.map((one) => findPlace(ctx, one)))
  return places.every((place) => place !== null) ? (places as Place[]) : null
}

function placeOf(row: PlaceRow, now: Date, given?: number): Place {
  const minutes = given ?? (row.windowMinutes || row.gridMinutes)
  return {
    ...row,
    rules: mergedRules(row.rules ?? []),
    minutes,
    rows: rowsNeeded(minutes, row),
    full: row.closed || row.taken >= row.capacity || (row.releasedAt !== null && row.releasedAt > now),
  }
}

/** Places in a row that a visit of so many minutes holds. */
export const rowsNeeded = (minutes: number, line: { gridMinutes: number; bufferMinutes: number }): number =>
  Math.max(1, Math.ceil((minutes + line.bufferMinutes) / line.gridMinutes))

const lock = prepared('queue_lock_person', (db, name) =>
  db
    .select({ id: people.id })
    .from(people)
    .where(eq(people.id, p('personId')))
    .for('no key update')
    .prepare(name),
)

/** One booking of a person at a time: limits of a person hold, and a double click finds what the first click wrote. */
export const lockPerson = (tx: Db, personId: string): Promise<unknown> => lock(tx).execute({ personId })

const placeAndLock = prepared('queue_place_and_lock', (db, name) =>
  db
    .select({
      ...asTheServiceSeesIt,
      // The newest first; more than any rule asks for.
      missed: sql<string[] | null>`(select jsonb_agg(one.starts_at) from (
        select missed.starts_at from appointments missed
        where missed.person_id = ${p('personId')} and missed.status = 'no_show' and missed.arrived_at is null order by missed.starts_at desc limit 20) one)`,
      lockedPerson: sql`case when not ${slots.closed} and ${slots.taken} < ${slots.capacity} + ${slots.reserve}
        then (select id from people where id = ${p('personId')} for no key update) end`,
    })
    .from(slots)
    .innerJoin(centres, eq(centres.code, slots.centreCode))
    .innerJoin(services, eq(services.code, p('serviceCode')))
    .leftJoin(centreLines, and(eq(centreLines.centreCode, slots.centreCode), eq(centreLines.code, slots.lineCode)))
    .where(eq(slots.id, p('slotId')))
    .prepare(name),
)

/**
 * The place somebody is about to take, with the person locked and the visits they missed, in one round trip. Of a full place nobody can
 * take anything: there no lock is asked for. What is told of the place is older than the lock; the statement that takes it looks again.
 */
export async function findPlaceAndLock(
  ctx: Ctx,
  { slotId, serviceCode, minutes, personId }: PlaceAsk & { personId: string },
): Promise<(Place & { missed: Date[] }) | null> {
  const [row] = await placeAndLock(ctx.db).execute({ slotId, serviceCode, personId, now: ctx.now })
  return row ? { ...placeOf(row, ctx.now, minutes), missed: (row.missed ?? []).map((at) => new Date(at)) } : null
}

const mine = prepared('queue_open_visits', (db, name) =>
  db
    .select({
      id: appointments.id,
      partyId: appointments.partyId,
      serviceCode: appointments.serviceCode,
      companyTin: appointments.companyTin,
      beneficiaryPin: appointments.beneficiaryPin,
      startsAt: appointments.startsAt,
      minutes: appointments.minutes,
      displacedAt: appointments.displacedAt,
      status: appointments.status,
    })
    .from(appointments)
    .where(
      and(eq(appointments.personId, p('personId')), sql`${appointments.status} in ${sql.raw(`('${OPEN_STATUSES.join("', '")}')`)}`),
    )
    .prepare(name),
)

/** The person's visits that are still to come or going on, their own and those for companies. */
export function openVisits(ctx: Ctx<Applicant>): ReturnType<typeof openVisitsOf>
export function openVisits(ctx: Ctx, personId: string): ReturnType<typeof openVisitsOf>
export function openVisits(ctx: Ctx, personId?: string): ReturnType<typeof openVisitsOf> {
  const whose = personId ?? (ctx.actor.kind === 'citizen' ? ctx.actor.personId : null)
  if (!whose) throw new Error(`Cannot list open visits: expected a person or a citizen's context, got '${ctx.actor.kind}'`)
  return openVisitsOf(ctx, whose)
}

const openVisitsOf = (ctx: Ctx, personId: string) => mine(ctx.db).execute({ personId })
