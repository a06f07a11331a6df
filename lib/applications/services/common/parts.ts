import type { FactCode, StepDefinition } from '../../definition'
import type { Expr, Op } from '../../expr'

// Short names for what many definitions say. They give plain data: a definition stays one that could be kept as a record.

export const answer = (name: string): Expr => ({ answer: name })
export const fact = (code: FactCode, at?: string): Expr => (at === undefined ? { fact: code } : { fact: code, at })
export const value = (of: string | number | boolean): Expr => ({ value: of })
export const op = (name: Op, ...of: readonly Expr[]): Expr => ({ op: name, of })
export const today: Expr = { today: true }

/** Full years of the applicant today. */
export const age: Expr = op('years_between', fact('person.birth_date'), today)

/** How the applicant is reached; the last step of most forms. */
export const CONTACT: StepDefinition = {
  code: 'contact',
  fields: [
    { name: 'phone', kind: 'phone', prefill: 'account.phone' },
    { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
  ],
}
