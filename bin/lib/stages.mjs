// What `npm test` runs, and how each tool's answer becomes "N passed, N failed".
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { delimiter } from 'node:path'
import { isRunning } from './instance.mjs'
import { inRoot, local, ourNode, ROOT } from './project.mjs'
import { NEXT } from './programs.mjs'
import { runQuietly } from './run.mjs'
import { countPlaywright, countVitest } from './test-results.mjs'

const TOOL_LIMIT_MS = 45 * 60_000

/** Stages that each word of `npm test -- <word>` stands for. */
const CHOICES = {
  check: ['types', 'lint'],
  unit: ['unit'],
  build: ['build'],
  e2e: ['build', 'e2e'],
}

/**
 * @param {string[]} words arguments of `npm test --`; none means everything
 * @returns {string[] | null} stages in the order they run; null when a word is unknown
 */
export function stagesFor(words) {
  const order = ['types', 'lint', 'unit', 'build', 'e2e']
  if (words.length === 0) return order
  if (words.some((word) => !CHOICES[word])) return null
  const chosen = new Set(words.flatMap((word) => CHOICES[word]))
  return order.filter((stage) => chosen.has(stage))
}

export const testWords = Object.keys(CHOICES)

/** Environment of the tools: our Node first, nothing of the machine's own database. */
export function toolEnvironment(extra = {}) {
  const { DATABASE_URL, NODE_ENV, FORCE_COLOR, NO_COLOR, ...env } = process.env
  const folders = [inRoot('node_modules', '.bin'), process.env.PATH ?? '']
  return { ...env, PATH: folders.join(delimiter), NEXT_TELEMETRY_DISABLED: '1', ...extra }
}

/** A stage made of tools that only say yes or no. All of them run, so that one answer shows everything there is to mend. */
async function yesOrNo(commands, { doing }) {
  const failures = []
  for (const { title, args } of commands) {
    doing(title)
    const log = `test-${title.replaceAll(' ', '-')}`
    const { code, output } = await runQuietly(ourNode(), args, { log, env: toolEnvironment(), timeoutMs: TOOL_LIMIT_MS })
    if (code !== 0)
      failures.push({
        title,
        lines: output
          .split('\n')
          .filter((line) => line.trim())
          .slice(0, 60),
      })
  }
  return { passed: failures.length === 0 ? 1 : 0, failed: failures.length === 0 ? 0 : 1, failures }
}

const bin = (path) => inRoot('node_modules', path)

/**
 * `next typegen` first: the types of routes and pages are generated, and a fresh clone has none. Those of a development
 * server that runs no longer may be of older routes, and would contradict the new ones.
 */
export async function checkTypes(progress) {
  if (!isRunning('portal')) rmSync(inRoot('.next', 'dev', 'types'), { recursive: true, force: true })
  const commands = [
    { title: 'route types', args: [NEXT, 'typegen'] },
    { title: 'types', args: [bin('typescript/bin/tsc'), '--noEmit', '--incremental', 'false', '--pretty', 'false'] },
  ]
  return yesOrNo(commands, progress)
}

export const lint = (progress) =>
  yesOrNo(
    [
      { title: 'biome', args: [bin('@biomejs/biome/bin/biome'), 'ci', '--colors=off', '--diagnostic-level=error', '.'] },
      { title: 'import directions', args: ['--import', 'tsx', inRoot('bin/check-imports.ts')] },
      { title: 'lock file', args: [inRoot('bin/complete-lock.mjs'), '--check'] },
    ],
    progress,
  )

export async function unit({ doing }, { serverUrl }) {
  const report = local('test', 'vitest.json')
  const args = [bin('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const outcome = await reporting(report, args, { log: 'test-unit', env: toolEnvironment({ TEST_DATABASE_URL: serverUrl }), doing })
  return withExitCode(
    countOr(outcome, (json) => countVitest(json, ROOT)),
    outcome,
  )
}

export async function journeys({ doing }, settings) {
  const report = local('test', 'playwright.json')
  const env = toolEnvironment({
    ...settings,
    NODE_ENV: 'test',
    E2E_BASE_URL: settings.PORTAL_URL,
    E2E_LOGIN_URL: settings.LOGIN_URL,
    E2E_TAX_URL: settings.EXAMPLE_TAX_URL,
    E2E_BANK_URL: settings.EXAMPLE_BANK_URL,
    E2E_SIMULATORS_URL: settings.SIGNATURE_URL,
    E2E_DATABASE_URL: settings.DATABASE_URL,
    E2E_JSON: report,
  })
  const outcome = await reporting(report, [bin('@playwright/test/cli.js'), 'test'], { log: 'test-e2e', env, doing })
  return withExitCode(countOr(outcome, countPlaywright), outcome)
}

async function reporting(report, args, { log, env, doing }) {
  mkdirSync(local('test'), { recursive: true })
  rmSync(report, { force: true })
  // Rulers, stack lines and Node's own hints say nothing about how far it is.
  const onLine = (line) => /^\s*(\[\d+\/\d+\]|[✓❯✗])/u.test(line) && doing(line.trim())
  const outcome = await runQuietly(ourNode(), args, { log, env, onLine, timeoutMs: TOOL_LIMIT_MS })
  return { ...outcome, json: existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : null }
}

const countOr = ({ json, tail }, count) =>
  json ? count(json) : { passed: 0, failed: 1, skipped: 0, failures: [{ title: 'The tool ended without a report', lines: tail }] }

/** A tool can fail although no test did: an error outside of any test, a failing set-up, nothing found to run. */
function withExitCode(counted, { code, tail }) {
  if (code === 0 || counted.failed > 0) return counted
  return { ...counted, failed: 1, failures: [{ title: 'No test failed, the tool did', lines: tail }] }
}
