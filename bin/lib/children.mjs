// The processes we started: each in its own group, so that Ctrl-C in the terminal reaches only us and we stop them in order.
import { execFileSync, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const alive = new Set()

/** Starts a process in its own group and remembers it until it ends. */
export function startChild(command, args, options = {}) {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: true })
  child.exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
    child.once('error', (error) => resolve({ code: null, signal: null, error }))
  })
  alive.add(child)
  child.exited.then(() => alive.delete(child))
  return child
}

/** Asks the whole group to end, and ends it by force when it has not done so in time. */
export async function stopChild(child, { signal = 'SIGTERM', graceMs = 10_000 } = {}) {
  if (!alive.has(child)) return
  signalGroup(child.pid, signal)
  const inTime = await within(child.exited, graceMs)
  if (!inTime) signalGroup(child.pid, 'SIGKILL')
  await child.exited
}

export const stopAllChildren = (options) => Promise.all([...alive].map((child) => stopChild(child, options)))

/** Sends a signal to a process group, or to the process when it leads none. Silent when it is gone. */
export function signalGroup(pid, signal) {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, signal)
      return
    } catch (error) {
      if (error.code !== 'ESRCH') throw error
    }
  }
}

export const isAlive = (pid) => birthOf(pid) !== null

/** When a process was started, as its system tells it: process numbers are used again, this pair is not. Null when gone. */
export function birthOf(pid) {
  if (process.platform !== 'linux') return birthFromPs(pid)
  try {
    // After the name, which may contain spaces: state, …, and as the 20th field the start time.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')
    // A zombie has ended; only nobody has asked yet how.
    return fields[0] === 'Z' ? null : fields[19]
  } catch {
    return null
  }
}

function birthFromPs(pid) {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/** True when the promise settled in time. */
export async function within(promise, ms) {
  let timer
  const late = new Promise((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  const result = await Promise.race([promise.then(() => true), late])
  clearTimeout(timer)
  return result
}

/** Calls `onLine` for each line of a stream; the last one need not end. */
export function eachLine(stream, onLine) {
  let rest = ''
  stream.setEncoding('utf8')
  stream.on('data', (chunk) => {
    const lines = (rest + chunk).split(/\r?\n/)
    rest = lines.pop() ?? ''
    for (const line of lines) onLine(line)
  })
  stream.on('end', () => {
    if (rest) onLine(rest)
  })
}
