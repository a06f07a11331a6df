import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isDay } from '@/lib/platform/time'
import { type Expr, type ExprScope, evaluate, holdsTrue, OPS } from './expr'
import { aChild, aWorld } from './testing'

const world = aWorld({ children: [aChild(), aChild({ pin: '7BBBBB8', birthDate: '2020-02-29' })] })
const scope: ExprScope = {
  today: world.today,
  facts: world.facts,
  answers: {
    cars: [{ plate: '10-AA-123', price: 100 }, { price: 250 }, {}],
    income: { rows: { salary: { amount: 500, months: 2 }, rent: { amount: 300 } } },
    agree: true,
    reason: 'move',
    from: '2024-02-29',
    places: ['a', 'b'],
    home: { region: 'baku', street: 'x' },
  },
}
const is = (expr: Expr) => evaluate(expr, scope)
const op = (name: (typeof OPS)[number], ...of: Expr[]): Expr => ({ op: name, of })
const value = (one: string | number | boolean | null): Expr => ({ value: one })
const answer = (path: string): Expr => ({ answer: path })

test('answers of rows are lists, cells of tables one value, a column all of them', () => {
  expect(is(answer('cars.price'))).toEqual([100, 250, null])
  expect(is(op('sum', answer('cars.price')))).toBe(350)
  expect(is(op('count', answer('cars')))).toBe(3)
  expect(is(op('count', answer('cars.plate')))).toBe(1)
  expect(is(op('largest', answer('cars.price')))).toBe(250)
  expect(is(answer('income.salary.amount'))).toBe(500)
  expect(is(op('sum', answer('income.amount')))).toBe(800)
  expect(is(answer('home.region'))).toBe('baku')
})

test('values of registers, whole and in parts', () => {
  expect(is({ fact: 'id_card', at: 'expiresOn' })).toBe('2026-12-18')
  expect(is({ fact: 'children', at: 'birthDate' })).toEqual(['2026-10-01', '2020-02-29'])
  expect(is(op('count', { fact: 'children' }))).toBe(2)
  expect(is(op('years_between', { fact: 'person.birth_date' }, { today: true }))).toBe(36)
  expect(evaluate({ fact: 'id_card', at: 'number' }, { ...scope, facts: aWorld({ silent: ['id_card'] }).facts })).toBeNull()
})

test('days are counted by the calendar', () => {
  expect(is(op('add_months', answer('from'), value(12)))).toBe('2025-02-28')
  expect(is(op('add_days', value('2026-12-31'), value(1)))).toBe('2027-01-01')
  expect(is(op('days_between', value('2026-11-23'), value('2026-12-01')))).toBe(8)
  expect(is(op('less', answer('from'), { today: true }))).toBe(true)
})

test('what is missing holds nowhere, also behind a "not"', () => {
  const missing = op('equal', answer('nothing'), value('x'))
  expect(is(missing)).toBeNull()
  expect(holdsTrue(missing, scope)).toBe(false)
  expect(holdsTrue(op('not', missing), scope)).toBe(false)
  expect(is(op('or', missing, value(true)))).toBe(true)
  expect(is(op('and', missing, value(false)))).toBe(false)
  expect(is(op('and', missing, value(true)))).toBeNull()
  expect(is(op('if', missing, value(1), value(2)))).toBe(2)
  expect(is(op('empty', answer('nothing')))).toBe(true)
})

test('yes and no compare with the words of conditions; choices with any of theirs', () => {
  expect(is(op('equal', answer('agree'), value('yes')))).toBe(true)
  expect(is(op('one_of', answer('places'), value('b'), value('z')))).toBe(true)
  expect(is(op('one_of', answer('reason'), value('other')))).toBe(false)
})

test('arithmetic never gives what is no number', () => {
  expect(is(op('divide', value(1), value(0)))).toBeNull()
  expect(is(op('add', value(1), value('1')))).toBeNull()
  expect(is(op('round', value(2.345), value(2)))).toBe(2.35)
  expect(is(op('multiply', value(1e300), value(1e300)))).toBeNull()
})

const leaf = fc.oneof(
  fc.record({
    value: fc.oneof(fc.string(), fc.double(), fc.boolean(), fc.constant(null), fc.constantFrom('2026-02-28', '9999-12-31')),
  }),
  fc.record({
    answer: fc.constantFrom(
      'cars',
      'cars.price',
      'income.salary.amount',
      'income',
      'from',
      'x',
      '__proto__',
      'cars.constructor',
      'home',
    ),
  }),
  fc.constantFrom(
    { fact: 'children' as const },
    { fact: 'id_card' as const, at: 'expiresOn' },
    { fact: 'vehicles' as const, at: 'colour.az' },
  ),
  fc.constant({ today: true as const }),
)
const anyExpr = fc.letrec<{ expr: Expr }>((tie) => ({
  expr: fc.oneof(
    { maxDepth: 5 },
    leaf as fc.Arbitrary<Expr>,
    fc.record({ op: fc.constantFrom(...OPS), of: fc.array(tie('expr'), { maxLength: 4 }) }),
  ),
})).expr

test('any expression ends with a value and throws nothing', () => {
  const plain = (one: unknown): boolean =>
    one === null || ['string', 'boolean'].includes(typeof one) || Number.isFinite(one) || (Array.isArray(one) && one.every(plain))
  fc.assert(
    fc.property(anyExpr, (expr) => {
      const result = evaluate(expr, scope)
      expect(plain(result)).toBe(true)
      expect(evaluate(expr, scope)).toEqual(result)
      if ('op' in expr && ['add_months', 'add_days'].includes(expr.op) && result !== null) expect(isDay(String(result))).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
