import { expect, test } from 'vitest'
import { backOffMs, readable } from './supervise.mjs'

test('a program that keeps failing is started ever more rarely, but never given up', () => {
  expect([1, 2, 3, 6, 20].map(backOffMs)).toEqual([1_000, 2_000, 4_000, 30_000, 30_000])
})

test('a log line reads as time, words and fields; other lines stay as they are', () => {
  const line = '{"level":50,"time":"2026-11-21T10:20:30.000Z","app":"asan-web","msg":"page failed","requestId":"r1"}'
  expect(readable(line)).toBe('10:20:30 ERROR page failed requestId=r1')
  expect(readable('▲ Next.js')).toBe('▲ Next.js')
  expect(readable('{"broken')).toBe('{"broken')
})

test('an error is shown by its first line, without stack and details', () => {
  const err = { type: 'Error', message: 'Failed query: select 1\nparams: secret', stack: 'at …' }
  expect(readable(JSON.stringify({ level: 40, time: '2026-11-21T10:20:30.000Z', msg: 'will try again', err }))).toBe(
    '10:20:30 warn will try again err=Failed query: select 1',
  )
})
