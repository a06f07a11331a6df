// One run per folder: who runs here, and what a run that was killed left behind.
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { birthOf, signalGroup } from './children.mjs'
import { local } from './project.mjs'
import { Trouble } from './trouble.mjs'

const FILE = local('run.json')
const isSame = ({ pid, birth }) => birth !== null && birthOf(pid) === birth

function recorded() {
  try {
    return existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : null
  } catch {
    return null // Written halfway by a run that was killed; nothing to learn from it.
  }
}

/**
 * Claims this folder for the run that starts now.
 *
 * @returns {string[]} names of left-over processes that were ended
 * @throws {Trouble} when a run is alive
 */
export function claimFolder(command) {
  const earlier = recorded()
  if (earlier && isSame(earlier)) {
    const where = earlier.url ? ` at ${earlier.url}` : ''
    throw new Trouble(
      `This folder already runs "${earlier.command}"${where} (process ${earlier.pid}): use that one, or stop it with Ctrl-C in its terminal (or: kill ${earlier.pid}).`,
    )
  }
  const leftOver = (earlier?.children ?? []).filter(isSame)
  for (const { pid } of leftOver) signalGroup(pid, 'SIGKILL')
  const record = { command, pid: process.pid, birth: birthOf(process.pid), url: null, children: [] }
  save(record)
  claimed = record
  return leftOver.map((child) => child.name)
}

let claimed = null
const save = (record) => writeFileSync(FILE, JSON.stringify(record))

export function recordChild(name, pid) {
  if (!claimed) return
  claimed.children = [...claimed.children.filter((child) => child.name !== name), { name, pid, birth: birthOf(pid) }]
  save(claimed)
}

export function recordAddress(url) {
  if (claimed) save(Object.assign(claimed, { url }))
}

export function releaseFolder() {
  if (claimed) rmSync(FILE, { force: true })
  claimed = null
}
