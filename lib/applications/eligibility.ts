import { holdsTrue } from './expr'
import type { EligibilityLine, EligibilityRule, ServiceDefinition, World } from './definition'

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
  if ('test' in rule) {
    const good = holdsTrue(rule.test, { answers: {}, facts: world.facts, today: world.today })
    const fact = rule.reads[0]
    return { code: rule.code, state: good ? 'holds' : 'fails', lines: fact ? [{ code: `${rule.code}_${good ? 'met' : 'not_met'}`, holds: good, fact }] : [] }
  }
  const lines = rule.judge(world)
  const good = rule.needs === 'any' ? lines.some((line) => line.holds) : lines.length > 0 && lines.every((line) => line.holds)
  return { code: rule.code, state: good ? 'holds' : 'fails', lines }
}

/** Whether this person can apply today. A rule that fails decides; what could not be read leaves it open. */
export function judge(definition: ServiceDefinition, world: Pick<World, 'facts' | 'today' | 'claimed'>): Eligibility {
  const rules = definition.eligibility.map((rule) => judgeRule(rule, world))
  const verdict = rules.some((rule) => rule.state === 'fails')
    ? 'cannot'
    : rules.some((rule) => rule.state === 'unknown')
      ? 'unknown'
      : 'can'
  return { verdict, rules }
}
