import { parseManat } from '@/lib/platform/money'
import { isDay } from '@/lib/platform/time'
import type { FactCode } from '../facts'
import type { Field, When } from '../definition'
import type { Expr } from '../expr'
import { findField, type FormRecord } from './form'

// Rules made from simple parts, and back again: what people choose in lists becomes an expression, and an expression of that shape
// is shown in the same lists. Others are shown as they are and can only be replaced.

export const COMPARES = ['equal', 'not_equal', 'less', 'at_most', 'more', 'at_least', 'filled', 'empty'] as const
export type Compare = (typeof COMPARES)[number]
/**
 * What is compared: `today`, `answer:<field>`, `fact:<code>[@<part>]`, with `age:` (full years until today), `count:` (how many rows)
 * or `sum:` before it.
 */
export type Operand = string
export type OperandKind = 'number' | 'money' | 'date' | 'text' | 'yes_no' | 'choice'
/** `right` empty: `value` as typed. */
export type SimpleLine = { left: Operand; compare: Compare; right: Operand; value: string }
export type SimpleTest = { join: 'and' | 'or'; lines: readonly SimpleLine[] }

export type SimpleWhen = { join: 'all' | 'any'; lines: readonly WhenLine[] }
/** `what`: `<field>=<value>`, or `<field>?` for "is filled in". */
export type WhenLine = { what: string; not: boolean }

export const COMPUTE_OPS = ['add', 'subtract', 'multiply', 'divide', 'only'] as const
export type ComputeOp = (typeof COMPUTE_OPS)[number]
export type SimpleValue = { op: ComputeOp; left: Operand; right: Operand; value: string }

/** Values of registers that simple rules can ask for. */
export const FACT_OPERANDS: readonly { operand: Operand; kind: OperandKind }[] = [
  { operand: 'age:fact:person.birth_date', kind: 'number' },
  { operand: 'fact:person.birth_date', kind: 'date' },
  { operand: 'fact:person.sex', kind: 'text' },
  { operand: 'fact:person.citizenship', kind: 'text' },
  { operand: 'fact:person.marital_status', kind: 'text' },
  { operand: 'fact:person.address', kind: 'text' },
  { operand: 'fact:id_card@expiresOn', kind: 'date' },
  { operand: 'fact:id_card@number', kind: 'text' },
  { operand: 'fact:passport@expiresOn', kind: 'date' },
  { operand: 'fact:driving_licence@number', kind: 'text' },
  { operand: 'fact:pension@kind', kind: 'text' },
  { operand: 'fact:income_12_months@totalQepik', kind: 'money' },
  { operand: 'fact:income_12_months@averageQepik', kind: 'money' },
  ...['children', 'household', 'vehicles', 'property', 'employment', 'education', 'parents'].map((fact) => ({
    operand: `count:fact:${fact}`,
    kind: 'number' as const,
  })),
]

/** What rules and computed values of this form can name. */
export function operandsOf(record: FormRecord): { operand: Operand; kind: OperandKind }[] {
  return [
    ...record.steps.flatMap((step) => step.fields.flatMap((field) => ofField(field as Field))),
    { operand: 'today', kind: 'date' },
    ...FACT_OPERANDS,
  ]
}

function ofField(field: Field): { operand: Operand; kind: OperandKind }[] {
  const answer = `answer:${field.name}`
  switch (field.kind) {
    case 'group':
      return [
        { operand: `count:${answer}`, kind: 'number' },
        ...field.fields.flatMap((part) =>
          part.kind === 'number' || part.kind === 'money'
            ? [{ operand: `sum:${answer}.${part.name}`, kind: part.kind as OperandKind }]
            : [],
        ),
      ]
    case 'table':
      return field.rows.flatMap((row) =>
        field.columns.flatMap((column) =>
          column.kind === 'number' || column.kind === 'money'
            ? [{ operand: `${answer}.${row}.${column.name}`, kind: column.kind as OperandKind }]
            : [],
        ),
      )
    case 'date':
      return [
        { operand: answer, kind: 'date' },
        { operand: `age:${answer}`, kind: 'number' },
      ]
    case 'number':
    case 'money':
    case 'yes_no':
    case 'choice':
      return [{ operand: answer, kind: field.kind }]
    case 'choices':
      return [{ operand: `count:${answer}`, kind: 'number' }]
    case 'computed':
      return [{ operand: answer, kind: field.as }]
    case 'file':
    case 'fact':
    case 'signature':
    case 'declaration':
    case 'address':
      return []
    default:
      return [{ operand: answer, kind: 'text' }]
  }
}

export const kindOfOperand = (record: FormRecord, operand: Operand): OperandKind =>
  operandsOf(record).find((one) => one.operand === operand)?.kind ?? 'text'

