import { askRegister } from '@/lib/exchange'
import { findPerson } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { type FreeOfFee, groundOf } from './model'

export type Exemption = { ok: true; ground: FreeOfFee | null; register: string; at: Date } | { ok: false }

/** Whether this person pays nothing for a visit at home, as the register has it now. Ask it before a transaction begins. */
export async function exemptionOf(ctx: Ctx, personId: string): Promise<Exemption> {
  const person = await findPerson(ctx, personId)
  if (!person) throw new Error('Cannot read an exemption: expected a known person, got an id nobody has')
  const answer = await askRegister(ctx, 'social_protection', 'categories_of', { pin: person.pin })
  if (!answer.ok) return { ok: false }
  return { ok: true, ground: groundOf(answer.value.map(({ category }) => category)), register: answer.register, at: ctx.now }
}
