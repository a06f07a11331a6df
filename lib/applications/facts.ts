import type { FactUsed } from '@/db/schema/applications'
import type { Day } from '@/lib/platform/time'

/** Facts of the portfolio that forms read; the shapes are those of `readFacts`. */
export type FactCode =
  | 'person.name'
  | 'person.pin'
  | 'person.birth_date'
  | 'person.sex'
  | 'person.address'
  | 'person.citizenship'
  | 'person.marital_status'
  | 'id_card'
  | 'children'

export type ChildFact = { pin: string; name: string; birthDate: Day; sex: 'male' | 'female'; birthRecordNumber: string; birthRecordDate: Day }
export type IdCardFact = { number: string; issuedOn: Day; expiresOn: Day | null; issuer: string }

/** A fact as forms see it: what the register said and when, or that it did not answer. */
export type FactState = ({ ok: true } & FactUsed) | { ok: false; agencyCode: string; register: string }
export type Facts = Partial<Record<FactCode, FactState>>

const valueOf = (facts: Facts, code: FactCode): unknown => {
  const fact = facts[code]
  return fact?.ok ? fact.value : undefined
}

export const childrenOf = (facts: Facts): ChildFact[] => (valueOf(facts, 'children') as ChildFact[] | undefined) ?? []
export const idCardOf = (facts: Facts): IdCardFact | null => (valueOf(facts, 'id_card') as IdCardFact | null | undefined) ?? null
export const textOf = (facts: Facts, code: FactCode): string => {
  const value = valueOf(facts, code)
  return typeof value === 'string' ? value : ''
}

/** What was read, to be kept with the application; registers that did not answer are left out. */
export function factsUsed(facts: Facts): Record<string, FactUsed> {
  return Object.fromEntries(
    Object.entries(facts).flatMap(([code, fact]) =>
      fact.ok ? [[code, { value: fact.value, agencyCode: fact.agencyCode, register: fact.register, asOf: fact.asOf }]] : [],
    ),
  )
}

/** Kept facts, as forms read them. */
export const factsKept = (used: Record<string, FactUsed>): Facts =>
  Object.fromEntries(Object.entries(used).map(([code, fact]) => [code, { ok: true, ...fact }]))
