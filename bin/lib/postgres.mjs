// The database that comes along: PostgreSQL from node_modules, its cluster in a folder of this project, started and
// stopped by us. (The npm package around the binaries ends the whole process on Ctrl-C, before web and worker could
// finish; so only its binaries are used.)
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { birthOf, isAlive, startChild, within } from './children.mjs'
import { connectTo } from './database.mjs'
import { linkLibraries } from './install.mjs'
import { nextFreePort } from './ports.mjs'
import { makeOwned, postgresAccount, reachablePlaces } from './postgres-account.mjs'
import { local, shown } from './project.mjs'
import { mustRun } from './run.mjs'
import { commonTrouble, Trouble } from './trouble.mjs'

const MAJOR = '18'
const START_TIMEOUT_MS = 60_000
/** What postgres answers with when it received SIGINT: finish the statements at hand, refuse new ones, end. */
const FAST_SHUTDOWN = 'SIGINT'

/**
 * Starts the cluster of a folder, making it first when it is not there.
 *
 * @param {object} options
 * @param {string} [options.name] folder under `.local`
 * @param {number} [options.port] first port to try
 * @param {string[]} [options.flags] further server settings, `-c name=value`
 * @param {(text: string) => void} [options.doing]
 * @returns {Promise<Cluster>}
 */
export async function startPostgres({ name = 'postgres', port = 54320, flags = [], doing = () => {} } = {}) {
  const account = postgresAccount()
  const { home, native, moved } = reachablePlaces({ home: local(name), native: linkLibraries(), account })
  for (const program of ['postgres', 'initdb']) chmodSync(join(native, 'bin', program), 0o755)
  const cluster = new Cluster({ name, home, native, account, flags, moved })

  if (!existsSync(cluster.data)) {
    doing('making the cluster')
    await cluster.create()
  }
  cluster.check()
  if (await cluster.adoptRunning()) return cluster
  cluster.port = await nextFreePort(port)
  doing('starting')
  await cluster.start()
  return cluster
}

class Cluster {
  constructor({ name, home, native, account, flags, moved }) {
    Object.assign(this, { name, home, native, account, flags, moved })
    this.data = join(home, 'data')
    this.passwordFile = join(home, 'password')
    this.log = local('logs', `${name}.log`)
    this.adopted = false
  }

  /** Address of one of its databases. */
  url(database = 'asan') {
    return `postgres://postgres:${this.password()}@127.0.0.1:${this.port}/${database}`
  }

  password() {
    try {
      return readFileSync(this.passwordFile, 'utf8').trim()
    } catch (cause) {
      throw this.broken('its password file is missing', cause)
    }
  }

  broken(reason, cause) {
    return new Trouble(
      `The database folder ${shown(this.home)} cannot be used (${reason}): restore it from a copy, or delete it to start afresh with the demo data (rm -rf "${this.home}").`,
      { cause, log: existsSync(this.log) ? this.log : undefined },
    )
  }

