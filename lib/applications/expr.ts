import type { FactCode } from './facts'

/**
 * Rules as data: an expression over answers, facts of registers and today's day. It always ends and never throws: what is missing
 * or of another kind gives null, and null holds nowhere.
 */
export type Expr =
  | { value: string | number | boolean | null }
  /** An answer; of a group `cars.price` gives the list of all rows, of a table `income.salary.amount` one cell. */
  | { answer: string }
  /** A value of a register; `at` names a part: `expiresOn`. A list of records gives the list of that part. */
  | { fact: FactCode; at?: string }
  | { today: true }
  | { op: Op; of: readonly Expr[] }

export const OPS = [
  'and', 'or', 'not', 'equal', 'less', 'at_most', 'one_of', 'empty',
  'add', 'subtract', 'multiply', 'divide', 'round', 'smallest', 'largest', 'sum', 'count',
  /** Full years from a day to another: `age(birth date, today)`. */
  'years_between', 'days_between', 'add_months', 'add_days', 'if',
] as const
export type Op = (typeof OPS)[number]
