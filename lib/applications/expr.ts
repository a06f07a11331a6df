import { addDays, addMonths, ageOn, type Day, daysBetween, isDay } from '@/lib/platform/time'
import type { FactCode, Facts } from './facts'

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
  'and',
  'or',
  'not',
  'equal',
  'less',
  'at_most',
  'one_of',
  'empty',
  'add',
  'subtract',
  'multiply',
  'divide',
  'round',
  'smallest',
  'largest',
  'sum',
  'count',
  /** Full years from a day to another: `age(birth date, today)`. */
  'years_between',
  'days_between',
  'add_months',
  'add_days',
  'if',
] as const
export type Op = (typeof OPS)[number]

/** What an expression gives. A day is a text `2026-11-23`, money a number of qəpik. */
export type Value = string | number | boolean | null | readonly Value[]

/** What an expression may look at. `answers` are read answers; in a row of a group the row's own come first. */
export type ExprScope = { answers: Readonly<Record<string, unknown>>; facts: Facts; today: Day }

/** Whether a rule holds: nothing but a clear yes. */
export const holdsTrue = (expr: Expr, scope: ExprScope): boolean => evaluate(expr, scope) === true

/** The value of an expression. Never throws, whatever is missing. */
export function evaluate(expr: Expr, scope: ExprScope): Value {
  if ('value' in expr) return plain(expr.value)
  if ('answer' in expr) return dig(scope.answers, expr.answer.split('.'))
  if ('fact' in expr) {
    const fact = scope.facts[expr.fact]
    return fact?.ok ? dig(fact.value, expr.at ? expr.at.split('.') : []) : null
  }
  if ('today' in expr) return scope.today
  return apply(
    expr.op,
    expr.of.map((inner) => () => evaluate(inner, scope)),
  )
}

const plain = (value: unknown): Value =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value)) ? value : null

/** A part of an answer or fact: of rows the list of that part, of a table (`rows`) one cell or a column. */
function dig(from: unknown, path: readonly string[]): Value {
  if (from === undefined || from === null) return null
  if (Array.isArray(from)) {
    if (path.length > 0 || from.every((one) => typeof one !== 'object')) return from.map((one) => dig(one, path))
    return from.map(() => true) // records as such can only be counted
  }
  const [part, ...rest] = path
  if (part === undefined) return plain(from)
  if (typeof from !== 'object') return null
  const own = Object.hasOwn(from, part) ? (from as Record<string, unknown>)[part] : undefined
  if (own !== undefined) return dig(own, rest)
  const { rows } = from as { rows?: Record<string, unknown> }
  if (!rows || typeof rows !== 'object') return null
  if (Object.hasOwn(rows, part)) return dig(rows[part], rest)
  return Object.values(rows).map((row) => dig(row, path))
}

type Lazy = () => Value
const flat = (values: readonly Value[]): Value[] => values.flatMap((value) => (Array.isArray(value) ? flat(value) : [value]))
const isNumber = (value: Value | undefined): value is number => typeof value === 'number'
const isDate = (value: Value | undefined): value is Day => typeof value === 'string' && isDay(value)
const finite = (value: number): Value => (Number.isFinite(value) ? value : null)

/** Yes and no are answers too: `yes_no` reads as true and false, conditions say `yes` and `no`. */
const alike = (value: Value, other: Value): Value =>
  typeof value === 'boolean' && (other === 'yes' || other === 'no') ? (value ? 'yes' : 'no') : value

function same(a: Value, b: Value): boolean | null {
  return a === null || b === null ? null : alike(a, b) === alike(b, a)
}

function compare(of: readonly Lazy[], fits: (a: number | string, b: number | string) => boolean): boolean | null {
  const values = of.map((one) => one())
  if (!values.every(isNumber) && !values.every(isDate)) return null
  return values.every((value, index) => index === 0 || fits(values[index - 1] as string, value as string))
}

const numbers = (of: readonly Lazy[]): number[] | null => {
  const values = of.map((one) => one())
  return values.every(isNumber) ? values : null
}

