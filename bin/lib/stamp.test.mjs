import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashOf, readStamp, writeStamp } from './stamp.mjs'

let root
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-'))
  mkdirSync(join(root, 'app', 'parts'), { recursive: true })
  writeFileSync(join(root, 'app', 'page.tsx'), 'page')
  writeFileSync(join(root, 'app', 'parts', 'list.tsx'), 'list')
})
afterEach(() => rmSync(root, { recursive: true }))

test('a changed, renamed or added file is another hash', () => {
  const before = hashOf(root, ['app'])
  writeFileSync(join(root, 'app', 'page.tsx'), 'page!')
  const changed = hashOf(root, ['app'])
  writeFileSync(join(root, 'app', 'more.tsx'), '')
  const added = hashOf(root, ['app'])
  expect(new Set([before, changed, added]).size).toBe(3)
})

test('times, tests and made folders do not count', () => {
  const before = hashOf(root, ['app'])
  utimesSync(join(root, 'app', 'page.tsx'), 1, 1)
  writeFileSync(join(root, 'app', 'page.test.tsx'), 'a test')
  mkdirSync(join(root, 'app', 'node_modules'))
  writeFileSync(join(root, 'app', 'node_modules', 'x.js'), 'x')
  expect(hashOf(root, ['app'])).toBe(before)
})

test('a fact beside the files counts; a missing folder is empty', () => {
  expect(hashOf(root, ['app'], ['linux'])).not.toBe(hashOf(root, ['app'], ['darwin']))
  expect(hashOf(root, ['app', 'gone'])).toBe(hashOf(root, ['app']))
})

test('a stamp that was never written is null', () => {
  const file = join(root, 'deep', 'stamp')
  expect(readStamp(file)).toBeNull()
  writeStamp(file, 'abc')
  expect(readStamp(file)).toBe('abc')
})
