// How places are taken, exchanged and given back: guarded in the database, so that between reading the counter and changing
// it nobody else fits in; the constraint `slots_never_overbooked` stands behind it.
// `taken` is changed only here: it equals the visits and holds that stand on the slot (places.test.ts compares).
//
// Order of locks, everywhere in this room: the person, then visits by id, then holds by id, then all slots of the change at once by id.
import { and, inArray, type SQL, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { slotHoldPlaces, slotHolds, slots } from '@/db/schema'
import type { Ctx } from '@/lib/platform/context'
import { passOn } from './fair/pass-on'

const p = sql.placeholder
const open = sql`('booked', 'arrived', 'called', 'in_service')`

/** Places the public may take at this moment. For queries that read `slots`. */
export const freeForPublic = (now: Date): SQL => freePlaces(sql`${now.toISOString()}::timestamptz`)

/** The same with the moment as the caller writes it. */
export const freePlaces = (now: SQL): SQL =>
  sql`(${slots.taken} < ${slots.capacity} and not ${slots.closed} and (${slots.releasedAt} is null or ${slots.releasedAt} <= ${now}))`

const held = {
  id: sql<string>`id`.as('id'),
  reference: sql<string>`reference`.as('reference'),
  partyId: sql<string>`party_id`.as('party_id'),
  startsAt: sql<Date>`starts_at`.mapWith(slots.startsAt).as('starts_at'),
}

/**
 * Takes a place and writes the visit with the first row of its history. No row comes back when the place was taken, the person
 * has this visit already, is elsewhere at that time or has as many as one person may; the caller then asks why. Visits for a
 * company count apart from one's own, but nobody is in two places at once. For a visit that needs one place.
 */
export const takePlace = prepared('queue_take_place', (db, name) => {
  const ends = sql`slots.starts_at + make_interval(mins => ${p('minutes')}::int)`
  const taken = db.$with('taken', {}).as(sql`
    update slots set taken = taken + 1
    where id = ${p('slotId')} and not closed
      and taken < capacity + case when ${p('staff')}::boolean then reserve else 0 end
      and (${p('early')}::boolean or released_at is null or released_at <= ${p('now')}::timestamptz)
      and (select count(*) from appointments mine where mine.person_id = ${p('personId')} and mine.status in ${open}
             and mine.company_tin is not distinct from ${p('companyTin')}::text) < ${p('limit')}::int
      and not exists (
        select 1 from appointments mine
        where mine.person_id = ${p('personId')}
          and (mine.idempotency_key = ${p('idempotencyKey')}
            or (mine.status in ${open} and (
              (mine.displaced_at is null and mine.starts_at < ${ends} and mine.starts_at + make_interval(mins => mine.minutes) > slots.starts_at)
              or (mine.service_code = ${p('serviceCode')} and mine.company_tin is not distinct from ${p('companyTin')}::text
                and mine.beneficiary_pin is not distinct from ${p('beneficiaryPin')}::text))))
      )
    returning id, centre_code, starts_at`)
  const booked = db.$with('booked', held).as(sql`
    insert into appointments (id, reference, person_id, company_tin, company_name, deputy_person_id, service_code, application_id, party_id,
      beneficiary_pin, beneficiary_name, channel, booked_by_staff_id, booked_by_client, slot_id, centre_code, starts_at, minutes, call_after,
      idempotency_key, created_at, updated_at)
    select ${p('id')}::uuid, ${p('reference')}, ${p('personId')}::uuid, ${p('companyTin')}::text, ${p('companyName')}::text, ${p('deputyPersonId')}::uuid,
           ${p('serviceCode')}, ${p('applicationId')}::uuid, ${p('partyId')}::uuid,
           ${p('beneficiaryPin')}::text, ${p('beneficiaryName')}::text, ${p('channel')}::booking_channel, ${p('staffId')}::uuid, ${p('client')}::text,
           taken.id, taken.centre_code, taken.starts_at, ${p('minutes')}::int,
           taken.starts_at, ${p('idempotencyKey')}::uuid, ${p('now')}::timestamptz, ${p('now')}::timestamptz
    from taken
    returning id, reference, party_id, person_id, centre_code, starts_at`)
  const noted = db.$with('noted', {}).as(sql`
    insert into appointment_moves (id, appointment_id, person_id, at, action, from_status, to_status, centre_code, starts_at, actor_kind, staff_id, channel)
    select ${p('moveId')}::uuid, booked.id, booked.person_id, ${p('now')}::timestamptz, 'book', null, 'booked', booked.centre_code, booked.starts_at,
           ${p('actorKind')}::actor_kind, ${p('actorStaffId')}::uuid, ${p('channel')}::booking_channel
    from booked`)
  return db
    .with(taken, booked, noted)
    .select({ id: booked.id, reference: booked.reference, partyId: booked.partyId, startsAt: booked.startsAt })
    .from(booked)
    .prepare(name)
})

export type Row = { id: string; centreCode: string; lineCode: string; startsAt: Date; durationMinutes: number; full: boolean }

/** The places in a row a visit would hold, the first included; null when the row breaks off: closing time, a lunch break, another day. */
export async function placesInARow(
  db: Db,
  first: { id: string; centreCode: string; lineCode: string; startsAt: Date; gridMinutes: number },
  count: number,
) {
  const rows = await db
    .select({
      id: slots.id,
      startsAt: slots.startsAt,
      durationMinutes: slots.durationMinutes,
      full: sql<boolean>`${slots.closed} or ${slots.taken} >= ${slots.capacity}`,
    })
    .from(slots)
    .where(
      and(
        sql`${slots.centreCode} = ${first.centreCode} and ${slots.lineCode} = ${first.lineCode}`,
        sql`${slots.startsAt} >= ${first.startsAt.toISOString()}::timestamptz`,
        sql`${slots.startsAt} < ${first.startsAt.toISOString()}::timestamptz + make_interval(mins => ${count * first.gridMinutes}::int)`,
      ),
    )
    .orderBy(slots.startsAt)
  const unbroken = rows.every((row, n) => {
    const before = rows[n - 1]
    return !before || row.startsAt.getTime() === before.startsAt.getTime() + before.durationMinutes * 60_000
  })
  return rows.length === count && rows[0]?.id === first.id && unbroken ? rows : null
}

/** Who asks for places, and what that lets them have. */
export type Claim = {
  /** Also places of the reserve. */
  staff: boolean
  /** Also places not yet released. */
  early: boolean
}

export type Exchange = {
  /** Places wanted; one that stands here twice is wanted twice. */
  take: readonly string[]
  /** Places the same people have until now: their visits' and their holds'. */
  give: readonly string[]
  /** Holds the given places belong to; they end with the change. */
  holdIds?: readonly string[]
}

/**
 * Exchanges places for others, all or nothing: every row is locked at once in the order of ids, so two exchanges never wait for each
 * other in a circle; then looked at; then changed. What is had already is not asked for again, also where nothing else is free.
 * A wanted place that only lapsed forms hold is theirs no longer. Places left over go first to those who wait for one (passOn).
 *
 * @returns false, and nothing changed, when one of the wanted places cannot be had
 */
export async function exchangePlaces(
  tx: Db,
  ctx: Ctx,
  { take, give, holdIds = [] }: Exchange,
  { staff, early }: Claim,
): Promise<boolean> {
  const lapsed = take.length > 0 ? await lapsedHoldsOn(tx, ctx, take, holdIds) : []
  const given = [...give, ...lapsed.map((place) => place.slotId)]
  const ids = [...new Set([...take, ...given])].sort()
  if (ids.length === 0) return true
  const rows = await tx.select().from(slots).where(inArray(slots.id, ids)).orderBy(slots.id).for('update')
  const rowOf = new Map(rows.map((row) => [row.id, row]))

  const own = tally(give)
  const change = tally(take)
  for (const id of given) change.set(id, (change.get(id) ?? 0) - 1)
  for (const [id, wanted] of tally(take)) {
    const row = rowOf.get(id)
    if (!row || row.closed) return false
    if (wanted <= (own.get(id) ?? 0)) continue
    if (!early && row.releasedAt && row.releasedAt > ctx.now) return false
    if (row.taken + (change.get(id) ?? 0) > row.capacity + (staff ? row.reserve : 0)) return false
  }

  const gone = [...new Set([...holdIds, ...lapsed.map((place) => place.holdId)])]
  if (gone.length > 0) await tx.delete(slotHolds).where(inArray(slotHolds.id, gone))
  const freed = [...change]
    .filter(([id, by]) => by < 0 && isOffered(rowOf.get(id), ctx.now))
    .flatMap(([id, by]) => Array<string>(-by).fill(id))
  const kept = tally(freed.length > 0 ? await passOn(tx, ctx, freed) : [])
  const deltas = [...change].map(([id, by]) => [id, by + (kept.get(id) ?? 0)] as const).filter(([, by]) => by !== 0)
  if (deltas.length > 0) {
    const values = sql.join(
      deltas.map(([id, by]) => sql`(${id}::uuid, ${by}::int)`),
      sql`, `,
    )
    await tx.execute(
      sql`update slots set taken = taken + change.by from (values ${values}) change(id, by) where slots.id = change.id`,
    )
  }
  return true
}

/** When these places begin, read under their lock: a mobile unit that is late moves them between a look and a lock. */
export async function startsOf(tx: Db, slotIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await tx
    .select({ id: slots.id, startsAt: slots.startsAt })
    .from(slots)
    .where(inArray(slots.id, [...slotIds]))
  return new Map(rows.map(({ id, startsAt }) => [id, startsAt]))
}

/** Gives places back. The rows that held them are locked by the caller, so each is given back once. */
export const givePlacesBack = (tx: Db, ctx: Ctx, slotIds: readonly string[], holdIds: readonly string[] = []): Promise<boolean> =>
  exchangePlaces(tx, ctx, { take: [], give: slotIds, holdIds }, { staff: false, early: false })

/** Places of forms nobody will send any more that stand on the wanted places, with all their other places. Locked; who else ends them is not waited for. */
async function lapsedHoldsOn(tx: Db, ctx: Ctx, slotIds: readonly string[], own: readonly string[]) {
  const ids = sql.join(
    [...new Set(slotIds)].map((id) => sql`${id}::uuid`),
    sql`, `,
  )
  const { rows } = await tx.execute<{ id: string }>(sql`
    select hold.id from slot_holds hold
    where hold.purpose = 'form' and hold.expires_at <= ${ctx.now.toISOString()}::timestamptz
      ${
        own.length > 0
          ? sql`and hold.id not in (${sql.join(
              own.map((id) => sql`${id}::uuid`),
              sql`, `,
            )})`
          : sql``
      }
      and exists (
        select from slot_hold_places kept join slots slot on slot.id = kept.slot_id
        where kept.hold_id = hold.id and kept.slot_id in (${ids}) and slot.taken >= slot.capacity)
    order by hold.id
    for update of hold skip locked`)
  if (rows.length === 0) return []
  return tx
    .select({ holdId: slotHoldPlaces.holdId, slotId: slotHoldPlaces.slotId })
    .from(slotHoldPlaces)
    .where(
      inArray(
        slotHoldPlaces.holdId,
        rows.map((row) => row.id),
      ),
    )
}

/** Whether a freed place is worth offering to somebody. */
const isOffered = (row: { closed: boolean; startsAt: Date } | undefined, now: Date): boolean =>
  row !== undefined && !row.closed && row.startsAt > now

function tally(ids: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}
