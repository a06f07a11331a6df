// Who may be called to a window. One condition for all: the one that claims, the one that says why nobody was claimed, and the desk's list.
import { type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { type Db, prepared } from '@/db/client'
import { tickets } from '@/db/schema'
import { dayInBaku, minutesAfter } from '@/lib/platform/time'
import { notOwnTicket } from './own'
import type { Window } from './windows'

const p = sql.placeholder
const ticket = alias(tickets, 'ticket')
const list = (codes: readonly string[]) => `{${codes.map((code) => `"${code.replaceAll('"', '')}"`).join(',')}}`

/** What the condition needs to know, as parameters. */
export function asking(window: Window, personId: string, now: Date, earlyMinutes: number) {
  return {
    centreCode: window.centreCode,
    number: window.number,
    agencyCodes: list(window.agencyCodes),
    skillAgencyCodes: list(window.skillAgencyCodes),
    skillServiceCodes: list(window.skillServiceCodes),
    personId,
    day: dayInBaku(now),
    now: now.toISOString(),
    early: minutesAfter(now, earlyMinutes).toISOString(),
  }
}
export type Asking = ReturnType<typeof asking>

const servable = (agency: SQL, service: SQL) => sql`(
  (cardinality(${p('agencyCodes')}::text[]) = 0 or ${agency} = any(${p('agencyCodes')}::text[]))
  and ((cardinality(${p('skillAgencyCodes')}::text[]) = 0 and cardinality(${p('skillServiceCodes')}::text[]) = 0)
    or ${agency} = any(${p('skillAgencyCodes')}::text[]) or ${service} = any(${p('skillServiceCodes')}::text[])))`

/** The first service of a ticket this window gives. Somebody sent to this very window is served there, whatever its skills. */
const leg = sql`lateral (
  select leg.id from ticket_legs leg
  where leg.ticket_id = ticket.id and leg.status = 'waiting'
    and (ticket.target_counter = ${p('number')}::int or ${servable(sql`leg.agency_code`, sql`leg.service_code`)})
  order by leg.position limit 1)`

const due = sql`ticket.call_after <= ${p('now')}::timestamptz`
/** Came before the booked time and was never called: may be called when nobody is due, so that no window idles before somebody who sits there. */
const early = sql`(ticket.party_id is not null and ticket.call_count = 0 and ticket.status = 'waiting' and ticket.call_after <= ${p('early')}::timestamptz)`

const inLine = sql`ticket.centre_code = ${p('centreCode')} and ticket.day = ${p('day')} and ticket.status in ('waiting', 'parked')
  and (ticket.target_counter is null or ticket.target_counter = ${p('number')}::int)
  and ${notOwnTicket(sql`${p('personId')}`)}`

const inTurn = (db: Db) =>
  db
    .select({ id: sql<string>`ticket.id`, legId: sql<string>`leg.id` })
    .from(sql`${tickets} ticket join ${leg} leg on true`)
    .where(sql`${inLine} and (${due} or ${early})`)
    .orderBy(sql`not (${due}), ticket.rank_at, ticket.id`)
    .limit(1)

/**
 * Finds and locks the ticket whose turn it is, in one statement: of those who are due the earliest place in line. SKIP LOCKED: each of
 * many officers gets a different visitor at once.
 */
const claim = prepared('hall_claim_next', (db, name) => inTurn(db).for('update', { of: ticket, skipLocked: true }).prepare(name))
/**
 * The same, waiting for those who are just at the last tickets: what they leave is claimed, what they call is gone. Only in a transaction
 * that has not claimed otherwise: rows that were passed over stay locked, and here everybody locks in the order of the line.
 */
const claimAfterOthers = prepared('hall_claim_after_others', (db, name) => inTurn(db).for('update', { of: ticket }).prepare(name))

export type Claimed = { id: string; legId: string }
export async function claimNext(tx: Db, ask: Asking, patient: boolean): Promise<Claimed | null> {
  const [row] = await (patient ? claimAfterOthers : claim)(tx).execute(ask)
  return row ?? null
}

/** How many wait and what for, as seen by this window, without a lock: why nobody was claimed. */
const around = prepared('hall_look_around', (db, name) =>
  db
    .select({
      serviceCode: sql<string | null>`first.service_code`,
      suitable: sql<boolean>`leg.id is not null`,
      due: sql<boolean>`(${due} or ${early})`,
      count: sql<number>`count(*)::int`,
      nextAt: sql<Date>`min(ticket.call_after)`.mapWith(tickets.callAfter),
    })
    .from(sql`${tickets} ticket
      left join ${leg} leg on true
      left join lateral (select service_code from ticket_legs where ticket_id = ticket.id and status = 'waiting' order by position limit 1) first on true`)
    .where(inLine)
    .groupBy(sql`1, 2, 3`)
    .prepare(name),
)

export type LineAround = { serviceCode: string | null; suitable: boolean; due: boolean; count: number; nextAt: Date }
export const lookAround = (tx: Db, ask: Asking): Promise<LineAround[]> => around(tx).execute(ask)

/** Booked visitors whose time has come, who did not check in and may not be called absent yet. Parties, the earliest first. */
const expected = prepared('hall_expected_now', (db, name) =>
  db
    .select({ partyId: sql<string>`visit.party_id` })
    .from(sql`appointments visit join services service on service.code = visit.service_code`)
    .where(sql`visit.centre_code = ${p('centreCode')} and visit.status = 'booked' and visit.displaced_at is null
      and visit.starts_at <= ${p('now')}::timestamptz and visit.starts_at > ${p('lateFrom')}::timestamptz
      and visit.person_id <> ${p('personId')}::uuid and visit.deputy_person_id is distinct from ${p('personId')}::uuid
      and ${servable(sql`service.agency_code`, sql`service.code`)}
      and not exists (select from home_visits home where home.appointment_id = visit.id)`)
    .groupBy(sql`visit.party_id`)
    .orderBy(sql`min(visit.starts_at), visit.party_id`)
    .limit(20)
    .prepare(name),
)

export const expectedParties = async (tx: Db, ask: Asking, lateFrom: Date): Promise<string[]> =>
  (await expected(tx).execute({ ...ask, lateFrom: lateFrom.toISOString() })).map((row) => row.partyId)
