// `npm test`: everything that must hold, from a fresh clone, with one command. `npm test -- check|unit|build|e2e` for a part.
// A failing stage does not hide the others; the very last line counts them all.
import { buildAll } from './build.mjs'
import { ensureBrowser } from './lib/browser.mjs'
import { checkDatabase, connectTo } from './lib/database.mjs'
import { demoPorts, prepareDemo } from './lib/demo-parts.mjs'
import { checkMachine, checkOurNode, installDependencies } from './lib/install.mjs'
import { claimFolder, mustNotRun } from './lib/instance.mjs'
import { onStop, shutdown, stopOnSignals } from './lib/lifecycle.mjs'
import { nextFreePort } from './lib/ports.mjs'
import { startPostgres } from './lib/postgres.mjs'
import { productionPrograms } from './lib/programs.mjs'
import { createSteps, elapsed, explain } from './lib/progress.mjs'
import { local, ourNode } from './lib/project.mjs'
import { mustRun } from './lib/run.mjs'
import { localSecrets } from './lib/secrets.mjs'
import { settingsFor } from './lib/settings.mjs'
import { checkTypes, journeys, lint, stagesFor, testWords, toolEnvironment, unit } from './lib/stages.mjs'
import { Supervisor } from './lib/supervise.mjs'
import { summary } from './lib/test-results.mjs'
import { Trouble } from './lib/trouble.mjs'

/** Addresses of the machine's own portal would lead the journeys to it. */
const OWN_ADDRESSES = Object.fromEntries(
  [
    'PORTAL_URL',
    'LOGIN_URL',
    'NEXTAUTH_URL',
    'SMTP_URL',
    'HOST',
    'SIGNATURE_URL',
    'SIGNATURE_TRUST',
    'EXAMPLE_TAX_URL',
    'EXAMPLE_BANK_URL',
    'LOGOUT_PRIVATE_HOSTS',
  ].map((name) => [name, '']),
)

const stages = stagesFor(process.argv.slice(2))
if (!stages) {
  process.stderr.write(`Usage: npm test, or npm test -- ${testWords.join(' | ')}\n`)
  process.exit(2)
}

const wants = (name) => stages.includes(name)
const needsDatabase = wants('unit') || wants('e2e')
const { step } = createSteps({ total: 2 + (needsDatabase ? 1 : 0) + stages.length + (wants('e2e') ? 2 : 0) })
const results = []

stopOnSignals({ code: 130 })

try {
  await step('Checking this machine', async ({ result }) => {
    const machine = await checkMachine()
    if (wants('build')) mustNotRun('portal') // A new build would pull the pages away from under it.
    await claimFolder('test', 'npm test')
    result(machine)
  })
  await step('Installing the locked dependencies', async (progress) => {
    await installDependencies(progress)
    await checkOurNode()
  })
  const serverUrl = needsDatabase ? await step('Starting a database for tests', openTestDatabase) : null

  if (wants('types')) await stage('types', 'Type check', checkTypes)
  // The build leaves a core idle now and then, and lint is short: they share the time.
  const building = wants('build') ? timed(buildAll) : null
  building?.catch(() => {}) // Reported by its stage, below.
  if (wants('lint')) await stage('lint', 'Lint and import directions', lint)
  if (wants('build')) await stage('build', 'Production build', (progress) => buildStage(building, progress))
  if (wants('unit')) await stage('unit', 'Unit and use-case tests', (progress) => unit(progress, { serverUrl }))
  if (wants('e2e')) await journeysStage(serverUrl)

  process.stdout.write(`${summary(results)}\n`)
  await shutdown(results.some(({ failed }) => failed > 0) ? 1 : 0)
} catch (error) {
  explain(error)
  results.push({ name: 'set-up', passed: 0, failed: 1, took: '', note: 'stopped the run' })
  process.stdout.write(`${summary(results)}\n`)
  await shutdown(1)
}

