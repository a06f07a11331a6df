import { expect, test } from 'vitest'
import { stagesFor } from './stages.mjs'

test('no word means everything, cheapest first', () => {
  expect(stagesFor([])).toEqual(['types', 'lint', 'unit', 'build', 'e2e'])
})

test('words add up and keep the order; journeys need a build', () => {
  expect(stagesFor(['unit', 'check'])).toEqual(['types', 'lint', 'unit'])
  expect(stagesFor(['e2e'])).toEqual(['build', 'e2e'])
})

test('an unknown word is refused', () => {
  expect(stagesFor(['unti'])).toBeNull()
})
