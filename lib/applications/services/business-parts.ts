import type { Field, TestedRule, When } from '../definition'
import type { Expr } from '../expr'
import { age, fact, op, value } from './common/parts'

// Parts that forms for business share, beside common/parts.ts. Words are in common/texts.<locale>.json.

export { answer, CONTACT, fact, op, value } from './common/parts'

export const no = (of: Expr): Expr => op('not', of)
export const isThere = (of: Expr): Expr => no(op('empty', of))
export const sum = (...of: Expr[]): Expr => op('sum', ...of)
export const equal = (a: Expr, b: Expr): Expr => op('equal', a, b)
export const less = (a: Expr, b: Expr): Expr => op('less', a, b)
export const atMost = (a: Expr, b: Expr): Expr => op('at_most', a, b)
export const both = (...all: When[]): When => ({ all })

/** Of a company no fact of a person is read, so a PIN tells who applies. */
export const forPerson: When = { test: isThere(fact('person.pin')) }
export const forCompany: When = { not: forPerson }

const AGE_OF_MAJORITY = 18

/** Full legal capacity begins at 18 (Civil Code). */
export const OF_AGE: TestedRule = {
  code: 'of_age',
  reads: ['person.birth_date'],
  test: atMost(value(AGE_OF_MAJORITY), age),
  shows: fact('person.birth_date'),
}

const PROPERTIES = op('count', fact('property', 'registryNumber'))

/** Real estate of one's own in the register; the form's own text says what to do without. */
export const HAS_PROPERTY: TestedRule = {
  code: 'has_property',
  reads: ['property'],
  test: less(value(0), PROPERTIES),
  shows: PROPERTIES,
}

/** Name and PIN of a person who applies for themselves; a company is named by the application. */
export const WHO: readonly Field[] = [
  { name: 'applicant', kind: 'fact', fact: 'person.name', when: forPerson },
  { name: 'applicantPin', kind: 'fact', fact: 'person.pin', when: forPerson },
]
