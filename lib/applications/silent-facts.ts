import { holds } from './conditions'
import { type Answers, type FactCode, factsNeededBy, type Field, type ServiceDefinition, type When, type World } from './definition'
import { type ExprScope, factsIn } from './expr'
import { isAsked, type Reading, scopeOf } from './read-answers'

/**
 * Facts without which this application cannot be sent and no register answered: those of its conditions and of what is really asked.
 * A branch not taken, and a register that only offers a first value, may be silent. A company's form reads none.
 */
export function silentFacts(definition: ServiceDefinition, world: World, { steps, answers }: Reading): FactCode[] {
  if (world.company) return []
  const silent = (codes: readonly FactCode[]) => codes.filter((code) => !world.facts[code]?.ok)
  const scope = scopeOf(answers, world)
  const undecided = (when: When | undefined) => undecidedFacts(when, scope, silent)
  const rules = steps.flatMap(({ step, fields }) =>
    (step.rules ?? []).flatMap((rule) =>
      'test' in rule && fields.some(({ name }) => name === rule.field) ? factsIn(rule.test) : [],
    ),
  )
  return [
    ...new Set([
      ...silent(definition.eligibility.flatMap((rule) => [...rule.reads, ...('test' in rule ? factsIn(rule.test) : [])])),
      ...silent(steps.flatMap(({ fields }) => fields.flatMap((field) => factsAsked(field, answers, world)))),
      ...silent(rules),
      // Whether it is asked, or who gets it, depends on what nobody knows.
      ...definition.steps.flatMap((step) => undecided(step.when)),
      ...definition.steps.flatMap((step) => (holds(step.when, scope) ? step.fields.flatMap((field) => undecided(field.when)) : [])),
      ...(definition.routes ?? []).flatMap(({ when }) => undecided(when)),
    ]),
  ]
}

/** Facts a field that is asked cannot do without, in the rows it has. */
function factsAsked(field: Field, answers: Answers, world: World): FactCode[] {
  if (field.kind !== 'group' && field.kind !== 'table') return factsNeededBy(field)
  const inner = field.kind === 'group' ? field.fields : field.columns
  const given = answers[field.name]
  const rows = Array.isArray(given) ? (given as readonly Answers[]) : Object.values(rowsOf(given))
  return rows.flatMap((row) =>
    inner.filter((one) => isAsked(one, scopeOf({ ...answers, ...row }, world), world)).flatMap((one) => factsNeededBy(one)),
  )
}

const rowsOf = (answer: Answers[string] | undefined): Record<string, Answers> =>
  typeof answer === 'object' && 'rows' in answer ? (answer.rows as Record<string, Answers>) : {}

/** Silent facts a condition hangs on; none where the answers alone settle it. */
function undecidedFacts(when: When | undefined, scope: ExprScope, silent: (codes: readonly FactCode[]) => FactCode[]): FactCode[] {
  if (!when) return []
  if ('test' in when) return silent(factsIn(when.test))
  if ('not' in when) return undecidedFacts(when.not, scope, silent)
  if ('field' in when) return []
  const parts = 'all' in when ? when.all : when.any
  const settles = 'any' in when
  const open = parts.map((part) => ({ part, facts: undecidedFacts(part, scope, silent) }))
  return open.some(({ part, facts }) => facts.length === 0 && holds(part, scope) === settles)
    ? []
    : open.flatMap(({ facts }) => facts)
}
