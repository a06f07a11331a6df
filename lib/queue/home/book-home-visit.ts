import { eq } from 'drizzle-orm'
import { homeVisits } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import { findServiceName } from '@/lib/catalogue'
import { publish } from '@/lib/events'
import { openVisitFee } from '@/lib/payments'
import { type Citizen, type Ctx, within } from '@/lib/platform/context'
import { err, type Result } from '@/lib/platform/result'
import type { BookingError } from '../party'
import { placeParty } from '../place-party'
import { canBookFor } from '../policy'
import { type Exemption, exemptionOf } from './exemption'
import { type BookHomeVisit, HOME_VISIT_SERVICE, type HomeArea } from './model'
import { listHomeAreas } from './queries'

export type HomeBookingError = BookingError | 'area_not_found' | 'not_at_home'

/** What is written on a fee and its receipt. */
export const FEE_PURPOSE = {
  az: 'Səyyar xidmətin ünvana gəlməsi',
  en: 'Visit of a mobile team at an address',
  ru: 'Выезд мобильной бригады по адресу',
}

/**
 * Books a visit at home: the place of the area's team, the address and the fee in one transaction. Nobody says of themselves that they pay
 * nothing: the register is asked, before places are locked. When it does not answer, the visit is booked and nothing is asked for until it did.
 */
export async function bookHomeVisit(ctx: Ctx<Citizen>, input: BookHomeVisit): Promise<Result<{ id: string }, HomeBookingError>> {
  const { serviceCode, areaCode, slotId, idempotencyKey } = input
  if (!canBookFor(ctx.actor, serviceCode)) return err('not_allowed')
  const { personId } = ctx.actor
  const area = (await listHomeAreas(ctx)).find(({ code }) => code === areaCode)
  if (!area) return err('area_not_found')
  if (!area.serviceCodes.includes(serviceCode)) return err('not_at_home')
  const exemption = await exemptionOf(ctx, personId)
  return ctx.db.transaction(async (tx): Promise<Result<{ id: string }, HomeBookingError>> => {
    const inside = within(ctx, tx)
    const placed = await placeParty(tx, ctx, {
      visitor: { personId },
      items: [{ serviceCode, slotId }],
      channel: 'web',
      idempotencyKey,
      lineCode: area.lineCode,
    })
    if (!placed.ok) return placed
    const [visit] = placed.value.visits
    if (!visit) throw new Error('Cannot book at home: expected the booked party to have a visit')
    const made = await tx
      .insert(homeVisits)
      .values({ appointmentId: visit.id, personId, ...termsOf(area, input, exemption) })
      .onConflictDoNothing()
      .returning({ id: homeVisits.appointmentId })
    // The same form again: everything is there.
    if (made.length === 0) return { ok: true, value: { id: visit.id } }
    await price(inside, { ...visit, personId, centreCode: area.centreCode }, area.feeQepik, exemption, false)
    return { ok: true, value: { id: visit.id } }
  })
}

function termsOf(area: HomeArea, { address, phone, remark }: BookHomeVisit, exemption: Exemption) {
  const free = exemption.ok && exemption.ground !== null
  return {
    areaCode: area.code,
    address,
    phone,
    remark: remark || null,
    travelMinutes: area.travelMinutes,
    feeQepik: free ? 0 : area.feeQepik,
    exemption: free ? exemption.ground : null,
    exemptionRegister: free ? exemption.register : null,
    exemptionAt: exemption.ok ? exemption.at : null,
    exemptionPending: !exemption.ok,
  }
}

type Priced = { id: string; personId: string; reference: string; serviceCode: string; centreCode: string; startsAt: Date }

/** Opens the fee, or writes down the ground on which there is none. Nothing while the register is silent. */
export async function price(ctx: Ctx, visit: Priced, feeQepik: number, exemption: Exemption, later: boolean): Promise<void> {
  if (!exemption.ok) return
  const amountQepik = exemption.ground ? 0 : feeQepik
  const { id, personId, reference, serviceCode, centreCode } = visit
  if (amountQepik > 0) {
    const service = await findServiceName(ctx, HOME_VISIT_SERVICE)
    await openVisitFee(ctx.db, ctx, {
      appointmentId: id,
      personId,
      agencyCode: service?.agencyCode ?? 'sapssi',
      serviceCode: service?.code ?? serviceCode,
      amountQepik,
      purpose: FEE_PURPOSE,
    })
  }
  await recordAudit(ctx.db, ctx, {
    action: exemption.ground ? 'home.exempt' : 'home.fee_applies',
    subjectType: 'appointment',
    subjectId: id,
    personId,
    details: { reference, serviceCode, register: exemption.register, ground: exemption.ground, qepik: amountQepik },
  })
  await publish(ctx.db, ctx, {
    type: 'queue.home_visit_priced',
    appointmentId: id,
    personId,
    reference,
    serviceCode,
    centreCode,
    startsAt: visit.startsAt.toISOString(),
    amountQepik,
    exemption: exemption.ground,
    later,
  })
}

/** Writes what the register said at last into the visit. The caller holds its row. */
export const settleTerms = (ctx: Ctx, appointmentId: string, exemption: Extract<Exemption, { ok: true }>): Promise<unknown> =>
  ctx.db
    .update(homeVisits)
    .set({
      exemptionPending: false,
      exemptionAt: exemption.at,
      ...(exemption.ground && { exemption: exemption.ground, exemptionRegister: exemption.register, feeQepik: 0 }),
    })
    .where(eq(homeVisits.appointmentId, appointmentId))