/** Runs one stage, shows its failures at once, and remembers the count for the table. */
async function stage(name, title, work) {
  const began = Date.now()
  const counted = await step(title, async (progress) => {
    const outcome = await work(progress).catch(failedStage)
    progress.result(`${outcome.passed} passed, ${outcome.failed} failed`)
    return outcome
  })
  for (const { title: what, lines } of counted.failures)
    process.stdout.write(`\n  ✗ ${what}\n${lines.map((line) => `      ${line}\n`).join('')}`)
  if (counted.failures.length > 0) process.stdout.write('\n')
  results.push({ name, took: counted.took ?? elapsed(Date.now() - began), ...counted })
}

function failedStage(error) {
  const lines = error instanceof Trouble ? [...error.tail, error.message] : String(error.stack ?? error).split('\n')
  return { passed: 0, failed: 1, skipped: 0, failures: [{ title: 'It could not run', lines }] }
}

async function timed(work) {
  const began = Date.now()
  await work()
  return elapsed(Date.now() - began)
}

async function buildStage(building, { doing }) {
  doing('next build')
  const took = await building
  return { passed: 1, failed: 0, failures: [], took }
}

async function openTestDatabase({ doing, result }) {
  const named = process.env.TEST_DATABASE_URL
  if (named) {
    result(await checkDatabase(named))
    return named
  }
  // Nothing here has to survive a power cut, so it need not wait for the disk.
  const flags = ['-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off']
  const cluster = await startPostgres({ name: 'test-postgres', port: 54_400, flags, doing })
  onStop(() => cluster.stop())
  result(`port ${cluster.port}`)
  return cluster.url('postgres')
}

/** Browser, database and processes of the journeys; whatever is missing fails this stage only. */
async function journeysStage(serverUrl) {
  const supervisor = new Supervisor({ print: () => {} })
  onStop(() => supervisor.stop({ graceMs: 5_000 }))
  let settings
  let problem
  const attempt = (title, work) =>
    step(title, async (progress) => {
      if (problem) return progress.result('left out')
      try {
        await work(progress)
      } catch (error) {
        problem = error
        progress.result('failed')
      }
    })
  await attempt('Finding a browser', async ({ doing, result }) => {
    process.env.CHROMIUM_PATH = await ensureBrowser({ doing })
    result(process.env.CHROMIUM_PATH)
  })
  await attempt('Starting the portal for the journeys', async ({ doing, result }) => {
    if (results.some(({ name, failed }) => name === 'build' && failed > 0))
      throw new Trouble('There is no build to try the journeys on.')
    settings = await portalForJourneys(serverUrl, doing)
    for (const program of productionPrograms(settings)) supervisor.run({ ...program, logName: `e2e-${program.name}` })
    await supervisor.ready({ doing })
    result(settings.PORTAL_URL)
  })
  await stage('e2e', 'Journeys in the browser', async (progress) => {
    if (problem) throw problem
    return journeys(progress, settings)
  })
  await supervisor.stop({ graceMs: 5_000 })
}

async function portalForJourneys(serverUrl, doing) {
  const databaseUrl = new URL(serverUrl)
  databaseUrl.pathname = '/asan_e2e'
  const web = await nextFreePort(3100)
  const login = await nextFreePort(3101, { avoid: [web] })
  const mailbox = await nextFreePort(2525)
  const around = await demoPorts({}, { from: 3102, avoid: [web, login] })
  const settings = settingsFor({
    env: { ...toolEnvironment(), ...OWN_ADDRESSES, DEMO: 'on' },
    secrets: localSecrets(local('test', 'secrets.json'), {}),
    databaseUrl: databaseUrl.href,
    demoByDefault: true,
    ports: { web, login, mailbox, ...around },
    mode: 'production',
    folder: local('test'),
  })
  await prepareDemo(settings, { doing })
  doing('demo town')
  await mustRun(ourNode(), ['--import', 'tsx', 'bin/db.ts', 'reset'], {
    log: 'e2e-database',
    env: settings,
    onLine: (line) => doing(line.trim()),
    failure: 'The database for the journeys could not be filled: see the lines above.',
  })
  await settle(databaseUrl.href)
  return settings
}

/** Fresh tables have no statistics; the first pages would be planned blindly. */
async function settle(url) {
  const client = await connectTo(url)
  await client.query('analyze')
  await client.end()
}
