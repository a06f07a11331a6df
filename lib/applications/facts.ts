import type { FactUsed } from '@/db/schema/applications'
import type { FactCode, FactValues, RegisterError } from '@/lib/exchange/model'
import type { Fact } from '@/lib/portfolio/model'

export type { FactCode, FactValues } from '@/lib/exchange/model'

/** A fact as forms see it: what the register said and as of when, or that it did not answer. */
export type FactState<C extends FactCode = FactCode> =
  | { ok: true; value: FactValues[C]; agencyCode: string; register: string; asOf: string }
  | { ok: false; error: RegisterError; agencyCode: string; register: string }
export type Facts = { readonly [C in FactCode]?: FactState<C> }

/** What a register said, null also when it did not answer (ask `facts[code]?.ok` to tell the two apart). */
export function factValue<C extends FactCode>(facts: Facts, code: C): FactValues[C] | null {
  const fact = facts[code] as FactState<C> | undefined
  return fact?.ok ? fact.value : null
}

export const childrenOf = (facts: Facts) => factValue(facts, 'children') ?? []
export const idCardOf = (facts: Facts) => factValue(facts, 'id_card')

/** Answers of registers, in the form in which they can also be kept. */
export const factsRead = (answers: Partial<Record<FactCode, Fact>>): Facts =>
  Object.fromEntries(
    Object.entries(answers).map(([code, fact]) => [code, fact.ok ? { ...fact, asOf: fact.asOf.toISOString() } : fact]),
  ) as Facts

/** What was read, to be kept with the application; registers that did not answer are left out. */
export function factsUsed(facts: Facts): Record<string, FactUsed> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([code, fact]) =>
      fact.ok ? [[code, { value: fact.value, agencyCode: fact.agencyCode, register: fact.register, asOf: fact.asOf }]] : [],
    ),
  )
}

/** Kept facts, as forms read them. They were checked against the register's contract when they were read. */
export const factsKept = (used: Record<string, FactUsed>): Facts =>
  Object.fromEntries(Object.entries(used).map(([code, fact]) => [code, { ok: true, ...fact }])) as Facts
