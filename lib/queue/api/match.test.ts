import { expect, test } from 'vitest'
import { directAnswer, matchOperation } from './match'

test('an address is the operation whose pattern it fits, the spelled out one first', () => {
  expect(matchOperation('GET', '/api/v1/appointments')).toEqual({ name: 'listVisits', params: {} })
  expect(matchOperation('POST', '/api/v1/appointments')).toEqual({ name: 'bookVisits', params: {} })
  expect(matchOperation('GET', '/api/v1/appointments/free-times')).toEqual({ name: 'freeTimes', params: {} })
  expect(matchOperation('GET', '/api/v1/appointments/7')).toEqual({ name: 'getVisit', params: { id: '7' } })
  expect(matchOperation('DELETE', '/api/v1/appointments/7')).toEqual({ name: 'cancelVisit', params: { id: '7' } })
  expect(matchOperation('GET', '/api/v1/appointments/7/queue')).toEqual({ name: 'followVisit', params: { id: '7' } })
})

test('everything else is the framework’s', () => {
  for (const [method, path] of [
    ['PUT', '/api/v1/appointments'],
    ['GET', '/api/v1/openapi.json'],
    ['GET', '/api/v1/appointments/7/queue/'],
    ['GET', '/az/appointments'],
    ['GET', '/api/queue/v1/desk'],
  ] as const)
    expect(directAnswer(method, path)).toBeNull()
  expect(directAnswer('POST', '/api/queue/v1/desk')).toBeTypeOf('function')
})
