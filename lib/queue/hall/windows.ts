// Which window an officer sits at, what it and its officer can serve, and who is there.
import { and, eq, inArray, sql } from 'drizzle-orm'
import { type Db, prepared } from '@/db/client'
import { counterPeriods, counters, staffSkills, tickets } from '@/db/schema'
import type { PauseReason } from '@/db/vocabulary/queue'
import type { Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import type { Operator } from '../policy'
import type { TicketRow } from './move-ticket'

const p = sql.placeholder

export type Place = { centreCode: string; number: number }

/** A window with its officer; empty lists: every service of the centre. */
export type Window = Place & {
  agencyCodes: string[]
  skillAgencyCodes: string[]
  skillServiceCodes: string[]
  pausedAt: Date | null
  pauseReason: PauseReason | null
  openedAt: Date | null
  seenAt: Date | null
}

const columns = {
  centreCode: counters.centreCode,
  number: counters.number,
  agencyCodes: counters.agencyCodes,
  pausedAt: counters.pausedAt,
  pauseReason: counters.pauseReason,
  openedAt: counters.openedAt,
  seenAt: counters.seenAt,
  skillAgencyCodes: sql<string[]>`coalesce(${staffSkills.agencyCodes}, '{}')`,
  skillServiceCodes: sql<string[]>`coalesce(${staffSkills.serviceCodes}, '{}')`,
}

const own = prepared('hall_own_window', (db, name) =>
  db
    .select(columns)
    .from(counters)
    .leftJoin(staffSkills, eq(staffSkills.staffId, counters.staffId))
    .where(and(eq(counters.staffId, p('staffId')), eq(counters.centreCode, p('centreCode'))))
    .for('update', { of: counters })
    .prepare(name),
)

/** The window this officer sits at. Locked: two presses of the same officer come one after the other. */
export async function ownWindow(ctx: Ctx<Operator>): Promise<Window | null> {
  const [row] = await own(ctx.db).execute({ staffId: ctx.actor.staffId, centreCode: ctx.actor.centreCode })
  return row ?? null
}

const glance = prepared('hall_glance_at_own_window', (db, name) =>
  db
    .select(columns)
    .from(counters)
    .leftJoin(staffSkills, eq(staffSkills.staffId, counters.staffId))
    .where(and(eq(counters.staffId, p('staffId')), eq(counters.centreCode, p('centreCode'))))
    .prepare(name),
)

/** The same for a page that only looks. */
export async function ownWindowSeen(ctx: Ctx<Operator>): Promise<Window | null> {
  const [row] = await glance(ctx.db).execute({ staffId: ctx.actor.staffId, centreCode: ctx.actor.centreCode })
  return row ?? null
}

const there = prepared('hall_ticket_at', (db, name) =>
  db
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.centreCode, p('centreCode')),
        eq(tickets.counterNumber, p('number')),
        sql`${tickets.status} in ('called', 'in_service')`,
      ),
    )
    .prepare(name),
)

/** The ticket at a window: called to it or being served. */
export async function ticketAt(db: Db, { centreCode, number }: Place): Promise<TicketRow | null> {
  const [row] = await there(db).execute({ centreCode, number })
  return row ?? null
}

type Servable = { agencyCode: string; serviceCode: string }

/** Whether this window, with this officer, gives a service. */
export function serves(window: Window, { agencyCode, serviceCode }: Servable): boolean {
  const { agencyCodes, skillAgencyCodes, skillServiceCodes } = window
  const here = agencyCodes.length === 0 || agencyCodes.includes(agencyCode)
  const anything = skillAgencyCodes.length === 0 && skillServiceCodes.length === 0
  return here && (anything || skillAgencyCodes.includes(agencyCode) || skillServiceCodes.includes(serviceCode))
}

export const at = ({ centreCode, number }: Place) => and(eq(counters.centreCode, centreCode), eq(counters.number, number))

/** The officer's browser was heard of. */
export const noteSeen = (db: Db, place: Place, now: Date): Promise<unknown> =>
  db.update(counters).set({ seenAt: now }).where(at(place))

/** A window begins to be open, or to pause. */
export async function beginPeriod(
  db: Db,
  { centreCode, number }: Place,
  period: { staffId: string; kind: 'open' | 'pause'; reason?: PauseReason; startedAt: Date },
): Promise<void> {
  await db
    .insert(counterPeriods)
    .values({ id: newId(), centreCode, number, ...period })
    .onConflictDoNothing()
}

/** What runs at a window ends: a pause alone, or with it that it is open. */
export async function endPeriods(db: Db, { centreCode, number }: Place, endedAt: Date, kinds: ('open' | 'pause')[]): Promise<void> {
  await db
    .update(counterPeriods)
    .set({ endedAt: sql`greatest(${counterPeriods.startedAt}, ${endedAt.toISOString()}::timestamptz)` })
    .where(
      and(
        eq(counterPeriods.centreCode, centreCode),
        eq(counterPeriods.number, number),
        sql`${counterPeriods.endedAt} is null`,
        inArray(counterPeriods.kind, kinds),
      ),
    )
}

/** Nobody sits at the window any more. */
export async function vacate(db: Db, place: Place, now: Date): Promise<void> {
  await endPeriods(db, place, now, ['open', 'pause'])
  await db.update(counters).set({ staffId: null, openedAt: null, pausedAt: null, pauseReason: null, seenAt: null }).where(at(place))
}
