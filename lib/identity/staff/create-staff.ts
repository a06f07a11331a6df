import { eq } from 'drizzle-orm'
import { fold } from '@/db/fold'
import { agencies, centres, people, staffMembers } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { keyedHash } from '@/lib/platform/crypto'
import { newId } from '@/lib/platform/ids'
import { err, ok, type Result } from '@/lib/platform/result'
import type { NewStaff, StaffError } from '../model'
import { allows } from '../access/denials'
import { isOwnAccount } from '../policy'
import { noteStaffLookUps } from './note-look-ups'

/** Opens a staff account for a person the portal knows. Roles are granted afterwards, one by one. */
export function createStaff(ctx: Ctx<Staff>, input: NewStaff): Promise<Result<{ id: string }, StaffError>> {
  return ctx.db.transaction(async (tx) => {
    if (!(await allows({ ...ctx, db: tx }, 'staff_accounts.view', { type: 'staff_member' }))) return err('not_allowed')
    const [person] = await tx.select({ id: people.id, surname: people.surname }).from(people).where(eq(people.pin, input.pin))
    // A wrong surname reads like a wrong PIN: nobody learns names by trying PINs. Each try is kept, and its target can see it.
    if (!person || fold(person.surname) !== fold(input.surname)) {
      await recordAudit(tx, ctx, {
        action: 'staff.create_failed',
        subjectType: 'pin',
        subjectId: keyedHash('staff-pin', input.pin),
        personId: person?.id ?? null,
      })
      return err('person_not_found')
    }
    if (isOwnAccount(ctx.actor, { id: '', personId: person.id })) return err('own_account')
    // Whatever the answer will be, the administrator now knows that this PIN and surname belong together.
    await noteStaffLookUps(tx, ctx, [person.id])

    const agencyCode = input.agencyCode || null
    const centreCode = input.centreCode || null
    if (agencyCode && (await tx.$count(agencies, eq(agencies.code, agencyCode))) === 0) return err('unknown_place')
    if (centreCode && (await tx.$count(centres, eq(centres.code, centreCode))) === 0) return err('unknown_place')

    const [made] = await tx
      .insert(staffMembers)
      .values({
        id: newId(),
        personId: person.id,
        agencyCode,
        centreCode,
        position: { az: input['position.az'], en: input['position.en'] || undefined, ru: input['position.ru'] || undefined },
        idempotencyKey: input.idempotencyKey,
      })
      .onConflictDoNothing()
      .returning({ id: staffMembers.id })
    if (!made) {
      const [known] = await tx
        .select({ id: staffMembers.id, key: staffMembers.idempotencyKey })
        .from(staffMembers)
        .where(eq(staffMembers.personId, person.id))
      return known && known.key === input.idempotencyKey ? ok({ id: known.id }) : err('already_staff')
    }
    await recordAudit(tx, ctx, {
      action: 'staff.created',
      subjectType: 'staff_member',
      subjectId: made.id,
      personId: person.id,
      details: { agency: agencyCode, centre: centreCode },
    })
    return ok(made)
  })
}
