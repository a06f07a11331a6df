// Who is served earlier: read in registers, never declared.
import { PRIORITY_REASONS, type PriorityReason } from '@/db/vocabulary/queue'
import type { RegisterCode, SocialCategory } from '@/db/vocabulary/registers'
import { recordDisclosure } from '@/lib/audit'
import { askRegister } from '@/lib/exchange'
import { findPerson } from '@/lib/identity'
import type { Ctx } from '@/lib/platform/context'
import { ageOn, dayInBaku } from '@/lib/platform/time'

export type Priority = { reason: PriorityReason; source: 'register'; register: RegisterCode; at: Date }
export type PriorityAnswer = { ok: true; priority: Priority | null } | { ok: false; error: 'unavailable' }

/** From this age on one is served earlier. */
export const PRIORITY_AGE = 70

/** What an entitlement means at a counter; a pension alone is none. */
export const REASON_OF: Record<SocialCategory, PriorityReason | null> = {
  disability_1: 'disability',
  disability_2: 'disability',
  disability_3: 'disability',
  disability_child: 'disability',
  war_disabled: 'disability',
  martyr_family: 'martyr_family',
  veteran: 'veteran',
  pregnancy: 'pregnancy',
  pensioner: null,
}

/**
 * The ground on which this person is served earlier, as the registers have it now. One register that says yes is enough; a no needs both,
 * so "unavailable" is told only when what answered gives no ground. Whoever takes the ticket goes on without it: nobody waits for a register.
 *
 * Asked by staff, the person finds the look-up in their history. Ask it before a transaction begins.
 */
export async function priorityOf(ctx: Ctx, personId: string): Promise<PriorityAnswer> {
  if (ctx.actor.kind === 'citizen' && ctx.actor.personId !== personId)
    throw new Error("Cannot read a priority: expected one's own, got somebody else's")
  const person = await findPerson(ctx, personId)
  if (!person) throw new Error('Cannot read a priority: expected a known person, got an id nobody has')
  const { pin } = person
  const [resident, entitled] = await Promise.all([
    askRegister(ctx, 'population', 'resident', { pin }),
    askRegister(ctx, 'social_protection', 'categories_of', { pin }),
  ])
  await noteLookUp(ctx, personId)
  const found: Priority[] = []
  if (resident.ok && resident.value && ageOn(resident.value.birthDate, dayInBaku(ctx.now)) >= PRIORITY_AGE)
    found.push({ reason: 'age', source: 'register', register: 'population', at: ctx.now })
  for (const { category } of entitled.ok ? entitled.value : []) {
    const reason = REASON_OF[category]
    if (reason) found.push({ reason, source: 'register', register: 'social_protection', at: ctx.now })
  }
  const strongest = PRIORITY_REASONS.flatMap((reason) => found.find((one) => one.reason === reason) ?? [])[0]
  if (strongest) return { ok: true, priority: strongest }
  return resident.ok && entitled.ok ? { ok: true, priority: null } : { ok: false, error: 'unavailable' }
}

/** Machines and the person themselves see nothing but a place in the line; an officer reads a ground. */
async function noteLookUp(ctx: Ctx, personId: string): Promise<void> {
  if (ctx.actor.kind !== 'staff') return
  await recordDisclosure(ctx.db, ctx, {
    personId,
    what: 'priority',
    purpose: 'priority',
    right: 'visit',
    subjectType: 'person',
    subjectId: personId,
    fields: ['person.birth_date', 'social_categories'],
  })
}
