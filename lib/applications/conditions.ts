import type { When } from './definition'
import { answersIn, type ExprScope, holdsTrue } from './expr'

/** Whether a step or field is asked, from the answers given before it. */
export function holds(when: When | undefined, scope: ExprScope): boolean {
  if (!when) return true
  if ('test' in when) return holdsTrue(when.test, scope)
  if ('all' in when) return when.all.every((inner) => holds(inner, scope))
  if ('any' in when) return when.any.some((inner) => holds(inner, scope))
  if ('not' in when) return !holds(when.not, scope)
  const answer = scope.answers[when.field]
  if (answer === undefined) return false
  const wanted = typeof when.is === 'string' ? [when.is] : when.is
  const given = Array.isArray(answer)
    ? answer.map(String)
    : [typeof answer === 'boolean' ? (answer ? 'yes' : 'no') : String(answer)]
  return given.some((value) => wanted.includes(value))
}

/** Names of the fields a condition looks at. */
export function namesIn(when: When | undefined): { field: string; values: readonly string[] }[] {
  if (!when) return []
  if ('all' in when) return when.all.flatMap(namesIn)
  if ('any' in when) return when.any.flatMap(namesIn)
  if ('not' in when) return namesIn(when.not)
  if ('test' in when) return answersIn(when.test).map((field) => ({ field, values: [] }))
  return [{ field: when.field, values: typeof when.is === 'string' ? [when.is] : when.is }]
}
