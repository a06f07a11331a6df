// Reads what Vitest and Playwright report as JSON: how many passed, and each failure as a few readable lines.
import { plain } from './text.mjs'

const firstLines = (text, count) =>
  plain(text)
    .split('\n')
    .filter((line) => line.trim() && !/node_modules|node:internal/.test(line))
    .slice(0, count)

/**
 * @typedef {{ passed: number, failed: number, skipped: number, failures: { title: string, lines: string[] }[] }} Counted
 */

/** @returns {Counted} */
export function countVitest(report, root = '') {
  const failures = []
  for (const file of report.testResults ?? []) {
    const name = file.name.replace(`${root}/`, '')
    const failing = file.assertionResults.filter((test) => test.status === 'failed')
    for (const test of failing)
      failures.push({ title: `${name} › ${test.fullName}`, lines: firstLines(test.failureMessages[0], 12) })
    // A file that could not even be loaded has no tests to count.
    if (file.status === 'failed' && failing.length === 0) failures.push({ title: name, lines: firstLines(file.message, 12) })
  }
  return { passed: report.numPassedTests ?? 0, failed: failures.length, skipped: report.numPendingTests ?? 0, failures }
}

/** @returns {Counted} a test that passed only when tried again counts as passed; there are no tries unless configured */
export function countPlaywright(report) {
  const failures = specsOf(report.suites ?? [])
    .filter(({ spec }) => !spec.ok)
    .map(({ spec, path }) => {
      const result = spec.tests.flatMap((test) => test.results).find((one) => one.error || one.errors?.length)
      const error = result?.error ?? result?.errors?.[0]
      return {
        title: `e2e/${spec.file}:${spec.line} › ${[...path, spec.title].join(' › ')}`,
        lines: firstLines(error?.message ?? error?.value, 14),
      }
    })
  for (const error of report.errors ?? [])
    failures.push({ title: 'Playwright', lines: firstLines(error.message ?? error.value, 12) })
  const { expected = 0, flaky = 0, skipped = 0 } = report.stats ?? {}
  return { passed: expected + flaky, failed: failures.length, skipped, failures }
}

function specsOf(suites, path = []) {
  return suites.flatMap((suite) => {
    const here = suite.title && suite.title !== suite.file ? [...path, suite.title] : path
    return [...(suite.specs ?? []).map((spec) => ({ spec, path: here })), ...specsOf(suite.suites ?? [], here)]
  })
}

/**
 * The table at the end. The very last line is for machines and hurried people alike.
 *
 * @param {{ name: string, passed: number, failed: number, skipped?: number, took: string, note?: string }[]} stages
 */
export function summary(stages) {
  const sum = (key) => stages.reduce((total, stage) => total + stage[key], 0)
  const rows = stages.map(({ name, passed, failed, skipped, took, note }) => [
    name,
    String(passed),
    String(failed),
    took,
    [skipped ? `${skipped} skipped` : '', note ?? ''].filter(Boolean).join(', '),
  ])
  const table = [['Stage', 'passed', 'failed', 'time', ''], ...rows]
  const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)))
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  )
  return ['', ...lines, '', `${sum('passed')} passed, ${sum('failed')} failed`].join('\n')
}
