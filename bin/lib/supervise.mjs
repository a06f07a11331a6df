// Keeps the processes running: one stream of prefixed lines, restart with back-off, stop in order.
import { createWriteStream, mkdirSync } from 'node:fs'
import { eachLine, startChild, stopChild } from './children.mjs'
import { recordChild } from './instance.mjs'
import { local } from './project.mjs'
import { Trouble } from './trouble.mjs'

const TRIES_BEFORE_READY = 3
const STEADY_MS = 60_000
const LONGEST_WAIT_MS = 30_000
const KEPT_LINES = 15

/** How long to wait before the next start after so many failures in a row: 1, 2, 4 … 30 s. */
export const backOffMs = (failures) => Math.min(1_000 * 2 ** Math.max(0, failures - 1), LONGEST_WAIT_MS)

/** One line of a process for a human: pino's JSON becomes time, level, words and fields; anything else stays. */
export function readable(line) {
  if (!line.startsWith('{"')) return line
  try {
    const { level, time, app, msg = '', pid, hostname, ...fields } = JSON.parse(line)
    if (typeof level !== 'number') return line
    const word = level >= 50 ? 'ERROR ' : level >= 40 ? 'warn ' : ''
    const rest = Object.entries(fields).map(([key, value]) => `${key}=${brief(value)}`)
    return [String(time).slice(11, 19), `${word}${msg}`, ...rest].join(' ').trim()
  } catch {
    return line
  }
}

/** An error is shown by its first line; stack and details are in the log file. */
function brief(value) {
  if (typeof value === 'string') return value
  const cause = /^caused by: (.*)/m.exec(value?.stack ?? '')?.[1] ?? value?.cause?.message
  if (typeof value?.message === 'string') return (cause ?? value.message).split('\n')[0].slice(0, 200)
  return JSON.stringify(value).slice(0, 200)
}

export class Supervisor {
  #programs = []
  #stopping = false
  #print

  /** @param {{ print: (name: string, line: string) => void }} options */
  constructor({ print }) {
    this.#print = print
    mkdirSync(local('logs'), { recursive: true })
  }

  /**
   * Starts a program and starts it again whenever it ends.
   *
   * @param {{ name: string, command: string, args: string[], env: NodeJS.ProcessEnv, health?: string }} program
   *   `health` is the address that answers 200 when it is ready
   */
  run(program) {
    const sink = createWriteStream(local('logs', `${program.logName ?? program.name}.log`))
    sink.on('error', () => {})
    const entry = { ...program, sink, failures: 0, ready: !program.health, lastLines: [] }
    this.#programs.push(entry)
    this.#start(entry)
  }

  #start(entry) {
    const startedAt = Date.now()
    const child = startChild(entry.command, entry.args, { env: entry.env })
    entry.child = child
    if (child.pid) recordChild(entry.name, child.pid)
    const show = (line) => {
      entry.sink.write(`${line}\n`)
      entry.lastLines = [...entry.lastLines, readable(line)].slice(-KEPT_LINES)
      if (line.trim()) this.#print(entry.name, readable(line))
    }
    eachLine(child.stdout, show)
    eachLine(child.stderr, show)
    child.exited.then(({ code, signal, error }) => {
      if (this.#stopping) return
      if (Date.now() - startedAt > STEADY_MS) entry.failures = 0
      entry.failures++
      const how = error ? error.message : signal ? `signal ${signal}` : `code ${code}`
      if (!entry.ready && entry.failures >= TRIES_BEFORE_READY) {
        entry.gaveUp = how
        return
      }
      const waitMs = backOffMs(entry.failures)
      this.#print(entry.name, `stopped unexpectedly (${how}), starts again in ${waitMs / 1000} s`)
      entry.timer = setTimeout(() => this.#start(entry), waitMs)
    })
  }

  /** Waits until every program with a health address answers. */
  async ready({ timeoutMs = 90_000, doing = () => {} } = {}) {
    const deadline = Date.now() + timeoutMs
    const waiting = this.#programs.filter((entry) => !entry.ready)
    while (waiting.some((entry) => !entry.ready)) {
      for (const entry of waiting.filter((candidate) => !candidate.ready)) {
        if (entry.gaveUp) throw this.#notReady(entry, `ended ${TRIES_BEFORE_READY} times (${entry.gaveUp})`)
        entry.ready = await answers(entry.health)
        if (!entry.ready && Date.now() > deadline)
          throw this.#notReady(entry, `did not answer within ${timeoutMs / 1000} s at ${entry.health}`)
      }
      doing(
        `waiting for ${waiting
          .filter((entry) => !entry.ready)
          .map((entry) => entry.name)
          .join(', ')}`,
      )
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  #notReady(entry, what) {
    return new Trouble(`${entry.name} ${what}: its last lines are above. Mend what they name and run the command again.`, {
      tail: entry.lastLines,
      log: local('logs', `${entry.logName ?? entry.name}.log`),
    })
  }

  /** Stops in the order of starting: first the ones people talk to, then those that work behind them. */
  async stop({ graceMs = 10_000, onStopped = () => {} } = {}) {
    this.#stopping = true
    for (const entry of this.#programs) {
      clearTimeout(entry.timer)
      await stopChild(entry.child, { graceMs })
      entry.sink.end()
      onStopped(entry.name)
    }
  }
}

async function answers(url) {
  try {
    const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2_000) })
    await response.arrayBuffer()
    return response.status === 200
  } catch {
    return false
  }
}
