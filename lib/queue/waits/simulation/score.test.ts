import { expect, test } from 'vitest'
import { simulate } from './score'

// The aims of `npm run sim:queue` (at most 0.6; 75 to 88 %), on a small instance: the margin is in the error, the figures of few days wander.
test('where the truth is known, our error is well below the simple formula’s and eight in ten is about eight in ten', {
  timeout: 60_000,
}, () => {
  const score = simulate({ seed: 5, load: 2, learnDays: 14, tellDays: 2, scoreDays: 3, paths: 40 })
  expect(score.tickets).toBeGreaterThan(500)
  expect(score.ratio.ours).toBeLessThan(0.58)
  expect(score.held.ours).toBeGreaterThan(0.74)
  expect(score.held.ours).toBeLessThan(0.9)
  expect(score.brokenByFive.ours).toBeLessThan(score.brokenByFive.naive / 2)
})

test('the same seed plays the same days', () => {
  const plan = { seed: 9, load: 1.6, learnDays: 3, tellDays: 0, scoreDays: 1, paths: 10 }
  expect(simulate(plan)).toEqual(simulate(plan))
})
