import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('../../app/styles/tokens.css', import.meta.url), 'utf8')

function colours(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

function blockAfter(marker: string): string {
  const start = css.indexOf(marker)
  return css.slice(start, css.indexOf('}', start))
}

const light = colours(blockAfter('@theme'))
const darkOfDevice = colours(blockAfter(':root:not([data-theme="light"])'))
const darkOfVisitor = colours(blockAfter(':root[data-theme="dark"]'))

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one = '', other = ''): number {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

const GROUNDS = ['paper', 'surface', 'sunken']
const TONES = ['info', 'success', 'warning', 'danger']

// Words on their ground: 4.5 to 1.
const WORDS: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] => ['ink', 'muted', 'primary', 'primary-strong'].map((word) => [word, ground])),
  ...TONES.flatMap((tone): [string, string][] => [tone, 'ink', 'primary'].map((word) => [word, `${tone}-soft`])),
  ...TONES.flatMap((tone): [string, string][] => GROUNDS.slice(0, 2).map((ground) => [tone, ground])),
  ['on-primary', 'primary'],
  ['on-primary', 'primary-strong'],
  ['primary', 'primary-soft'],
  ['primary-strong', 'primary-soft'],
  ['ink', 'primary-soft'],
  ['muted', 'primary-soft'],
  ['on-accent', 'accent'],
  ['accent', 'accent-soft'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-strong'],
  ['on-deep', 'deep'],
  ['on-deep-muted', 'deep'],
]

// Edges one must see to find a control or the focus: 3 to 1.
const EDGES: [string, string][] = [
  ...GROUNDS.flatMap((ground): [string, string][] => ['line-strong', 'focus'].map((edge) => [edge, ground])),
  ['primary', 'surface'],
  ['danger', 'surface'],
  ['accent', 'surface'],
  ['focus', 'focus-gap'],
  ['warning-line', 'surface'],
]

describe.each([
  ['light', light],
  ['dark', darkOfDevice],
])('%s theme', (_name, theme) => {
  test.each(WORDS)('%s is readable on %s', (word, ground) => {
    expect(contrast(theme[word], theme[ground])).toBeGreaterThanOrEqual(4.5)
  })
  test.each(EDGES)('%s can be told from %s', (edge, ground) => {
    expect(contrast(theme[edge], theme[ground])).toBeGreaterThanOrEqual(3)
  })
})

test('the two ways to ask for the dark theme give the same colours, and every one of the light theme', () => {
  expect(darkOfVisitor).toEqual(darkOfDevice)
  expect(Object.keys(darkOfDevice).sort()).toEqual(Object.keys(light).sort())
})