function operandExpr(operand: Operand): Expr {
  if (operand === 'today') return { today: true }
  const [head = '', ...rest] = operand.split(':')
  const tail = rest.join(':')
  switch (head) {
    case 'age':
      return { op: 'years_between', of: [operandExpr(tail), { today: true }] }
    case 'count':
      return { op: 'count', of: [operandExpr(tail)] }
    case 'sum':
      return { op: 'sum', of: [operandExpr(tail)] }
    case 'fact': {
      const [code = '', at] = tail.split('@')
      return at ? { fact: code as FactCode, at } : { fact: code as FactCode }
    }
    default:
      return { answer: tail }
  }
}

function exprOperand(expr: Expr): Operand | null {
  if ('today' in expr) return 'today'
  if ('answer' in expr) return `answer:${expr.answer}`
  if ('fact' in expr) return `fact:${expr.fact}${expr.at ? `@${expr.at}` : ''}`
  if (!('op' in expr)) return null
  const [first, second] = expr.of
  const inner = first && exprOperand(first)
  if (!inner || inner.split(':').length > 2) return null
  if ((expr.op === 'count' || expr.op === 'sum') && expr.of.length === 1) return `${expr.op}:${inner}`
  return expr.op === 'years_between' && second && 'today' in second ? `age:${inner}` : null
}

/** What was typed, as a value of that kind; null when it is none. */
export function literal(kind: OperandKind, typed: string): string | number | boolean | null {
  const text = typed.trim()
  switch (kind) {
    case 'number': {
      const number = Number(text.replace(/\s/g, '').replace(',', '.'))
      return text !== '' && Number.isFinite(number) ? number : null
    }
    case 'money':
      return parseManat(text)
    case 'date': {
      const [, day = '', month = '', year = ''] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? []
      const iso = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text
      return isDay(iso) ? iso : null
    }
    case 'yes_no':
      return /^(bəli|hə|yes|да|true)$/iu.test(text) ? true : /^(xeyr|yox|no|нет|false)$/iu.test(text) ? false : null
    default:
      return text === '' ? null : text
  }
}

const shown = (kind: OperandKind, value: string | number | boolean | null): string => {
  if (value === null) return ''
  if (typeof value === 'boolean') return value ? 'bəli' : 'xeyr'
  if (kind === 'money' && typeof value === 'number') return (value / 100).toFixed(2).replace('.', ',').replace(/,00$/, '')
  if (kind === 'date' && typeof value === 'string' && isDay(value)) return value.split('-').reverse().join('.')
  return typeof value === 'number' ? String(value).replace('.', ',') : String(value)
}

const not = (of: Expr): Expr => ({ op: 'not', of: [of] })

/** The expression of one line; null when what was typed is no value of that kind. */
export function lineExpr(record: FormRecord, line: SimpleLine): Expr | null {
  const left = operandExpr(line.left)
  if (line.compare === 'empty' || line.compare === 'filled') {
    const empty: Expr = { op: 'empty', of: [left] }
    return line.compare === 'empty' ? empty : not(empty)
  }
  let right: Expr
  if (line.right) right = operandExpr(line.right)
  else {
    const value = literal(kindOfOperand(record, line.left), line.value)
    if (value === null) return null
    right = { value }
  }
  switch (line.compare) {
    case 'equal':
      return { op: 'equal', of: [left, right] }
    case 'not_equal':
      return not({ op: 'equal', of: [left, right] })
    case 'less':
      return { op: 'less', of: [left, right] }
    case 'at_most':
      return { op: 'at_most', of: [left, right] }
    case 'more':
      return { op: 'less', of: [right, left] }
    case 'at_least':
      return { op: 'at_most', of: [right, left] }
  }
}

export function testExpr(record: FormRecord, test: SimpleTest): Expr | null {
  const parts = test.lines.map((line) => lineExpr(record, line))
  if (parts.length === 0 || parts.some((part) => part === null)) return null
  const of = parts as Expr[]
  return of.length === 1 ? (of[0] ?? null) : { op: test.join, of }
}

function exprLine(record: FormRecord, expr: Expr): SimpleLine | null {
  if (!('op' in expr)) return null
  if (expr.op === 'not') {
    const inner = expr.of[0] && exprLine(record, expr.of[0])
    if (inner?.compare === 'empty') return { ...inner, compare: 'filled' }
    return inner?.compare === 'equal' ? { ...inner, compare: 'not_equal' } : null
  }
  const [a, b] = expr.of
  if (expr.op === 'empty' && a && expr.of.length === 1) {
    const left = exprOperand(a)
    return left ? { left, compare: 'empty', right: '', value: '' } : null
  }
  if ((expr.op !== 'equal' && expr.op !== 'less' && expr.op !== 'at_most') || !a || !b || expr.of.length !== 2) return null
  const make = (first: Expr, second: Expr, compare: Compare): SimpleLine | null => {
    const left = exprOperand(first)
    if (!left) return null
    if ('value' in second) return { left, compare, right: '', value: shown(kindOfOperand(record, left), second.value) }
    const right = exprOperand(second)
    return right ? { left, compare, right, value: '' } : null
  }
  if (!('value' in a)) return make(a, b, expr.op)
  return expr.op === 'equal' ? make(b, a, 'equal') : make(b, a, expr.op === 'less' ? 'more' : 'at_least')
}

