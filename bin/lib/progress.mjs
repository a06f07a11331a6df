// Numbered steps with their time, and a heartbeat so that a long step never looks hung.
import { commonTrouble, Trouble } from './trouble.mjs'
import { ROOT, shown } from './project.mjs'

const HEARTBEAT_MS = { terminal: 1_000, log: 10_000 }

/** 950 → "0.9 s", 75 000 → "1 min 15 s" */
export function elapsed(ms) {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

/**
 * @param {{ total: number, out?: { write(text: string): unknown, isTTY?: boolean, columns?: number } }} options
 * @returns `step(title, work)`: runs `work({ doing, result })`, where `doing(text)` feeds the heartbeat and
 *   `result(text)` replaces the word "done"
 */
export function createSteps({ total, out = process.stdout }) {
  const startedAt = Date.now()
  let number = 0

  async function step(title, work) {
    const label = `[${String(++number).padStart(String(total).length)}/${total}] ${title}`
    const began = Date.now()
    let now = ''
    let outcome = 'done'
    let beats = 0
    out.write(out.isTTY ? label : `${label} …`)

    const beat = () => {
      beats++
      const line = `${elapsed(Date.now() - began)}${now ? `, ${now}` : ''}`
      if (out.isTTY) out.write(`\r\x1b[2K${`${label} … ${line}`.slice(0, (out.columns ?? 100) - 1)}`)
      else out.write(`${beats === 1 ? '\n' : ''}      … ${line.slice(0, 120)}\n`)
    }
    const timer = setInterval(beat, out.isTTY ? HEARTBEAT_MS.terminal : HEARTBEAT_MS.log)
    const finish = (word) => {
      clearInterval(timer)
      const time = `(${elapsed(Date.now() - began)})`
      if (out.isTTY) out.write(`\r\x1b[2K${label} … ${word} ${time}\n`)
      else out.write(beats > 0 ? `      ${word} ${time}\n` : ` ${word} ${time}\n`)
    }

    try {
      const value = await work({
        doing: (text) => {
          now = text
        },
        result: (text) => {
          outcome = text
        },
      })
      finish(outcome)
      return value
    } catch (error) {
      finish('failed')
      throw error
    }
  }

  return { step, totalTime: () => elapsed(Date.now() - startedAt) }
}

/** Shows a failure the way a person can use it: the sentence, the end of the log, where the whole log is. */
export function explain(error, out = process.stderr) {
  if (!(error instanceof Trouble)) {
    const common = commonTrouble(String(error?.message ?? error), ROOT)
    if (common) return void out.write(`\n${common}\n`)
    out.write(`\nSomething unexpected went wrong. ${error instanceof Error ? error.stack : String(error)}\n`)
    return
  }
  if (error.tail.length > 0) out.write(`\n${error.tail.map((line) => `    ${line}`).join('\n')}\n`)
  out.write(`\n${error.message}\n`)
  if (error.log) out.write(`The whole log: ${shown(error.log)}\n`)
}
