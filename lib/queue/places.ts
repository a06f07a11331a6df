// How places are taken, exchanged and given back: guarded in the database, so that between reading the counter and changing
// it nobody else fits in; the constraint `slots_never_overbooked` stands behind it.
// `taken` is changed only here: it equals the visits that hold the slot (places.test.ts compares).
import { sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { slots } from '@/db/schema'

const p = sql.placeholder
const open = sql`('booked', 'arrived', 'called', 'in_service')`

const held = { id: sql<string>`id`.as('id'), reference: sql<string>`reference`.as('reference') }

/**
 * Takes a place and writes the visit with the first row of its history. No row comes back when the place was taken, the person
 * has this visit already, has one at the same time or has as many as one person may; the caller then asks why. Visits for a
 * company count apart from one's own, but nobody is in two places at once.
 */
export const takePlace = prepared('queue_take_place', (db, name) => {
  const taken = db.$with('taken', {}).as(sql`
    update slots set taken = taken + 1
    where id = ${p('slotId')} and taken < capacity
      and (select count(*) from appointments mine where mine.person_id = ${p('personId')} and mine.status in ${open}
             and mine.company_tin is not distinct from ${p('companyTin')}::text) < ${p('limit')}
      and not exists (
        select 1 from appointments mine
        where mine.person_id = ${p('personId')}
          and (mine.idempotency_key = ${p('idempotencyKey')}
            or (mine.status in ${open} and (mine.starts_at = slots.starts_at
              or (mine.service_code = ${p('serviceCode')} and mine.company_tin is not distinct from ${p('companyTin')}::text))))
      )
    returning id, centre_code, starts_at`)
  const booked = db.$with('booked', held).as(sql`
    insert into appointments (id, reference, person_id, company_tin, company_name, deputy_person_id, service_code, application_id, slot_id, centre_code, starts_at, call_after, idempotency_key, created_at, updated_at)
    select ${p('id')}::uuid, ${p('reference')}, ${p('personId')}::uuid, ${p('companyTin')}::text, ${p('companyName')}::text, ${p('deputyPersonId')}::uuid,
           ${p('serviceCode')}, ${p('applicationId')}::uuid, taken.id, taken.centre_code, taken.starts_at,
           taken.starts_at, ${p('idempotencyKey')}::uuid, ${p('now')}::timestamptz, ${p('now')}::timestamptz
    from taken
    returning id, reference, person_id, centre_code, starts_at`)
  const noted = db.$with('noted', {}).as(sql`
    insert into appointment_moves (id, appointment_id, person_id, at, action, from_status, to_status, centre_code, starts_at, actor_kind)
    select ${p('moveId')}::uuid, booked.id, booked.person_id, ${p('now')}::timestamptz, 'book', null, 'booked', booked.centre_code, booked.starts_at, ${p('actorKind')}::actor_kind
    from booked`)
  return db.with(taken, booked, noted).select({ id: booked.id, reference: booked.reference }).from(booked).prepare(name)
})

/**
 * Locks two places in the order of their ids, so that two people who exchange places cannot wait for each other, and tells
 * whether the wanted one is free. Apart from the change itself on purpose: in one statement Postgres may read the first row,
 * change it, and only then lock the second, and a race test found places overbooked that way.
 */
const lockedPlaces = prepared('queue_lock_places', (db, name) =>
  db
    .select({ id: slots.id, free: sql<boolean>`${slots.taken} < ${slots.capacity}` })
    .from(slots)
    .where(sql`${slots.id} in (${p('slotId')}, ${p('oldSlotId')})`)
    .orderBy(slots.id)
    .for('update')
    .prepare(name),
)

/** Exchanges one place for another, if that one is free: both counters change together, in the caller's transaction. */
export async function exchangePlace(tx: Db, { from, to }: { from: string; to: string }): Promise<boolean> {
  const places = await lockedPlaces(tx).execute({ slotId: to, oldSlotId: from })
  if (!places.find((place) => place.id === to)?.free) return false
  await tx.execute(sql`update slots set taken = taken + case when id = ${to} then 1 else -1 end where id in (${to}, ${from})`)
  return true
}

/** Gives a place back. The visit's own row is locked by the caller, so it is given back once. */
export const freePlace = (tx: Db, slotId: string): Promise<unknown> =>
  tx.execute(sql`update slots set taken = taken - 1 where id = ${slotId}`)
