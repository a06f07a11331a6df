import { and, asc, count, desc, eq, gt, gte, inArray, lt, type SQL } from 'drizzle-orm'
import { appointments, people, services, slots } from '@/db/schema'
import { type DisclosureEntry, recordDisclosures, seenSince } from '@/lib/audit'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { pageOf } from '@/lib/platform/pages'
import { addDays, atBaku, type Day, dayInBaku } from '@/lib/platform/time'
import { ownCounter, visitorAt } from './counters'
import { countVisitsByStatus } from './figures'
import type { AppointmentStatus, Desk, DeskView, DeskVisit } from './model'
import { atCentreOf, atDesk, type Operator, operatedCentres } from './policy'
import { deskActions } from './rules'

const STATUSES_OF: Record<DeskView, AppointmentStatus[]> = {
  waiting: ['booked', 'arrived'],
  at_counters: ['called', 'in_service'],
  done: ['served', 'no_show'],
}

/** Rows of one page. Each shows a name, so a page is also how many look-ups one glance makes. */
const ROWS = 15

/**
 * A day at the centre where the operator works: who is at the own counter, who waits, totals. Every person whose name is shown finds the
 * look-up in their history, once a day and operator however often the page refreshes.
 *
 * @param centre one of those where the operator may work; their own when left out
 * @param day the next open day, to prepare for it; anything else means today, because who comes on other days is no
 *   operator's business (what the privacy page promises)
 */
export async function getDesk(
  ctx: Ctx<Staff>,
  { view, page, day, centre }: { view: DeskView; page: number; day?: string; centre?: string },
): Promise<Desk | null> {
  const desk = await atDesk(ctx, centre)
  if (!desk) return null
  const { actor } = desk
  const today = dayInBaku(ctx.now)
  const open = await openDays(ctx, actor.centreCode, today)
  const shownDay = open.nextOpenDay !== null && day === open.nextOpenDay ? open.nextOpenDay : today
  const dayOf = and(
    atCentreOf(actor),
    gte(appointments.startsAt, atBaku(shownDay)),
    lt(appointments.startsAt, atBaku(addDays(shownDay, 1))),
  )
  return ctx.db.transaction(async (tx) => {
    const inside = within(desk, tx)
    const counter = await ownCounter(inside)
    const here = counter ? await visitorAt(inside, counter) : null
    const listed = and(dayOf, inArray(appointments.status, STATUSES_OF[view]))
    const [total] = await tx.select({ count: count() }).from(appointments).where(listed)
    const order =
      view === 'done' ? desc(appointments.updatedAt) : asc(view === 'waiting' ? appointments.callAfter : appointments.calledAt)
    const rows = await rowsOf(inside, listed, order, page)
    const own = here
      ? (rows.find((row) => row.id === here.id) ?? (await rowsOf(inside, eq(appointments.id, here.id), asc(appointments.id), 1))[0])
      : undefined
    await noteLookUps(inside, own ? [own, ...rows] : rows)

    const shown = (row: Row): DeskVisit => {
      const elsewhere = row.counterNumber !== null && row.counterNumber !== counter?.number
      const { personId, deputyPersonId, givenName, surname, patronymic, sex, ...visit } = row
      const actions =
        elsewhere || personId === actor.personId || deputyPersonId === actor.personId
          ? []
          : deskActions(row, ctx.now).filter((action) => action !== 'call' || (counter !== null && !here))
      return { ...visit, person: { givenName, surname, patronymic, sex }, actions }
    }
    const totals = await countVisitsByStatus(inside, actor.centreCode, shownDay)
    if (!totals) throw new Error(`Cannot show the desk: expected an operator to see the totals of '${actor.centreCode}'`)
    return {
      centreCode: actor.centreCode,
      centres: operatedCentres(actor),
      day: shownDay,
      isToday: shownDay === today,
      ...open,
      counter: counter?.number ?? null,
      current: own ? shown(own) : null,
      view,
      visits: pageOf(rows.map(shown), total?.count ?? 0, page, ROWS),
      totals,
    }
  })
}

async function openDays(ctx: Ctx, centreCode: string, today: Day): Promise<{ openToday: boolean; nextOpenDay: Day | null }> {
  const first = async (from: Date) => {
    const [slot] = await ctx.db
      .select({ startsAt: slots.startsAt })
      .from(slots)
      .where(and(eq(slots.centreCode, centreCode), gte(slots.startsAt, from), gt(slots.capacity, 0)))
      .orderBy(asc(slots.startsAt))
      .limit(1)
    return slot ? dayInBaku(slot.startsAt) : null
  }
  return { openToday: (await first(atBaku(today))) === today, nextOpenDay: await first(atBaku(addDays(today, 1))) }
}

const rowsOf = (ctx: Ctx, where: SQL | undefined, order: SQL, page: number) =>
  ctx.db
    .select({
      id: appointments.id,
      reference: appointments.reference,
      startsAt: appointments.startsAt,
      status: appointments.status,
      counterNumber: appointments.counterNumber,
      version: appointments.version,
      serviceName: services.name,
      windowMinutes: services.windowMinutes,
      personId: appointments.personId,
      companyName: appointments.companyName,
      deputyPersonId: appointments.deputyPersonId,
      givenName: people.givenName,
      surname: people.surname,
      patronymic: people.patronymic,
      sex: people.sex,
    })
    .from(appointments)
    .innerJoin(services, eq(services.code, appointments.serviceCode))
    .innerJoin(people, eq(people.id, appointments.personId))
    .where(where)
    .orderBy(order, asc(appointments.id))
    .limit(ROWS)
    .offset((page - 1) * ROWS)

type Row = Awaited<ReturnType<typeof rowsOf>>[number]

async function noteLookUps(ctx: Ctx<Operator>, rows: readonly Row[]): Promise<void> {
  const since = atBaku(dayInBaku(ctx.now))
  const seen = await seenSince(ctx.db, ctx, { what: 'visit', subjectIds: rows.map((row) => row.id), since })
  const fresh = [...new Map(rows.map((row) => [row.id, row])).values()].filter(
    (row) => !seen.has(row.id) && row.personId !== ctx.actor.personId,
  )
  const entries: DisclosureEntry[] = fresh.map((row) => ({
    personId: row.personId,
    what: 'visit',
    purpose: 'visit',
    right: 'visit',
    subjectType: 'appointment',
    subjectId: row.id,
    fields: ['name', 'service', 'time'],
    inNameOf: { centreCode: ctx.actor.centreCode },
  }))
  await recordDisclosures(ctx.db, ctx, entries)
}
