import { and, asc, eq, gte, inArray, lt } from 'drizzle-orm'
import type { LocalizedText } from '@/db/columns'
import { appointments, centres } from '@/db/schema'
import { OPEN_STATUSES } from '@/db/vocabulary/queue'
import type { Ctx } from '@/lib/platform/context'
import { isId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { addDays, atBaku, dayInBaku, minutesAfter } from '@/lib/platform/time'
import { checkIn } from '../hall/check-in'
import type { CheckInError } from '../hall/model'
import { priorityOf } from '../priority'
import { queueRulesFor } from '../rules-data'
import { idInKey, linkKeyOf, opensLink } from '../visit-key'
import { type IdentifyError, identify } from './identify'
import type { PairedDevice } from './model'
import type { Taken } from './take-at-kiosk'

export type ArrivalError = CheckInError | IdentifyError | 'other_centre' | 'nothing_today'
/** What the words of a refusal need: from when the visitor is let in, where the visit really is. */
export type ArrivalRefusal = { error: ArrivalError; from?: Date; startsAt?: Date; centreName?: LocalizedText }

export type CheckInAtKiosk = {
  /** What was scanned or typed: the reference, or the address of the visit's link. */
  reference?: string | undefined
  identity?: { pin: string; birthDate: string } | undefined
  idempotencyKey: string
}

type Found = { partyId: string; personId: string; centreCode: string; startsAt: Date; centreName: LocalizedText }

const columns = {
  id: appointments.id,
  linkVersion: appointments.linkVersion,
  partyId: appointments.partyId,
  personId: appointments.personId,
  centreCode: appointments.centreCode,
  startsAt: appointments.startsAt,
  centreName: centres.name,
}

/** Somebody comes for what they booked: by the code on the phone or paper, by its number, or by PIN and date of birth. */
export async function checkInAtKiosk(
  ctx: Ctx,
  device: PairedDevice,
  input: CheckInAtKiosk,
): Promise<{ ok: true; value: Taken } | { ok: false; refusal: ArrivalRefusal }> {
  const visit = await findBooked(ctx, device, input)
  if (!visit.ok) return refused({ error: visit.error })
  const { partyId, personId, centreCode, startsAt, centreName } = visit.value
  if (centreCode !== device.centreCode) return refused({ error: 'other_centre', centreName, startsAt })

  const asked = await priorityOf(ctx, personId)
  const priority = asked.ok ? asked.priority : null
  const ticket = await ctx.db.transaction((tx) =>
    checkIn(tx, ctx, {
      partyId,
      channel: 'kiosk',
      deviceId: device.id,
      locale: ctx.locale,
      priority: priority ?? undefined,
      idempotencyKey: input.idempotencyKey,
    }),
  )
  if (!ticket.ok) {
    const { earlyMinutes } = await queueRulesFor(ctx.db, { centreCode })
    return refused({ error: ticket.error, startsAt, from: minutesAfter(startsAt, -earlyMinutes) })
  }
  return ok({
    key: linkKeyOf('ticket', ticket.value),
    priority: !asked.ok ? 'unavailable' : priority ? 'counted' : 'none',
  })
}

const refused = (refusal: ArrivalRefusal) => ({ ok: false as const, refusal })

async function findBooked(
  ctx: Ctx,
  device: PairedDevice,
  { reference, identity }: CheckInAtKiosk,
): Promise<Result<Found, ArrivalError>> {
  if (reference) {
    const visit = await findByReference(ctx, reference)
    return visit ? ok(visit) : err('not_found')
  }
  if (!identity) return err('not_found')
  const person = await identify(ctx, identity)
  if (!person.ok) return person
  const today = atBaku(dayInBaku(ctx.now))
  const [visit] = await ctx.db
    .select(columns)
    .from(appointments)
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .where(
      and(
        eq(appointments.personId, person.value.id),
        eq(appointments.centreCode, device.centreCode),
        gte(appointments.startsAt, today),
        lt(appointments.startsAt, atBaku(addDays(dayInBaku(ctx.now), 1))),
        inArray(appointments.status, [...OPEN_STATUSES]),
      ),
    )
    .orderBy(asc(appointments.startsAt))
    .limit(1)
  return visit ? ok(visit) : err('nothing_today')
}

/** `ASN-2026-7F3K-92QD` however it was typed, or `…/visit/<key>` as a scanner types it. */
export async function findByReference(ctx: Ctx, text: string): Promise<Found | null> {
  const key = /\/visit\/([\w-]{44})/.exec(text)?.[1]
  const id = key ? idInKey(key) : null
  if (key && !isId(id)) return null
  const reference = referenceIn(text)
  const [visit] = await ctx.db
    .select(columns)
    .from(appointments)
    .innerJoin(centres, eq(centres.code, appointments.centreCode))
    .where(key && id ? eq(appointments.id, id) : eq(appointments.reference, reference))
  if (!visit || (key && !opensLink('visit', key, visit))) return null
  return visit
}

/** Letters and figures in their groups, whatever stood between them. */
export function referenceIn(text: string): string {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  const parts = /^([A-Z]{3})(\d{4})([A-Z0-9]{4})([A-Z0-9]{4})$/.exec(plain)
  return parts ? parts.slice(1).join('-') : text.trim().toUpperCase()
}
