import { and, eq } from 'drizzle-orm'
import { applications, appointments } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { publish } from '@/lib/events'
import { holdDeputy } from '@/lib/identity'
import { type Applicant, type Ctx, within } from '@/lib/platform/context'
import { newId, newReference } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { dayInBaku } from '@/lib/platform/time'
import { findPlaceAndLock, openVisits } from './facts'
import { type BookAppointment, BOOKING_RULES } from './model'
import { takePlace } from './places'
import { canBookFor } from './policy'
import { canBook, type PlaceError } from './rules'

export type BookingError =
  | PlaceError
  | 'slot_taken'
  | 'already_booked'
  | 'same_time'
  | 'too_many_visits'
  | 'application_not_found'
  | 'not_allowed'
  | 'representation_ended'
export type Booked = { id: string; reference: string }

/** Books a visit. The same form sent again, also twenty times at once, finds the first visit. */
export async function bookAppointment(ctx: Ctx<Applicant>, input: BookAppointment): Promise<Result<Booked, BookingError>> {
  if (!canBookFor(ctx.actor, input.serviceCode)) return err('not_allowed')
  return ctx.db.transaction(async (tx) => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    const inside = within(ctx, tx)
    const place = await findPlaceAndLock(inside, input.slotId, input.serviceCode)
    if (!place) return err('slot_not_found')
    const verdict = canBook(place, ctx.now)
    if (!verdict.ok) return verdict
    if (input.applicationId && !(await ownsApplication(inside, input.applicationId))) return err('application_not_found')
    // In a rush most come too late; they are told without waiting for anybody's lock.
    if (place.full) return explain(inside, input, place.startsAt)

    const { personId, deputy } = ctx.actor
    const [booked] = await takePlace(tx).execute({
      ...input,
      applicationId: input.applicationId ?? null,
      id: newId(),
      moveId: newId(),
      reference: newReference('GRS', Number(dayInBaku(ctx.now).slice(0, 4))),
      personId,
      companyTin: deputy?.company?.tin ?? null,
      companyName: deputy?.company?.name ?? null,
      deputyPersonId: deputy && deputy.personId !== personId ? deputy.personId : null,
      actorKind: ctx.actor.kind,
      limit: BOOKING_RULES.openVisitsPerPerson,
      now: ctx.now,
    })
    if (!booked) return explain(inside, input, place.startsAt)

    const { serviceCode } = input
    const { centreCode } = place
    const startsAt = place.startsAt.toISOString()
    const { id, reference } = booked
    await recordAudit(tx, ctx, {
      action: 'queue.book',
      subjectType: 'appointment',
      subjectId: id,
      personId,
      details: { reference, serviceCode, centreCode, startsAt },
    })
    await publish(tx, ctx, {
      type: 'queue.appointment_booked',
      appointmentId: id,
      personId,
      reference,
      serviceCode,
      centreCode,
      startsAt,
    })
    return ok({ id, reference })
  })
}

/** Why no place was taken; for a form that was sent before, what it booked. */
async function explain(ctx: Ctx<Applicant>, input: BookAppointment, startsAt: Date): Promise<Result<Booked, BookingError>> {
  const [before] = await ctx.db
    .select({ id: appointments.id, reference: appointments.reference })
    .from(appointments)
    .where(and(eq(appointments.personId, ctx.actor.personId), eq(appointments.idempotencyKey, input.idempotencyKey)))
  if (before) return ok(before)
  const open = await openVisits(ctx)
  const companyTin = ctx.actor.deputy?.company?.tin ?? null
  const alike = open.filter((visit) => visit.companyTin === companyTin)
  if (alike.some((visit) => visit.serviceCode === input.serviceCode)) return err('already_booked')
  if (open.some((visit) => visit.startsAt.getTime() === startsAt.getTime())) return err('same_time')
  if (alike.length >= BOOKING_RULES.openVisitsPerPerson) return err('too_many_visits')
  return err('slot_taken')
}

async function ownsApplication(ctx: Ctx<Applicant>, id: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.id, id), eq(applications.personId, ctx.actor.personId)))
  return Boolean(row)
}
