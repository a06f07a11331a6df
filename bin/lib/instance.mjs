// One run per folder: who runs here, and what a run that was killed left behind.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { birthOf, signalGroup } from './children.mjs'
import { local } from './project.mjs'
import { Trouble } from './trouble.mjs'

const fileOf = (kind) => local(`${kind}.run.json`)
const isSame = ({ pid, birth }) => birth !== null && birthOf(pid) === birth

function recorded(kind) {
  try {
    return existsSync(fileOf(kind)) ? JSON.parse(readFileSync(fileOf(kind), 'utf8')) : null
  } catch {
    return null // Written halfway by a run that was killed; nothing to learn from it.
  }
}

export function isRunning(kind) {
  const run = recorded(kind)
  return run !== null && isSame(run)
}

/** @throws {Trouble} when a run of this kind is alive in this folder */
export function mustNotRun(kind) {
  if (!isRunning(kind)) return
  const run = recorded(kind)
  const where = run.url ? ` at ${run.url}` : ''
  throw new Trouble(
    `This folder already runs "${run.command}"${where} (process ${run.pid}): use that one, or stop it with Ctrl-C in its terminal (or: kill ${run.pid}).`,
  )
}

let claimed = null
const save = () => writeFileSync(fileOf(claimed.kind), JSON.stringify(claimed))

/**
 * Claims this folder for the run that starts now.
 *
 * @param {'portal' | 'test'} kind one of each may run at a time
 * @param {string} command for the message to whoever comes second
 * @returns {Promise<string[]>} names of left-over processes that were ended
 * @throws {Trouble} when such a run is alive
 */
export async function claimFolder(kind, command) {
  mustNotRun(kind)
  const leftOver = (recorded(kind)?.children ?? []).filter(isSame)
  for (const { pid } of leftOver) signalGroup(pid, 'SIGKILL')
  // Their ports are free only when they are gone.
  while (leftOver.some(isSame)) await new Promise((resolve) => setTimeout(resolve, 50))
  mkdirSync(local(), { recursive: true })
  claimed = { kind, command, pid: process.pid, birth: birthOf(process.pid), url: null, children: [] }
  save()
  return leftOver.map((child) => child.name)
}

export function recordChild(name, pid) {
  if (!claimed) return
  claimed.children = [...claimed.children.filter((child) => child.name !== name), { name, pid, birth: birthOf(pid) }]
  save()
}

export function recordAddress(url) {
  if (!claimed) return
  claimed.url = url
  save()
}

export function releaseFolder() {
  if (claimed) rmSync(fileOf(claimed.kind), { force: true })
  claimed = null
}
