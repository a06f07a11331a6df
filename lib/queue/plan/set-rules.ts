import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { centres, queueRules } from '@/db/schema'
import { recordAudit } from '@/lib/audit'
import type { Ctx, Staff } from '@/lib/platform/context'
import { err, ok, type Result } from '@/lib/platform/result'
import { QueueRules } from '../rules-data'
import type { PlanError } from './model'
import { canPlan, canSetRules } from './policy'

export const RULE_CODES = Object.keys(QueueRules.shape) as (keyof QueueRules)[]

const ruleField = (rule: z.ZodDefault<z.ZodNumber>): z.ZodType<number | undefined> =>
  z
    .string()
    .trim()
    .optional()
    .default('')
    .refine((value) => value === '' || /^\d{1,5}$/.test(value), 'invalid_number')
    .transform((value) => (value === '' ? undefined : Number(value)))
    .pipe(rule.unwrap().optional())

const ruleFields = Object.fromEntries(Object.entries(QueueRules.shape).map(([code, rule]) => [code, ruleField(rule)])) as Record<
  keyof QueueRules,
  z.ZodType<number | undefined>
>

/** One field a rule; an empty one says nothing, so that the wider rule holds. */
export const RulesInput = z.object({
  /** Empty: the rules for every centre. */
  centreCode: z.string().max(60).optional().default(''),
  version: z.coerce.number().int().optional().default(0),
  ...ruleFields,
})
export type RulesInput = z.output<typeof RulesInput>

/** Says the rules of a centre, or with an administrator's right those of every centre. Rules not named follow the wider ones. */
export async function setQueueRules(ctx: Ctx<Staff>, input: RulesInput): Promise<Result<void, PlanError>> {
  const { centreCode, version } = input
  const allowed = centreCode ? await canPlan(ctx, centreCode) : canSetRules(ctx.actor)
  if (!allowed) return err('not_found')
  const scope = centreCode ? `centre:${centreCode}` : ''
  const rules = Object.fromEntries(RULE_CODES.flatMap((code) => (input[code] === undefined ? [] : [[code, input[code]]])))
  return ctx.db.transaction(async (tx): Promise<Result<void, PlanError>> => {
    if (centreCode && (await tx.$count(centres, eq(centres.code, centreCode))) === 0) return err('not_found')
    await tx.insert(queueRules).values({ scope, rules: {}, version: 0 }).onConflictDoNothing()
    const [before] = await tx.select().from(queueRules).where(eq(queueRules.scope, scope)).for('update')
    if (before?.version !== version) return err('changed_meanwhile')
    await tx
      .update(queueRules)
      .set({ rules, version: version + 1, changedBy: ctx.actor.staffId })
      .where(eq(queueRules.scope, scope))
    await recordAudit(tx, ctx, {
      action: 'plan.rules_changed',
      subjectType: 'queue_rules',
      subjectId: scope || 'default',
      details: { ...(centreCode && { centreCode }), ...rules },
    })
    return ok()
  })
}
