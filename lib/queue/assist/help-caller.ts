import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { appointments, callerChecks, centres, people, services } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { listCentresFor } from '@/lib/catalogue'
import { may } from '@/lib/identity'
import { type Ctx, type Staff, within } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { OPEN_STATUSES } from '../model'
import { type BookingError, cancelParty, type MoveError, moveParty, placeParty } from '../place-party'
import type { BookForCaller, Caller, CancelForCaller, MoveForCaller } from './model'

type Check = { id: string; personId: string; place: 'phone' | 'reception'; endsAt: Date }

/** The confirmed call of this operator, while it lasts; null for everybody else's and when it is over. */
async function confirmed(ctx: Ctx<Staff>, checkId: string): Promise<Check | null> {
  if (!isId(checkId)) return null
  const [check] = await ctx.db
    .select()
    .from(callerChecks)
    .where(
      and(
        eq(callerChecks.id, checkId),
        eq(callerChecks.staffId, ctx.actor.staffId),
        eq(callerChecks.passed, true),
        gt(callerChecks.endsAt, ctx.now),
      ),
    )
  if (!check?.personId || !may(ctx.actor, 'visitors.assist', { type: 'person', personId: check.personId })) return null
  return {
    id: check.id,
    personId: check.personId,
    place: check.place === 'reception' ? 'reception' : 'phone',
    endsAt: check.endsAt,
  }
}

/** Whom the operator talks to and their visits to come. What is shown was noted in the person's history when they were confirmed. */
export async function findCaller(ctx: Ctx<Staff>, checkId: string): Promise<Caller | null> {
  const check = await confirmed(ctx, checkId)
  if (!check) return null
  const [[person], visits] = await Promise.all([
    ctx.db
      .select({ givenName: people.givenName, surname: people.surname, patronymic: people.patronymic, sex: people.sex })
      .from(people)
      .where(eq(people.id, check.personId)),
    ctx.db
      .select({
        id: appointments.id,
        reference: appointments.reference,
        serviceCode: appointments.serviceCode,
        serviceName: services.name,
        centreCode: appointments.centreCode,
        centreName: centres.name,
        startsAt: appointments.startsAt,
        status: appointments.status,
      })
      .from(appointments)
      .innerJoin(services, eq(services.code, appointments.serviceCode))
      .innerJoin(centres, eq(centres.code, appointments.centreCode))
      .where(and(eq(appointments.personId, check.personId), inArray(appointments.status, [...OPEN_STATUSES])))
      .orderBy(asc(appointments.startsAt))
      .limit(20),
  ])
  return person
    ? { checkId: check.id, personId: check.personId, place: check.place, endsAt: check.endsAt, ...person, visits }
    : null
}

/** `call_over`: the confirmation lasts one call; the person is asked again. */
export type AssistError = 'call_over'

/** Books for the caller, also from the places kept for staff; the caller sees in their history who did it. */
export async function bookForCaller(
  ctx: Ctx<Staff>,
  input: BookForCaller,
): Promise<Result<{ id: string }, BookingError | AssistError>> {
  const check = await confirmed(ctx, input.checkId)
  if (!check) return err('call_over')
  return ctx.db.transaction(async (tx) => {
    const placed = await placeParty(tx, ctx, {
      visitor: { personId: check.personId },
      items: [{ serviceCode: input.serviceCode, slotId: input.slotId }],
      channel: check.place,
      idempotencyKey: input.idempotencyKey,
      bookedByStaffId: ctx.actor.staffId,
      mayUseReserve: true,
    })
    if (!placed.ok) return placed
    const [visit] = placed.value.visits
    if (!visit) throw new Error('Cannot book for a caller: expected the visit that was booked, got none')
    return ok({ id: visit.id })
  })
}

export async function moveForCaller(
  ctx: Ctx<Staff>,
  input: MoveForCaller,
): Promise<Result<{ id: string }, MoveError | AssistError>> {
  const check = await confirmed(ctx, input.checkId)
  if (!check) return err('call_over')
  return ctx.db.transaction(async (tx) => {
    if (!(await isTheirs(tx, input.appointmentId, check.personId))) return err('not_found')
    const moved = await moveParty(tx, ctx, {
      visits: [{ id: input.appointmentId, slotId: input.slotId }],
      channel: check.place,
      mayUseReserve: true,
    })
    return moved.ok ? ok({ id: input.appointmentId }) : moved
  })
}

export async function cancelForCaller(
  ctx: Ctx<Staff>,
  input: CancelForCaller,
): Promise<Result<void, 'not_found' | 'cancel_closed' | AssistError>> {
  const check = await confirmed(ctx, input.checkId)
  if (!check) return err('call_over')
  return ctx.db.transaction(async (tx) => {
    if (!(await isTheirs(tx, input.appointmentId, check.personId))) return err('not_found')
    return cancelParty(tx, ctx, { visitIds: [input.appointmentId], channel: check.place })
  })
}

/** Ends the call before its time: the next person is asked anew. */
export async function endCall(ctx: Ctx<Staff>, { checkId }: { checkId: string }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const check = await confirmed(within(ctx, tx), checkId)
    if (!check) return
    await tx.update(callerChecks).set({ endsAt: ctx.now }).where(eq(callerChecks.id, checkId))
    await recordAudit(tx, ctx, {
      action: 'queue.call_ended',
      subjectType: 'caller_check',
      subjectId: checkId,
      personId: check.personId,
      details: { place: check.place },
    })
  })
}

/** Centres that give a service, for the operator's list. */
export const listAssistCentres = async (ctx: Ctx<Staff>, serviceCode: string) =>
  (await listCentresFor(ctx, serviceCode)).map(({ code, name, regionCode }) => ({ code, name, regionCode }))

async function isTheirs(tx: Db, appointmentId: string, personId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: appointments.id })
    .from(appointments)
    .where(and(eq(appointments.id, appointmentId), eq(appointments.personId, personId)))
  return rows.length > 0
}
