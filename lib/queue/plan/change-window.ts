import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { agencies, centres, counters, services, staffMembers, staffSkills } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import type { PlanError, SkillsInput, WindowInput } from './model'
import { canPlan } from './policy'

/** What is done at a window, and whether it is in use. Nobody is sent away from a window they sit at. */
export async function changeWindow(ctx: Ctx<Staff>, input: WindowInput): Promise<Result<void, PlanError>> {
  const { centreCode, number, agencyCodes } = input
  if (!(await canPlan(ctx, centreCode))) return err('not_found')
  const enabled = input.enabled !== undefined
  return ctx.db.transaction(async (tx): Promise<Result<void, PlanError>> => {
    const [centre] = await tx.select({ counters: centres.counters }).from(centres).where(eq(centres.code, centreCode))
    if (!centre || number > centre.counters) return err('too_many_counters')
    if (!(await knownAgencies(tx, agencyCodes))) return err('unknown_agency')
    await tx.insert(counters).values({ centreCode, number }).onConflictDoNothing()
    const window = and(eq(counters.centreCode, centreCode), eq(counters.number, number))
    const [row] = await tx.select({ staffId: counters.staffId }).from(counters).where(window).for('update')
    if (row?.staffId && !enabled) return err('window_open')
    await tx.update(counters).set({ agencyCodes, enabled }).where(window)
    await recordAudit(tx, ctx, {
      action: 'plan.window_changed',
      subjectType: 'counter',
      subjectId: `${centreCode}/${number}`,
      details: { centreCode, number, enabled, agencies: agencyCodes.join(' ') },
    })
    return ok()
  })
}

/** What an officer of the centre can do. Empty lists: everything. */
export async function setSkills(ctx: Ctx<Staff>, input: SkillsInput): Promise<Result<void, PlanError>> {
  const { centreCode, staffId, agencyCodes, serviceCodes, languages, version } = input
  if (!(await canPlan(ctx, centreCode))) return err('not_found')
  return ctx.db.transaction(async (tx): Promise<Result<void, PlanError>> => {
    if (!(await worksHere(tx, staffId, centreCode))) return err('unknown_officer')
    if (!(await knownAgencies(tx, agencyCodes))) return err('unknown_agency')
    if (serviceCodes.length > 0 && (await tx.$count(services, inArray(services.code, serviceCodes))) < serviceCodes.length)
      return err('unknown_service')
    await tx.insert(staffSkills).values({ staffId, version: 0 }).onConflictDoNothing()
    const [changed] = await tx
      .update(staffSkills)
      .set({ agencyCodes, serviceCodes, languages, version: version + 1 })
      .where(and(eq(staffSkills.staffId, staffId), eq(staffSkills.version, version)))
      .returning({ staffId: staffSkills.staffId })
    if (!changed) return err('changed_meanwhile')
    await recordAudit(tx, ctx, {
      action: 'plan.skills_changed',
      subjectType: 'staff_member',
      subjectId: staffId,
      details: { centreCode, agencies: agencyCodes.join(' '), services: serviceCodes.join(' '), languages: languages.join(' ') },
    })
    return ok()
  })
}

export const worksHere = async (tx: Db, staffId: string, centreCode: string): Promise<boolean> =>
  (await tx.$count(
    staffMembers,
    and(eq(staffMembers.id, staffId), eq(staffMembers.centreCode, centreCode), eq(staffMembers.status, 'active')),
  )) > 0

const knownAgencies = async (tx: Db, codes: readonly string[]): Promise<boolean> =>
  codes.length === 0 || (await tx.$count(agencies, inArray(agencies.code, [...codes]))) === codes.length
