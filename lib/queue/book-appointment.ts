import { and, eq } from 'drizzle-orm'
import { applications } from '@/db/schema'
import { holdDeputy } from '@/lib/identity'
import { type Applicant, type Ctx, within } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import type { BookAppointment, BookVisit } from './model'
import type { BookingError, Party } from './party'
import { placeParty } from './place-party'
import { canBookFor } from './policy'

export type Booked = { id: string; reference: string }

/** Books one visit. The same form sent again, also twenty times at once, finds the first visit. */
export async function bookAppointment(
  ctx: Ctx<Applicant>,
  { slotId, serviceCode, applicationId, idempotencyKey }: BookAppointment,
): Promise<Result<Booked, BookingError>> {
  const booked = await bookVisit(ctx, { items: [{ slotId, serviceCode }], applicationId, idempotencyKey })
  if (!booked.ok) return booked
  const [visit] = booked.value.visits
  if (!visit) throw new Error('Cannot book: expected the booked party to have a visit')
  return ok({ id: visit.id, reference: visit.reference })
}

/** Books one or several services for oneself and one's family in one visit to a centre. */
export async function bookVisit(ctx: Ctx<Applicant>, input: BookVisit): Promise<Result<Party, BookingError>> {
  if (!input.items.every((item) => canBookFor(ctx.actor, item.serviceCode))) return err('not_allowed')
  return ctx.db.transaction(async (tx) => {
    if (!(await holdDeputy(tx, ctx))) return err('representation_ended')
    if (input.applicationId && !(await ownsApplication(within(ctx, tx), input.applicationId))) return err('application_not_found')
    const { personId, deputy } = ctx.actor
    return placeParty(tx, ctx, {
      ...input,
      channel: 'web',
      visitor: {
        personId,
        companyTin: deputy?.company?.tin,
        companyName: deputy?.company?.name,
        deputyPersonId: deputy && deputy.personId !== personId ? deputy.personId : null,
      },
    })
  })
}

async function ownsApplication(ctx: Ctx<Applicant>, id: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: applications.id })
    .from(applications)
    .where(and(eq(applications.id, id), eq(applications.personId, ctx.actor.personId)))
  return Boolean(row)
}