/** The lists that say the same; null when it is not made of simple parts. */
export function simpleTest(record: FormRecord, expr: Expr): SimpleTest | null {
  const joined = 'op' in expr && (expr.op === 'and' || expr.op === 'or')
  const join = joined && expr.op === 'or' ? 'or' : 'and'
  const parts: readonly Expr[] = joined ? expr.of : [expr]
  const lines = parts.map((part) => exprLine(record, part))
  return lines.length > 0 && lines.every((line) => line !== null) ? { join, lines } : null
}

/** Registers an expression asks. */
export function factsIn(expr: Expr): FactCode[] {
  if ('fact' in expr) return [expr.fact]
  return 'op' in expr ? [...new Set(expr.of.flatMap(factsIn))] : []
}

export function valueExpr(record: FormRecord, { op, left, right, value }: SimpleValue): Expr | null {
  const first = operandExpr(left)
  if (op === 'only') return first
  if (right) return { op, of: [first, operandExpr(right)] }
  const kind = op === 'multiply' || op === 'divide' ? 'number' : kindOfOperand(record, left)
  const typed = literal(kind, value)
  return typed === null ? null : { op, of: [first, { value: typed }] }
}

export function simpleValue(record: FormRecord, expr: Expr): SimpleValue | null {
  const alone = exprOperand(expr)
  if (alone) return { op: 'only', left: alone, right: '', value: '' }
  if (!('op' in expr) || expr.of.length !== 2) return null
  const op = COMPUTE_OPS.find((one) => one === expr.op)
  const [a, b] = expr.of
  const left = a && exprOperand(a)
  if (!op || !left || !b) return null
  if ('value' in b)
    return {
      op,
      left,
      right: '',
      value: shown(op === 'multiply' || op === 'divide' ? 'number' : kindOfOperand(record, left), b.value),
    }
  const right = exprOperand(b)
  return right ? { op, left, right, value: '' } : null
}

/** The condition; undefined: always asked. */
export function toWhen({ join, lines }: SimpleWhen): When | undefined {
  const parts = lines.map(({ what, not: negated }): When => {
    const asked = what.endsWith('?')
    const [field = '', value = ''] = asked ? [what.slice(0, -1)] : what.split('=')
    if (asked) return { test: negated ? { op: 'empty', of: [{ answer: field }] } : not({ op: 'empty', of: [{ answer: field }] }) }
    const is: When = { field, is: value }
    return negated ? { not: is } : is
  })
  if (parts.length <= 1) return parts[0]
  return join === 'all' ? { all: parts } : { any: parts }
}

/** The lists that say the same; null when the condition is not made of simple parts. */
export function simpleWhen(when: When | undefined): SimpleWhen | null {
  if (!when) return { join: 'all', lines: [] }
  if ('field' in when && Array.isArray(when.is) && when.is.length > 1)
    return { join: 'any', lines: when.is.map((value: string) => ({ what: `${when.field}=${value}`, not: false })) }
  const join = 'any' in when ? 'any' : 'all'
  const parts = 'all' in when ? when.all : 'any' in when ? when.any : [when]
  const lines = parts.map(whenLine)
  return lines.every((line) => line !== null) ? { join, lines } : null
}

function whenLine(when: When): WhenLine | null {
  if ('field' in when) {
    const value = typeof when.is === 'string' ? when.is : when.is.length === 1 ? when.is[0] : undefined
    return value === undefined ? null : { what: `${when.field}=${value}`, not: false }
  }
  if ('not' in when) {
    const inner = whenLine(when.not)
    return inner && { ...inner, not: !inner.not }
  }
  if (!('test' in when) || !('op' in when.test)) return null
  const { op, of } = when.test
  const [first] = of
  if (op === 'empty' && first && 'answer' in first) return { what: `${first.answer}?`, not: true }
  if (op !== 'not' || !first || !('op' in first)) return null
  const inner = whenLine({ test: first })
  return inner && { ...inner, not: !inner.not }
}

/** Values a field can be compared with in a condition; null: only "is filled in". */
export function valuesOf(record: FormRecord, path: string): readonly string[] | null {
  const field = findField(record, path)
  if (!field) return null
  if (field.kind === 'choice' || field.kind === 'choices') return field.options
  return field.kind === 'yes_no' ? ['yes', 'no'] : null
}
