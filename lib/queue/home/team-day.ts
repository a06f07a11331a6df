import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm'
import { appointments, feesDue, homeVisitAreas, homeVisits, people, services } from '@/db/schema'
import { recordDisclosures, seenSince } from '@/lib/audit'
import { centresWith } from '@/lib/identity'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { addDays, atBaku, type Day, dayInBaku } from '@/lib/platform/time'
import { visibleTo } from '../policy'
import type { TeamVisit } from './model'

export type TeamDay = { day: Day; days: Day[]; visits: TeamVisit[] }

/**
 * The doors a centre's teams knock at on a day, in the order of their times. Only today and the day after: what is further off is
 * nobody's business yet. Everybody whose address is shown finds the look-up in their history, once a day and officer.
 *
 * @returns null for those who work at no centre's desk
 */
export async function getTeamDay(ctx: Ctx<Staff>, wanted?: string): Promise<TeamDay | null> {
  const centres = centresWith(ctx.actor, 'queue.operate')
  if (centres.length === 0) return null
  const today = dayInBaku(ctx.now)
  const days = [today, addDays(today, 1)]
  const day = days.find((one) => one === wanted) ?? today
  return ctx.db.transaction(async (tx) => {
    const rows = await tx
      .select({
        id: appointments.id,
        reference: appointments.reference,
        startsAt: appointments.startsAt,
        minutes: appointments.minutes,
        status: appointments.status,
        personId: appointments.personId,
        serviceName: services.name,
        givenName: people.givenName,
        surname: people.surname,
        patronymic: people.patronymic,
        sex: people.sex,
        home: homeVisits,
        area: homeVisitAreas.name,
        feeStatus: feesDue.status,
        feeQepik: feesDue.amountQepik,
      })
      .from(homeVisits)
      .innerJoin(appointments, eq(appointments.id, homeVisits.appointmentId))
      .innerJoin(homeVisitAreas, eq(homeVisitAreas.code, homeVisits.areaCode))
      .innerJoin(services, eq(services.code, appointments.serviceCode))
      .innerJoin(people, eq(people.id, appointments.personId))
      .leftJoin(feesDue, eq(feesDue.appointmentId, appointments.id))
      .where(
        and(
          visibleTo(ctx.actor),
          inArray(appointments.centreCode, centres),
          gte(appointments.startsAt, atBaku(day)),
          lt(appointments.startsAt, atBaku(addDays(day, 1))),
          inArray(appointments.status, ['booked', 'arrived', 'called', 'in_service', 'served', 'no_show']),
        ),
      )
      .orderBy(asc(appointments.startsAt), asc(appointments.id))
    await noteLookUps(within(ctx, tx), rows)
    const visits = rows.map(
      ({ personId, givenName, surname, patronymic, sex, home, feeStatus, feeQepik, ...visit }): TeamVisit => ({
        ...visit,
        travelMinutes: home.travelMinutes,
        person: { givenName, surname, patronymic, sex },
        address: home.address,
        phone: home.phone,
        remark: home.remark,
        fee: feeStatus && feeQepik !== null ? { status: feeStatus, amountQepik: feeQepik } : null,
        exempt: home.exemption !== null,
        pending: home.exemptionPending,
        own: personId === ctx.actor.personId,
      }),
    )
    return { day, days, visits }
  })
}

async function noteLookUps(ctx: Ctx<Staff>, rows: readonly { id: string; personId: string }[]): Promise<void> {
  const shown = rows.filter(({ personId }) => personId !== ctx.actor.personId)
  const seen = await seenSince(ctx.db, ctx, {
    what: 'home_visit',
    subjectIds: shown.map(({ id }) => id),
    since: atBaku(dayInBaku(ctx.now)),
  })
  await recordDisclosures(
    ctx.db,
    ctx,
    shown
      .filter(({ id }) => !seen.has(id))
      .map(({ id, personId }) => ({
        personId,
        what: 'home_visit',
        purpose: 'home_visit',
        right: 'visit' as const,
        subjectType: 'appointment',
        subjectId: id,
        fields: ['person.name', 'service', 'time', 'address', 'phone'],
      })),
  )
}
