import { and, eq, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { appointments, centres, people, services, slots } from '@/db/schema'
import { servesService } from '@/lib/catalogue'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { OPEN_STATUSES } from './model'

const p = sql.placeholder

const asTheServiceSeesIt = {
  id: slots.id,
  centreCode: slots.centreCode,
  startsAt: slots.startsAt,
  full: sql<boolean>`${slots.taken} >= ${slots.capacity}`,
  served: sql<boolean>`${services.appointmentable} and ${centres.status} = 'operating' and ${servesService}`,
}

const placeFor = prepared('queue_place_for', (db, name) =>
  db
    .select(asTheServiceSeesIt)
    .from(slots)
    .innerJoin(centres, eq(centres.code, slots.centreCode))
    .innerJoin(services, eq(services.code, p('serviceCode')))
    .where(eq(slots.id, p('slotId')))
    .prepare(name),
)

/** A place as one service sees it; null when there is no such place or service. */
export async function findPlace(ctx: Ctx, slotId: string, serviceCode: string) {
  const [row] = await placeFor(ctx.db).execute({ slotId, serviceCode })
  return row ?? null
}

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
      lockedPerson: sql`case when ${slots.taken} < ${slots.capacity} then (select id from people where id = ${p('personId')} for no key update) end`,
    })
    .from(slots)
    .innerJoin(centres, eq(centres.code, slots.centreCode))
    .innerJoin(services, eq(services.code, p('serviceCode')))
    .where(eq(slots.id, p('slotId')))
    .prepare(name),
)

/**
 * The place somebody is about to take, with the person locked, in one round trip. Of a full place nobody can take anything:
 * there no lock is asked for. What is told of the place is older than the lock; the statement that takes it looks again.
 */
export async function findPlaceAndLock(ctx: Ctx<Applicant>, slotId: string, serviceCode: string) {
  const [row] = await placeAndLock(ctx.db).execute({ slotId, serviceCode, personId: ctx.actor.personId })
  return row ?? null
}

const mine = prepared('queue_open_visits', (db, name) =>
  db
    .select({
      id: appointments.id,
      serviceCode: appointments.serviceCode,
      companyTin: appointments.companyTin,
      startsAt: appointments.startsAt,
      status: appointments.status,
    })
    .from(appointments)
    .where(
      and(eq(appointments.personId, p('personId')), sql`${appointments.status} in ${sql.raw(`('${OPEN_STATUSES.join("', '")}')`)}`),
    )
    .prepare(name),
)

/** The person's visits that are still to come or going on, their own and those for companies. */
export const openVisits = (ctx: Ctx<Applicant>, personId = ctx.actor.personId) => mine(ctx.db).execute({ personId })
