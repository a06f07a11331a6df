// Postgres refuses to run as root. When we are root it runs as an account of its own, from a place which that account can reach.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './project.mjs'
import { hashOf, readStamp, writeStamp } from './stamp.mjs'
import { Trouble } from './trouble.mjs'

const isRoot = () => process.getuid?.() === 0
const idOf = (kind, name) => Number(execFileSync('id', [kind, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))

/** @returns {{ uid: number, gid: number } | null} the account Postgres runs as; null means ours */
export function postgresAccount() {
  if (!isRoot()) return null
  const account = findAccount('postgres') ?? (makeAccount() ? findAccount('postgres') : null) ?? findAccount('nobody')
  if (account) return account
  throw new Trouble(
    'Postgres cannot run as root and no account could be made for it: run "useradd -r postgres", or run this command as an ordinary account.',
  )
}

function findAccount(name) {
  try {
    return { uid: idOf('-u', name), gid: idOf('-g', name) }
  } catch {
    return null
  }
}

function makeAccount() {
  const ways = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-H', '-D', 'postgres']],
  ]
  return ways.some(([command, args]) => {
    try {
      execFileSync(command, args, { stdio: 'ignore' })
      return true
    } catch {
      return false
    }
  })
}

/** Whether an account may pass through every folder above this path. */
export function canReach(path, { uid, gid }) {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid: owner, gid: group } = statSync(folder)
      const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001
      if ((mode & bit) === 0) return false
    }
    if (folder === dirname(folder)) return true
  }
}

/**
 * Where the cluster and the programs live. Usually `.local/postgres` and node_modules; for a project below /root, which
 * no other account may enter, a folder of this project under /var/lib.
 *
 * @param {{ home: string, native: string, account: { uid: number, gid: number } | null }} wanted
 */
export function reachablePlaces({ home, native, account }) {
  if (!account || (canReach(dirname(home), account) && canReach(native, account))) return { home, native, moved: false }
  const mark = createHash('sha256').update(ROOT).digest('hex').slice(0, 10)
  const base = join('/var/lib/asan-cabinet', mark)
  const copied = join(base, 'native')
  const origin = hashOf(dirname(native), ['package.json'], [native])
  if (readStamp(join(base, 'native.stamp')) !== origin) {
    mkdirSync(base, { recursive: true, mode: 0o755 })
    rmSync(copied, { recursive: true, force: true })
    cpSync(native, copied, { recursive: true, verbatimSymlinks: true })
    writeStamp(join(base, 'native.stamp'), origin)
  }
  return { home: join(base, home.split('/').at(-1)), native: copied, moved: true }
}

/** Makes a folder that belongs to the account Postgres runs as. */
export function makeOwned(folder, account) {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (account) chownSync(folder, account.uid, account.gid)
}
