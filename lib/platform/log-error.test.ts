import { DrizzleQueryError } from 'drizzle-orm/errors'
import { expect, test } from 'vitest'
import { describeError } from './log-error'

test('the values of a failing statement stay out of the log, in words, stack and fields', () => {
  const cause = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (pin)=(5ABC123) already exists.' })
  const error = new DrizzleQueryError('insert into people (pin, name) values ($1, $2)', ['5ABC123', 'Leyla\nQuliyeva'], cause)

  const described = JSON.stringify(describeError(error))

  expect(described).toContain('insert into people')
  expect(described).toContain('duplicate key')
  expect(described).toContain('23505')
  expect(described).not.toMatch(/5ABC123|Leyla|Quliyeva/)
})

test('something thrown that is no error is kept as its words', () => {
  expect(describeError('gone')).toEqual({ message: 'gone' })
})
