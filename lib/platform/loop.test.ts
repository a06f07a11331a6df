import { expect, test } from 'vitest'
import { log } from './log'
import { backOffMs, startLoop } from './loop'

test.each([
  [1, 500],
  [2, 1_000],
  [4, 4_000],
  [20, 30_000],
])('after %d failures the wait is %d ms', (failures, ms) => {
  expect(backOffMs(failures)).toBe(ms)
})

test('a loop goes on after a failure and finishes the running step when it is stopped', async () => {
  let calls = 0
  let finished = 0
  let third = () => {}
  const reached = new Promise<void>((resolve) => {
    third = resolve
  })
  const loop = startLoop(
    'test',
    async () => {
      calls++
      if (calls === 2) throw new Error('the database went away')
      if (calls === 3) third()
      await new Promise((resolve) => setImmediate(resolve))
      finished++
      return calls < 3
    },
    { idleMs: 60_000, log },
  )
  await reached
  await loop.stop()
  expect({ calls, finished }).toEqual({ calls: 3, finished: 2 })
})
