import { expect, test } from 'vitest'
import { type Arrangement, completeArrangement, rearrange } from './model'

const order = (arrangement: Arrangement) => arrangement.map((one) => (one.hidden ? `(${one.panel})` : one.panel)).join(' ')
const usual = completeArrangement([])

test('a panel moves past the next one that is shown', () => {
  const hidden = rearrange(usual, { panel: 'applications', change: 'hide' })
  expect(order(hidden)).toBe('attention (applications) visits consents notices documents')
  expect(order(rearrange(hidden, { panel: 'visits', change: 'up' }))).toBe(
    'visits (applications) attention consents notices documents',
  )
})

test.each([
  ['attention', 'up'],
  ['documents', 'down'],
] as const)('%s stays where it is when it goes %s', (panel, change) => {
  expect(rearrange(usual, { panel, change })).toEqual(usual)
})

test('a hidden panel that is shown again stands in its old place', () => {
  const hidden = rearrange(usual, { panel: 'consents', change: 'hide' })
  expect(rearrange(hidden, { panel: 'consents', change: 'show' })).toEqual(usual)
})

test('a panel that is newer than the chosen order comes last', () => {
  expect(order(completeArrangement([{ panel: 'documents', hidden: false }]))).toBe(
    'documents attention applications visits consents notices',
  )
})
