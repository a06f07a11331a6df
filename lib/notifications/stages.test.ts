import { expect, test } from 'vitest'
import { stageOn } from './stages'

const STAGES = [-90, -30, -7, 0]

test.each([
  ['2026-09-18', null],
  ['2026-09-19', -90],
  ['2026-11-17', -90],
  ['2026-11-18', -30],
  ['2026-12-10', -30],
  ['2026-12-11', -7],
  ['2026-12-17', -7],
  ['2026-12-18', 0],
  ['2027-01-02', 0],
])('on %s a card valid until 18 December 2026 is at stage %s', (today, stage) => {
  expect(stageOn(STAGES, '2026-12-18', today)).toBe(stage)
})