  /** Made in a side folder and renamed at the end, so that an interrupted start leaves no half cluster behind. */
  async create() {
    const unfinished = `${this.data}.new`
    rmSync(unfinished, { recursive: true, force: true })
    makeOwned(this.home, this.account)
    makeOwned(unfinished, this.account)
    chmodSync(unfinished, 0o700)
    writeFileSync(this.passwordFile, `${randomBytes(24).toString('base64url')}\n`, { mode: 0o600 })
    if (this.account) chownSync(this.passwordFile, this.account.uid, this.account.gid)
    await mustRun(
      join(this.native, 'bin', 'initdb'),
      [
        `--pgdata=${unfinished}`,
        '--username=postgres',
        `--pwfile=${this.passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        // The built-in locale gives the same order and case rules on every machine, whatever locales it has.
        '--locale=C',
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--no-sync',
      ],
      {
        log: `${this.name}-initdb`,
        cwd: '/',
        account: this.account,
        failure: `The database could not be made in ${shown(this.home)}: see the lines above.`,
      },
    )
    renameSync(unfinished, this.data)
  }

  /** Says what is wrong with a folder before the server does so in its own words. */
  check() {
    const version = join(this.data, 'PG_VERSION')
    if (!existsSync(version)) {
      throw this.broken(readdirSync(this.data).length === 0 ? 'it is empty' : 'it is not a complete PostgreSQL cluster')
    }
    const major = readFileSync(version, 'utf8').trim()
    if (major !== MAJOR) throw this.broken(`it was made by PostgreSQL ${major || 'of an unknown version'}, this is ${MAJOR}`)
  }

  /**
   * Looks at the lock a server leaves in its folder. A live server of ours (an earlier run was killed) is taken over;
   * a lock whose process is gone, or is somebody else's by now, is removed.
   *
   * @returns {Promise<boolean>} whether a running server was taken over
   */
  async adoptRunning() {
    const lock = join(this.data, 'postmaster.pid')
    if (!existsSync(lock)) return false
    const [pidLine, , , portLine] = readFileSync(lock, 'utf8').split('\n')
    const pid = Number(pidLine)
    const port = Number(portLine)
    if (port > 0 && isAlive(pid) && looksLikePostgres(pid, this.data)) {
      this.port = port
      // A server that is still starting or stopping refuses for a moment.
      for (let attempt = 0; attempt < 20 && isAlive(pid); attempt++) {
        if (await this.answersAsThisCluster()) {
          this.adopted = true
          this.pid = pid
          this.birth = birthOf(pid)
          return true
        }
        await pause(500)
      }
      if (isAlive(pid)) {
        throw new Trouble(
          `Another Postgres (process ${pid}) holds the folder ${shown(this.home)} and does not answer: stop it (kill ${pid}) and run the command again.`,
        )
      }
    }
    this.clearStaleLock()
    return false
  }

  /** Postgres itself takes a zombie for a live server, and a container's first process may never collect zombies. */
  clearStaleLock() {
    const lock = join(this.data, 'postmaster.pid')
    if (!existsSync(lock)) return
    const pid = Number(readFileSync(lock, 'utf8').split('\n')[0])
    if (!isAlive(pid) || !looksLikePostgres(pid, this.data)) rmSync(lock, { force: true })
  }

  async answersAsThisCluster() {
    try {
      const client = await connectTo(this.url('postgres'), { timeoutMs: 2_000 })
      const { rows } = await client.query('show data_directory')
      await client.end()
      return rows[0].data_directory === this.data
    } catch (error) {
      if (error.code === '28P01') throw this.broken('its password file does not fit', error)
      if (error instanceof Trouble) throw error
      return false // Not yet there, or no longer.
    }
  }

  /** Starts the server and waits until it answers. Also used to start it again after it died. */
  async start() {
    this.clearStaleLock()
    mkdirSync(local('logs'), { recursive: true })
    const sink = openSync(this.log, 'w')
    const settings = {
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: '120',
      shared_buffers: '256MB',
      timezone: 'UTC',
      log_timezone: 'UTC',
    }
    const child = startChild(
      join(this.native, 'bin', 'postgres'),
      [
        '-D',
        this.data,
        '-p',
        String(this.port),
        ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`]),
        ...this.flags,
      ],
      { cwd: '/', stdio: ['ignore', sink, sink], ...(this.account ?? {}) },
    )
    closeSync(sink)
    this.child = child
    this.adopted = false
    this.pid = child.pid
    this.birth = birthOf(child.pid)

    const deadline = Date.now() + START_TIMEOUT_MS
    let ended = false
    child.exited.then(() => {
      ended = true
    })
    while (!(await this.answersAsThisCluster())) {
      if (ended) throw this.whyItEnded()
      if (Date.now() > deadline) throw this.broken('the server did not answer within a minute')
      await pause(100)
    }
  }

  whyItEnded() {
    const lines = readFileSync(this.log, 'utf8').trim().split('\n')
    const reason =
      lines.find((line) => /FATAL|PANIC/.test(line))?.replace(/^.*(FATAL|PANIC):\s*/, '') ?? lines.at(-1) ?? 'no reason given'
    if (/lock file .* already exists|shared memory block .* still in use/.test(reason)) {
      return new Trouble(
        `An earlier server of the folder ${shown(this.home)} is still ending: run the command again in a few seconds.`,
        { log: this.log },
      )
    }
    const common = /could not open file|permission denied/i.test(reason) ? null : commonTrouble(reason, this.home)
    return common ? new Trouble(common, { log: this.log }) : this.broken(reason)
  }

  /** Resolves when the server has ended, for whatever reason. */
  async ended() {
    if (this.child) return void (await this.child.exited)
    while (birthOf(this.pid) === this.birth && isAlive(this.pid)) await pause(200)
  }

  async stop() {
    if (!this.pid || !isAlive(this.pid) || birthOf(this.pid) !== this.birth) return
    const ended = this.ended()
    // Only the postmaster: it ends its own processes in order.
    process.kill(this.pid, FAST_SHUTDOWN)
    if (await within(ended, 15_000)) return
    process.kill(this.pid, 'SIGQUIT')
    await within(ended, 5_000)
  }
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

function looksLikePostgres(pid, data) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(data)
  } catch {
    return process.platform !== 'linux'
  }
}
