import type { Field, StepDefinition, TestedRule, When } from '../definition'
import type { Expr } from '../expr'

// Parts that forms for business share. Words are in common/texts.<locale>.json.

const no = (of: Expr): Expr => ({ op: 'not', of: [of] })
const isThere = (of: Expr): Expr => no({ op: 'empty', of: [of] })

/** Of a company no fact of a person is read, so a PIN tells who applies. */
export const forPerson: When = { test: isThere({ fact: 'person.pin' }) }
export const forCompany: When = { not: forPerson }
export const both = (...all: When[]): When => ({ all })

const AGE_OF_MAJORITY = 18

/** Full legal capacity begins at 18 (Civil Code). */
export const OF_AGE: TestedRule = {
  code: 'of_age',
  reads: ['person.birth_date'],
  test: { op: 'at_most', of: [{ value: AGE_OF_MAJORITY }, { op: 'years_between', of: [{ fact: 'person.birth_date' }, { today: true }] }] },
}

/** Name and PIN of a person who applies for themselves; a company is named by the application. */
export const WHO: readonly Field[] = [
  { name: 'applicant', kind: 'fact', fact: 'person.name', when: forPerson },
  { name: 'applicantPin', kind: 'fact', fact: 'person.pin', when: forPerson },
]

export const CONTACT: StepDefinition = {
  code: 'contact',
  fields: [
    { name: 'phone', kind: 'phone', prefill: 'account.phone' },
    { name: 'email', kind: 'email', prefill: 'account.email', optional: true },
  ],
}

export const answer = (name: string): Expr => ({ answer: name })
export const value = (of: string | number | boolean): Expr => ({ value: of })
export const sum = (...of: Expr[]): Expr => ({ op: 'sum', of })
export const atMost = (a: Expr, b: Expr): Expr => ({ op: 'at_most', of: [a, b] })
export const less = (a: Expr, b: Expr): Expr => ({ op: 'less', of: [a, b] })
export const equal = (a: Expr, b: Expr): Expr => ({ op: 'equal', of: [a, b] })
export { isThere, no }

/** The sum over a table's cells: each column, each row. */
export const sumOfTable = (table: string, rows: readonly string[], columns: readonly string[]): Expr =>
  sum(...rows.flatMap((row) => columns.map((column) => answer(`${table}.${row}.${column}`))))
