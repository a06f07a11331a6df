import { expect, test } from 'vitest'
import { countPlaywright, countVitest, summary } from './test-results.mjs'

test('a test file that cannot be loaded counts as one failure', () => {
  const report = {
    numPassedTests: 3,
    numPendingTests: 0,
    testResults: [
      {
        name: '/r/lib/a.test.ts',
        status: 'failed',
        message: '',
        assertionResults: [{ status: 'failed', fullName: 'adds', failureMessages: ['expected 1\nat /r/lib/a.test.ts:3'] }],
      },
      { name: '/r/lib/b.test.ts', status: 'failed', message: 'Cannot find module', assertionResults: [] },
    ],
  }
  const counted = countVitest(report, '/r')
  expect(counted).toMatchObject({ passed: 3, failed: 2 })
  expect(counted.failures.map(({ title }) => title)).toEqual(['lib/a.test.ts › adds', 'lib/b.test.ts'])
})

test('a failing journey is named by file, line and titles; errors outside tests count', () => {
  const failing = {
    ok: false,
    title: 'books a visit',
    file: 'queue.spec.ts',
    line: 7,
    tests: [{ results: [{ error: { message: '\u001b[31mTimed out\u001b[39m' } }] }],
  }
  const report = {
    stats: { expected: 5, unexpected: 1, flaky: 0, skipped: 0 },
    errors: [{ message: 'global set-up failed' }],
    suites: [
      { title: 'queue.spec.ts', file: 'queue.spec.ts', specs: [], suites: [{ title: 'with JavaScript off', specs: [failing] }] },
    ],
  }
  const counted = countPlaywright(report)
  expect(counted).toMatchObject({ passed: 5, failed: 2 })
  expect(counted.failures[0]).toEqual({ title: 'e2e/queue.spec.ts:7 › with JavaScript off › books a visit', lines: ['Timed out'] })
})

test('the last line is the sum and stands alone', () => {
  const text = summary([
    { name: 'types', passed: 1, failed: 0, took: '2.0 s' },
    { name: 'unit', passed: 40, failed: 2, skipped: 1, took: '9.0 s' },
  ])
  expect(text.split('\n').at(-1)).toBe('41 passed, 2 failed')
  expect(text).toContain('1 skipped')
})
