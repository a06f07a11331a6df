// The way from a fresh clone to a database with data: the part that `npm start` and `npm run dev` share.
import { existsSync, readFileSync } from 'node:fs'
import { addressOf, checkDatabase, connectTo, takesDemo } from './database.mjs'
import { checkMachine, checkOurNode, installDependencies } from './install.mjs'
import { demoPorts, prepareDemo } from './demo-parts.mjs'
import { claimFolder } from './instance.mjs'
import { isStopping, onStop } from './lifecycle.mjs'
import { mustBeFree, nextFreePort, portFrom } from './ports.mjs'
import { startPostgres } from './postgres.mjs'
import { local, ourNode, ROOT, shown } from './project.mjs'
import { mustRun } from './run.mjs'
import { localSecrets } from './secrets.mjs'
import { settingsFor } from './settings.mjs'
import { hashOf, writeStamp } from './stamp.mjs'

/** How many numbered steps `prepare` prints. */
export const PREPARE_STEPS = 6

/**
 * @param {object} options
 * @param {ReturnType<import('./progress.mjs').createSteps>['step']} options.step
 * @param {string} options.command what to type to run this again, for messages
 * @param {'production' | 'development'} options.mode
 * @param {(name: string, line: string) => void} options.print
 * @returns the environment for the processes
 */
export async function prepare({ step, command, mode, print }) {
  const { env } = process
  const ports = await step('Checking this machine', async ({ result }) => {
    result(await checkMachine())
    const leftOver = await claimFolder('portal', command)
    if (leftOver.length > 0) result(`ended what an earlier run left behind (${leftOver.join(', ')})`)
    return choosePorts(env, command)
  })
  await step('Installing the locked dependencies', async (progress) => {
    await installDependencies(progress)
  })
  await step('Checking the Node they run on', async ({ result }) => result(`Node ${await checkOurNode()}`))
  const secrets = await step('Reading the secrets of this machine', async ({ result }) => {
    const file = local('secrets.json')
    result(existsSync(file) ? 'already there' : `made in ${shown(file)}`)
    return localSecrets(file)
  })
  const { databaseUrl, folder } = await step('Starting the database', (progress) => openDatabase(env, progress, print))
  const demoByDefault = await takesDemo(databaseUrl)
  const settings = settingsFor({ env, secrets, databaseUrl, demoByDefault, ports, mode, folder: local() })
  await step('Bringing tables and data up to date', (progress) => fillDatabase(settings, folder, progress))
  return settings
}

/** Asked for before the long steps, so that a taken port is known after a second and not after the build. */
async function choosePorts(env, command) {
  const web = portFrom(env, 'PORT', 3000)
  const login = portFrom(env, 'LOGIN_PORT', 3001)
  await mustBeFree(web, { what: 'the portal', variable: 'PORT', command })
  await mustBeFree(login, { what: 'ASAN Login', variable: 'LOGIN_PORT', command })
  const mailbox = env.SMTP_URL ? null : await nextFreePort(1025, { avoid: [web, login] })
  return { web, login, mailbox, ...(await demoPorts(env, { from: 3002, avoid: [web, login, mailbox] })) }
}

async function openDatabase(env, { doing, result }, print) {
  if (env.DATABASE_URL) {
    doing('asking the server named by DATABASE_URL')
    result(await checkDatabase(env.DATABASE_URL))
    return { databaseUrl: env.DATABASE_URL, folder: null }
  }
  const cluster = await startPostgres({ doing })
  onStop(async () => {
    await cluster.stop()
    process.stdout.write('  database stopped\n')
  })
  keepRunning(cluster, print)
  result(
    `PostgreSQL in ${shown(cluster.home)}, port ${cluster.port}${cluster.adopted ? ' (still running from an earlier start)' : ''}`,
  )
  return { databaseUrl: cluster.url(), folder: cluster.home }
}

/** Without this, a database that dies would leave a portal that answers every page with an error until somebody looks. */
async function keepRunning(cluster, print) {
  for (;;) {
    await cluster.ended()
    if (isStopping()) return
    print('database', 'stopped unexpectedly, starting it again')
    await startAgain(cluster, print)
  }
}

async function startAgain(cluster, print) {
  for (let waitMs = 500; !isStopping(); waitMs = Math.min(waitMs * 2, 15_000)) {
    try {
      await cluster.start()
      return print('database', 'answers again')
    } catch (error) {
      print('database', `${error.message} Next try in ${waitMs / 1000} s.`)
      await new Promise((resolve) => setTimeout(resolve, waitMs))
    }
  }
}

const SEEDED = local('seeded.json')

async function fillDatabase(settings, folder, { doing, result }) {
  const databaseTool = (task, failure) =>
    mustRun(ourNode(), ['--import', 'tsx', 'bin/db.ts', task], {
      log: `db-${task}`,
      env: settings,
      onLine: (line) => doing(line.trim()),
      failure,
    })
  const where = addressOf(settings.DATABASE_URL)
  await prepareDemo(settings, { doing })

  if (folder) await databaseTool('create', `The database at ${where} could not be made: see the lines above.`)
  doing('tables')
  await databaseTool(
    'migrate',
    `The tables at ${where} could not be brought up to date: see the lines above. ` +
      (folder
        ? `To start afresh with the demo data, delete ${shown(folder)}.`
        : 'Name an empty database in DATABASE_URL to start afresh.'),
  )
  const identity = await identityOf(settings.DATABASE_URL)
  // The partners of the demo are registered under the addresses of this very run.
  const facts = [settings.DEMO, settings.EXAMPLE_TAX_URL ?? '', settings.EXAMPLE_BANK_URL ?? '']
  const stamp = hashOf(ROOT, ['db/seeds', 'db/migrations', 'db/vocabulary'], facts)
  const seeded = readSeeded()
  if (seeded[identity] === stamp) return result('already up to date')
  doing('reference data')
  await databaseTool('seed', `The reference data could not be loaded into ${where}: see the lines above.`)
  writeStamp(SEEDED, JSON.stringify({ ...seeded, [identity]: stamp }))
}

/** Tells one database from another, also from a later one of the same name: the stamp must not outlive it. */
async function identityOf(url) {
  const client = await connectTo(url)
  try {
    const { rows } = await client.query(
      'select oid, (select system_identifier from pg_control_system()) as cluster from pg_database where datname = current_database()',
    )
    return `${rows[0].cluster}/${rows[0].oid}`
  } finally {
    await client.end()
  }
}

function readSeeded() {
  try {
    return JSON.parse(readFileSync(SEEDED, 'utf8'))
  } catch {
    return {} // None yet, or damaged: loading the data again is safe.
  }
}
