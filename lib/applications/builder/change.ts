import type { Done, Refusal, WhenInput } from './commands'
import type { When } from '../definition'
import { toWhen } from './simple'
import type { Writable } from './form'

export const refuse = (field: string, code: Refusal['code']): { refusal: Refusal } => ({ refusal: { field, code } })

/** Moves an entry of a list one place up or down. */
export function swap<T>(list: T[], index: number, by: -1 | 1): Done {
  const here = list[index]
  const there = list[index + by]
  if (here === undefined) return refuse('main', 'unknown_place')
  if (there === undefined) return refuse('main', 'edge')
  list[index] = there
  list[index + by] = here
  return {}
}

export function setCondition(of: { when?: Writable<When> | undefined }, input: WhenInput): void {
  if (input === 'keep') return
  const when = toWhen(input)
  if (when) of.when = when as Writable<When>
  else delete of.when
}
