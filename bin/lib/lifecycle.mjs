// Stopping: on Ctrl-C, on a polite kill, after a failure. Always in the reverse order of starting, always to the end.
import { stopAllChildren } from './children.mjs'
import { releaseFolder } from './instance.mjs'

const stops = []
let stopping = false

export const isStopping = () => stopping

/** Registers what undoes something just started; the last registered runs first. */
export function onStop(undo) {
  stops.unshift(undo)
}

/** Undoes everything and ends this process. Never resolves. */
export async function shutdown(code) {
  if (stopping) return new Promise(() => {})
  stopping = true
  for (const undo of stops) {
    try {
      await undo()
    } catch (error) {
      process.stderr.write(`While stopping: ${error.message}\n`)
    }
  }
  await stopAllChildren({ graceMs: 5_000 })
  releaseFolder()
  process.exit(code)
}

/** @param {{ code: number }} options exit code of a run that somebody stopped: 0 for a server, 130 for a check that did not finish */
export function stopOnSignals({ code }) {
  let asked = 0
  process.stdout.on('error', () => {}) // Whoever read our output may be gone; that is no reason to leave servers behind.
  stopWithParent(code)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      asked++
      if (asked === 1) {
        process.stdout.write('\nStopping …\n')
        shutdown(code)
      } else if (asked === 3) {
        // Somebody insists: end everything at once.
        stopAllChildren({ signal: 'SIGKILL', graceMs: 0 }).finally(() => process.exit(1))
      }
    })
  }
}

/**
 * npm runs scripts through a shell; when npm is told to end, the shell ends and nobody tells us. Then our parent changes.
 * Only below npm: a run started by hand in the background outlives its terminal on purpose.
 */
function stopWithParent(code) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  setInterval(() => {
    if (process.ppid !== parent) shutdown(code)
  }, 500).unref()
}
