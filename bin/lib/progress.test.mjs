import { expect, test } from 'vitest'
import { createSteps, elapsed, explain } from './progress.mjs'
import { Trouble } from './trouble.mjs'

const paper = () => {
  const lines = []
  return { write: (text) => lines.push(text), text: () => lines.join('') }
}

test.each([
  [40, '0.0 s'],
  [9_940, '9.9 s'],
  [59_400, '59 s'],
  [75_000, '1 min 15 s'],
])('%i ms reads as %s', (ms, text) => {
  expect(elapsed(ms)).toBe(text)
})

test('a step is numbered and says how it ended', async () => {
  const out = paper()
  const { step } = createSteps({ total: 2, out })
  await step('First', async ({ result }) => result('already there'))
  await expect(step('Second', async () => Promise.reject(new Trouble('no')))).rejects.toThrow('no')
  expect(out.text()).toBe('[1/2] First … already there (0.0 s)\n[2/2] Second … failed (0.0 s)\n')
})

test('trouble is one sentence; an accident keeps its stack', () => {
  const out = paper()
  explain(new Trouble('The disk is full: free some space.'), out)
  expect(out.text()).toBe('\nThe disk is full: free some space.\n')
  const other = paper()
  explain(new Error('surprise'), other)
  expect(other.text()).toContain('progress.test.mjs')
})
