import { and, count, eq, inArray } from 'drizzle-orm'
import { fold } from '@/db/fold'
import { people, representations, services } from '@/db/schema'
import { hasLevel } from '@/lib/identity'
import type { Citizen, Ctx } from '@/lib/platform/context'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import { minutesAfter } from '@/lib/platform/time'
import { type NewDelegation, type OfferError, REPRESENTATION_RULES } from './model'
import { checkUntil, isMinor } from './rules'
import { writeMove } from './write-move'

/**
 * Offers somebody the right to act. Whether the PIN and surname belong to anybody is not told: an offer to nobody is kept and
 * shown like any other, and nobody takes it up.
 */
export function offerRepresentation(ctx: Ctx<Citizen>, input: NewDelegation): Promise<Result<{ id: string }, OfferError>> {
  return ctx.db.transaction(async (tx) => {
    const { personId } = ctx.actor
    if (!hasLevel(ctx.actor, 'substantial')) return err('level_too_low')
    // One offer of a person at a time: the limit holds, and a double click finds what the first click wrote.
    const [owner] = await tx
      .select({ pin: people.pin, birthDate: people.birthDate })
      .from(people)
      .where(eq(people.id, personId))
      .for('no key update')
    if (!owner) throw new Error(`Cannot offer a representation: expected person ${personId}, got none`)
    const [before] = await tx
      .select({ id: representations.id })
      .from(representations)
      .where(and(eq(representations.ownerPersonId, personId), eq(representations.idempotencyKey, input.idempotencyKey)))
    if (before) return ok(before)

    if (owner.pin === input.pin) return err('own_pin')
    if (isMinor(owner.birthDate, ctx.now)) return err('too_young')
    const validUntil = checkUntil(input.until, ctx.now)
    if (!validUntil.ok) return validUntil
    const serviceCodes = input.scope === 'all' ? null : [...new Set(input.services)].sort()
    if (serviceCodes && (await tx.$count(services, inArray(services.code, serviceCodes))) !== serviceCodes.length)
      return err('unknown_service')
    const [open] = await tx
      .select({ total: count() })
      .from(representations)
      .where(and(eq(representations.ownerPersonId, personId), inArray(representations.status, ['offered', 'active'])))
    if ((open?.total ?? 0) >= REPRESENTATION_RULES.openPerOwner) return err('too_many_open')

    const [known] = await tx.select({ id: people.id, surname: people.surname }).from(people).where(eq(people.pin, input.pin))
    const deputy = known && fold(known.surname) === fold(input.surname) ? known : null
    const [made] = await tx
      .insert(representations)
      .values({
        id: newId(),
        kind: 'delegation',
        ownerPersonId: personId,
        deputyPersonId: deputy?.id ?? null,
        offeredPin: input.pin,
        offeredSurname: input.surname,
        answerBy: minutesAfter(ctx.now, REPRESENTATION_RULES.answerDays * 24 * 60),
        serviceCodes,
        ownerConfirms: input.ownerConfirms,
        status: 'offered',
        validFrom: ctx.now,
        validUntil: validUntil.value,
        idempotencyKey: input.idempotencyKey,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .returning()
    if (!made) throw new Error('Cannot offer a representation: expected the insert to return it')
    await writeMove(tx, ctx, made, null)
    return ok({ id: made.id })
  })
}
