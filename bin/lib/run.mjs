// Runs one tool quietly: its output goes to a log file, its end is shown only when it fails.
import { createWriteStream, mkdirSync } from 'node:fs'
import { eachLine, startChild, stopChild } from './children.mjs'
import { local, ROOT } from './project.mjs'
import { plain } from './text.mjs'
import { commonTrouble, Trouble } from './trouble.mjs'

const TAIL_LINES = 16
const LINES_OF_AN_ERROR = 8

/** The lines a person looks for: where the first error begins, and how it ended. */
export function tellingLines(lines) {
  const told = lines.filter((line) => line.trim())
  const first = told.findIndex((line) => /\berror\b|\w+Error:|\bfatal\b|✗|failed/i.test(line))
  if (first < 0 || told.length <= TAIL_LINES) return told.slice(-TAIL_LINES)
  const beginning = told.slice(first, first + LINES_OF_AN_ERROR)
  const end = told.slice(Math.max(first + LINES_OF_AN_ERROR, told.length - (TAIL_LINES - LINES_OF_AN_ERROR)))
  return [...beginning, ...(first + LINES_OF_AN_ERROR + end.length < told.length ? ['…'] : []), ...end]
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {{ log: string, env?: NodeJS.ProcessEnv, cwd?: string, account?: { uid: number, gid: number } | null, onLine?: (line: string) => void, timeoutMs?: number }} options
 *   `log` names the file in `.local/logs`; a tool that takes longer than `timeoutMs` is ended
 * @returns {Promise<{ code: number | null, tail: string[], log: string, output: string }>} never throws for a failing tool
 */
export async function runQuietly(command, args, { log, env = process.env, cwd = ROOT, account, onLine, timeoutMs }) {
  mkdirSync(local('logs'), { recursive: true })
  const file = local('logs', `${log}.log`)
  const sink = createWriteStream(file)
  sink.on('error', () => {}) // A full disk fails the tool itself; the log must not fail first.
  sink.write(`$ ${[command, ...args].join(' ')}\n`)
  const lines = []
  const child = startChild(command, args, { cwd, env, ...(account ?? {}) })
  for (const stream of [child.stdout, child.stderr]) {
    eachLine(stream, (coloured) => {
      const line = plain(coloured)
      sink.write(`${line}\n`)
      lines.push(line)
      if (lines.length > 2_000) lines.splice(0, 1_000)
      onLine?.(line)
    })
  }
  const drained = new Promise((resolve) => child.once('close', resolve))
  const timer =
    timeoutMs &&
    setTimeout(() => {
      lines.push(`Ended after ${timeoutMs / 1000} s without a result.`)
      stopChild(child)
    }, timeoutMs)
  const { code, error } = await child.exited
  clearTimeout(timer)
  if (error) lines.push(String(error.message))
  else await drained
  await new Promise((resolve) => sink.end(resolve))
  return { code, tail: tellingLines(lines), log: file, output: lines.join('\n') }
}

/**
 * The same, for a tool that must succeed.
 *
 * @param {(output: string) => string | null} [options.why] turns the output into one sentence with what to do
 * @throws {Trouble}
 */
export async function mustRun(command, args, { why, failure, ...options }) {
  const result = await runQuietly(command, args, options)
  if (result.code === 0) return result
  const sentence = why?.(result.output) ?? commonTrouble(result.output, ROOT)
  // A sentence that says it all needs no pages of output above it.
  throw new Trouble(sentence ?? failure, { log: result.log, tail: sentence ? [] : result.tail })
}
