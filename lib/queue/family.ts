import { readFacts } from '@/lib/portfolio'
import type { Applicant, Ctx } from '@/lib/platform/context'
import { keyedHash } from '@/lib/platform/crypto'
import type { Beneficiary, FamilyAnswer, FamilyMember } from './model'

/** Stands for a member of the family in addresses and forms, so that no PIN does. */
const keyOf = (pin: string): string => keyedHash('queue.family-member', pin).slice(0, 10)

/**
 * Whom one may also book for: children and spouse as the civil register names them. Who acts for somebody else books for that person only.
 * When the register does not answer nobody is named, and the form says so.
 */
export async function listFamily(ctx: Ctx<Applicant>): Promise<FamilyAnswer> {
  if (ctx.actor.deputy) return { ok: true, members: [] }
  const { children, spouse } = await readFacts(ctx, ctx.actor.personId, ['children', 'spouse'])
  if (!children.ok || !spouse.ok) return { ok: false }
  const members: FamilyMember[] = children.value.map(({ pin, name }) => ({ key: keyOf(pin), pin, name, kinship: 'child' }))
  if (spouse.value)
    members.push({ key: keyOf(spouse.value.pin), pin: spouse.value.pin, name: spouse.value.name, kinship: 'spouse' })
  return { ok: true, members }
}

/** The members of the family the keys stand for; null when the register does not name one of them (any more), or gave no answer. */
export async function beneficiariesOf(
  ctx: Ctx<Applicant>,
  keys: readonly (string | undefined)[],
): Promise<(Beneficiary | undefined)[] | null> {
  if (keys.every((key) => key === undefined)) return keys.map(() => undefined)
  const family = await listFamily(ctx)
  if (!family.ok) return null
  const found = keys.map((key) => family.members.find((one) => one.key === key))
  if (found.some((one, n) => keys[n] !== undefined && !one)) return null
  return found.map((one) => (one ? { pin: one.pin, name: one.name } : undefined))
}
