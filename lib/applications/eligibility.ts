import { isDay } from '@/lib/platform/time'
import type { EligibilityLine, EligibilityRule, LineParam, ServiceDefinition, TestedRule, World } from './definition'
import { type Expr, type ExprScope, evaluate, holdsTrue, partsOf } from './expr'

export type RuleVerdict = {
  code: string
  /** `unknown`: a register it reads did not answer. */
  state: 'holds' | 'fails' | 'unknown'
  lines: EligibilityLine[]
}
export type Eligibility = { verdict: 'can' | 'cannot' | 'unknown'; rules: RuleVerdict[] }

/** One rule over what the registers said. No line at all means it does not hold. */
export function judgeRule(rule: EligibilityRule, world: Pick<World, 'facts' | 'today' | 'claimed'>): RuleVerdict {
  if (rule.reads.some((code) => !world.facts[code]?.ok)) return { code: rule.code, state: 'unknown', lines: [] }
  if ('test' in rule) return judgeTested(rule, world)
  const lines = rule.judge(world)
  const good = rule.needs === 'any' ? lines.some((line) => line.holds) : lines.length > 0 && lines.every((line) => line.holds)
  return { code: rule.code, state: good ? 'holds' : 'fails', lines }
}

function judgeTested(rule: TestedRule, { facts, today }: Pick<World, 'facts' | 'today'>): RuleVerdict {
  const scope = { answers: {}, facts, today }
  const good = holdsTrue(rule.test, scope)
  const fact = rule.reads[0]
  if (!fact) return { code: rule.code, state: good ? 'holds' : 'fails', lines: [] }
  const value = rule.shows ? shown(rule.shows, scope) : { fact }
  const line = { code: `${rule.code}_${good ? 'met' : 'not_met'}`, holds: good, fact, params: { value } }
  return { code: rule.code, state: good ? 'holds' : 'fails', lines: [line] }
}

/** The value a rule shows: a day, an amount (parts of facts that end in `Qepik`), or as it is. */
function shown(expr: Expr, scope: ExprScope): LineParam {
  const value = evaluate(expr, scope)
  if (value === null && 'fact' in expr) return { fact: expr.fact }
  if (typeof value === 'string' && isDay(value)) return { day: value }
  if (typeof value === 'number' && partsOf(expr).some((part) => 'fact' in part && part.at?.endsWith('Qepik')))
    return { qepik: Math.round(value) }
  return value === null ? '–' : String(value)
}

/** Whether this person can apply today. A rule that fails decides; what could not be read leaves it open. */
export function judge(definition: ServiceDefinition, world: Pick<World, 'facts' | 'today' | 'claimed' | 'company'>): Eligibility {
  // The conditions are about people; a company is known by its register already.
  if (world.company) return { verdict: 'can', rules: [] }
  const rules = definition.eligibility.map((rule) => judgeRule(rule, world))
  const verdict = rules.some((rule) => rule.state === 'fails')
    ? 'cannot'
    : rules.some((rule) => rule.state === 'unknown')
      ? 'unknown'
      : 'can'
  return { verdict, rules }
}