/** The known ones of lists: a row left open counts for nothing. Of two kinds mixed: none. */
function known(of: readonly Lazy[]): (number | string)[] | null {
  const values = flat(of.map((one) => one())).filter((value) => value !== null)
  return values.every(isNumber) || values.every(isDate) ? (values as (number | string)[]) : null
}

const extreme = (of: readonly Lazy[], better: (a: number | string, b: number | string) => boolean): Value =>
  known(of)?.reduce<Value>((best, value) => (best === null || better(value, best as string) ? value : best), null) ?? null

function apply(op: Op, of: readonly Lazy[]): Value {
  const [first = () => null, second = () => null, third = () => null] = of
  switch (op) {
    case 'and':
    case 'or': {
      const values = of.map((one) => one())
      const decisive = op === 'or'
      if (values.includes(decisive)) return decisive
      return values.every((value) => value === !decisive) ? !decisive : null
    }
    case 'not': {
      const value = first()
      return typeof value === 'boolean' ? !value : null
    }
    case 'equal':
      return same(first(), second())
    case 'less':
      return compare(of, (a, b) => a < b)
    case 'at_most':
      return compare(of, (a, b) => a <= b)
    case 'one_of': {
      const given = flat([first()]).filter((value) => value !== null)
      const wanted = flat(of.slice(1).map((one) => one()))
      return given.length === 0 ? null : given.some((value) => wanted.some((one) => same(value, one) === true))
    }
    case 'empty': {
      const value = first()
      return value === null || value === '' || (Array.isArray(value) && value.length === 0)
    }
    case 'add':
      return finite(numbers(of)?.reduce((sum, value) => sum + value, 0) ?? Number.NaN)
    case 'multiply':
      return finite(numbers(of)?.reduce((product, value) => product * value, 1) ?? Number.NaN)
    case 'subtract':
    case 'divide': {
      const [a, b] = numbers([first, second]) ?? []
      return a === undefined || b === undefined ? null : finite(op === 'subtract' ? a - b : a / b)
    }
    case 'round': {
      const [value, digits = 0] = numbers(of) ?? []
      return value === undefined ? null : finite(Number(`${Math.round(Number(`${value}e${digits}`))}e${-digits}`))
    }
    case 'smallest':
      return extreme(of, (a, b) => a < b)
    case 'largest':
      return extreme(of, (a, b) => a > b)
    case 'sum': {
      const values = known(of)
      return values?.every(isNumber) ? finite(values.reduce((sum, value) => sum + Number(value), 0)) : null
    }
    case 'count':
      return flat(of.map((one) => one())).filter((value) => value !== null && value !== '').length
    case 'years_between':
    case 'days_between': {
      const [from, to] = [first(), second()]
      if (!isDate(from) || !isDate(to)) return null
      return op === 'days_between' ? daysBetween(from, to) : from <= to ? ageOn(from, to) : 0 - ageOn(to, from)
    }
    case 'add_months':
    case 'add_days': {
      const [day, count] = [first(), second()]
      if (!isDate(day) || !isNumber(count) || !Number.isInteger(count) || Math.abs(count) > MOST_DAYS) return null
      const moved = op === 'add_months' ? addMonths(day, count) : addDays(day, count)
      return isDate(moved) ? moved : null
    }
    case 'if':
      return first() === true ? second() : third()
  }
}

/** Beyond this no calendar of a form reaches. */
const MOST_DAYS = 36_600

/** Every part of an expression, itself first. */
export const partsOf = (expr: Expr): Expr[] => [expr, ...('op' in expr ? expr.of.flatMap(partsOf) : [])]

/** Names of answers an expression looks at: the first part of each path. */
export const answersIn = (expr: Expr): string[] =>
  partsOf(expr).flatMap((part) => ('answer' in part ? [part.answer.split('.')[0] ?? ''] : []))
export const factsIn = (expr: Expr): FactCode[] => partsOf(expr).flatMap((part) => ('fact' in part ? [part.fact] : []))
