import type { Db } from '@/db/client'
import { type Ctx, within } from '@/lib/platform/context'
import { writeDecision } from './decide'
import type { ServiceDefinition } from './definition'
import { type ExprScope, factsIn, holdsTrue } from './expr'
import { type CaseRow, moveBySystem } from './move-case'

/** What registers alone can answer is answered at once; where they cannot tell, or a fee is due first, an officer looks at it. */
export async function decideByRule(
  tx: Db,
  ctx: Ctx,
  sent: CaseRow,
  definition: Pick<ServiceDefinition, 'instantWhen'>,
  scope: ExprScope,
): Promise<void> {
  const rule = definition.instantWhen
  if (sent.family !== 'instant' || !rule) return
  // A register that was silent cannot tell: "not there" would look like an answer.
  if (factsIn(rule).some((code) => !scope.facts[code]?.ok) || !holdsTrue(rule, scope)) return
  const decided = await writeDecision(tx, within(ctx, tx), sent, { outcome: 'approved', by: 'rule' })
  if (decided.ok) await moveBySystem(tx, ctx, sent, 'decide_by_rule', decided.value)
}
