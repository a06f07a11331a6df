// `npm run bench`: the production build beside a baseline in the same run, printed as ratios. Figures of two days are not compared.
import { generateKeyPairSync } from 'node:crypto'
import { buildAll } from './build.mjs'
import { demoPorts, prepareDemo } from './lib/demo-parts.mjs'
import { checkMachine, checkOurNode, installDependencies } from './lib/install.mjs'
import { claimFolder } from './lib/instance.mjs'
import { onStop, shutdown, stopOnSignals } from './lib/lifecycle.mjs'
import { nextFreePort } from './lib/ports.mjs'
import { startPostgres } from './lib/postgres.mjs'
import { NEXT, productionPrograms, program } from './lib/programs.mjs'
import { createSteps, explain } from './lib/progress.mjs'
import { inRoot, local, ourNode } from './lib/project.mjs'
import { mustRun } from './lib/run.mjs'
import { localSecrets } from './lib/secrets.mjs'
import { settingsFor } from './lib/settings.mjs'
import { toolEnvironment } from './lib/stages.mjs'
import { Supervisor } from './lib/supervise.mjs'

const BASELINE = inRoot('bench', 'baseline')
const { step } = createSteps({ total: 7 })

stopOnSignals({ code: 130 })

/**
 * `npm run bench -- workqueue`: one bench of its own, which needs a database and nothing built. Those of the queue go through the web
 * process of the production build, and stand in for ASAN Login themselves: they hold the keys of its tokens.
 */
const ALONE = {
  workqueue: { script: 'bench/workqueue/run.ts' },
  queue: { script: 'bench/queue/run.ts', web: true },
  'country-day': { script: 'bench/country-day/run.ts', web: true },
  'queue-crash': { script: 'bench/crash/queue.ts', web: true },
}
const [only, ...more] = process.argv.slice(2)
if (only !== undefined) await runAlone(only, more)

try {
  await step('Checking this machine', async ({ result }) => {
    const machine = await checkMachine()
    await claimFolder('test', 'npm run bench')
    result(machine)
  })
  await step('Installing the locked dependencies', async (progress) => {
    await installDependencies(progress)
    await checkOurNode()
  })
  const serverUrl = await step('Starting a database', async ({ doing, result }) => {
    // Unlike the database of the tests, this one waits for the disk: that is part of what is measured.
    const cluster = await startPostgres({ name: 'bench-postgres', port: 54_500, doing })
    onStop(() => cluster.stop())
    result(`port ${cluster.port}`)
    return cluster.url('postgres')
  })
  await step('Building the portal', (progress) => buildAll(progress))
  await step('Building the baseline, an empty Next app', ({ doing }) =>
    mustRun(ourNode(), [NEXT, 'build', BASELINE], {
      log: 'bench-build',
      env: toolEnvironment({ NODE_ENV: 'production' }),
      onLine: (line) => doing(line.trim()),
      failure: 'Building the baseline failed: see the lines above.',
    }),
  )
  const { settings, baselineUrl, signIn } = await step('Filling the database and starting both', async ({ doing, result }) => {
    const started = await start(serverUrl, doing)
    result(`${started.settings.PORTAL_URL} and ${started.baselineUrl}`)
    return started
  })
  process.stdout.write('[7/7] Measuring\n')
  const { tail } = await mustRun(ourNode(), ['--import', 'tsx', 'bench/run.ts'], {
    log: 'bench',
    env: { ...settings, BENCH_BASELINE_URL: baselineUrl, ...signIn },
    onLine: (line) => process.stdout.write(`      ${line}\n`),
    failure: 'The measurement failed: see the lines above.',
  })
  await shutdown(tail.length > 0 ? 0 : 1)
} catch (error) {
  explain(error)
  await shutdown(1)
}

async function start(serverUrl, doing) {
  const databaseUrl = new URL(serverUrl)
  databaseUrl.pathname = '/asan_bench'
  const web = await nextFreePort(3300)
  const login = await nextFreePort(3301, { avoid: [web] })
  const baseline = await nextFreePort(3302, { avoid: [web, login] })
  const around = await demoPorts({}, { from: 3303, avoid: [web, login, baseline] })
  const settings = settingsFor({
    env: {
      ...toolEnvironment(),
      PORTAL_URL: '',
      LOGIN_URL: '',
      NEXTAUTH_URL: '',
      SMTP_URL: '',
      HOST: '',
      DEMO: 'on',
      LOG_LEVEL: 'warn',
    },
    secrets: localSecrets(local('test', 'secrets.json'), {}),
    databaseUrl: databaseUrl.href,
    demoByDefault: true,
    ports: { web, login, mailbox: await nextFreePort(2626), ...around },
    mode: 'production',
    folder: local('test'),
  })
  await prepareDemo(settings, { doing })
  doing('demo town')
  await mustRun(ourNode(), ['--import', 'tsx', 'bin/db.ts', 'reset'], {
    log: 'bench-database',
    env: settings,
    onLine: (line) => doing(line.trim()),
    failure: 'The database of the bench could not be filled: see the lines above.',
  })
  const supervisor = new Supervisor({ print: () => {} })
  onStop(() => supervisor.stop({ graceMs: 5_000 }))
  const [portal] = productionPrograms(settings)
  supervisor.run({ ...portal, logName: 'bench-web' })
  const baselineUrl = `http://localhost:${baseline}`
  supervisor.run({
    ...program(settings, {
      name: 'baseline',
      args: [NEXT, 'start', BASELINE, '--port', String(baseline), '--hostname', '127.0.0.1'],
      health: `http://127.0.0.1:${baseline}/static`,
    }),
    logName: 'bench-baseline',
  })
  const signIn = await startProviders(supervisor, settings, [web, login, baseline, ...Object.values(around)])
  await supervisor.ready({ doing })
  return { settings, baselineUrl, signIn }
}

/**
 * ASAN Login as it is, the same without a look at the password, and the bare library: three providers for one driver.
 *
 * @returns what the driver needs to know
 */
async function startProviders(supervisor, settings, taken) {
  const free = await nextFreePort(3310, { avoid: taken })
  const bare = await nextFreePort(3311, { avoid: [...taken, free] })
  const partner = {
    ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }),
    kid: 'bench',
    alg: 'ES256',
    use: 'sig',
  }
  const { d: _private, ...publicKey } = partner
  const addresses = { BENCH_BARE_URL: `http://localhost:${bare}`, BENCH_UNLOOKED_URL: `http://localhost:${free}` }
  // Tries are counted by address: the driver names one for each visitor, as a proxy in front would.
  const behindProxy = { ...settings, TRUST_PROXY: 'on' }
  const [, asanLogin] = productionPrograms(behindProxy)
  supervisor.run({ ...asanLogin, logName: 'bench-login' })
  supervisor.run({
    ...program(
      { ...behindProxy, LOGIN_PORT: String(free), LOGIN_URL: addresses.BENCH_UNLOOKED_URL },
      {
        name: 'bench-login',
        args: ['--import', 'tsx', inRoot('bench/sign-in/login-server.ts')],
        health: `http://127.0.0.1:${free}/health/ready`,
      },
    ),
    logName: 'bench-login-unlooked',
  })
  supervisor.run({
    ...program(
      { ...settings, ...addresses, BENCH_PARTNER_KEYS: JSON.stringify([publicKey]) },
      { name: 'bare-provider', args: [inRoot('bench/baseline/provider.mjs')], health: `http://127.0.0.1:${bare}/health` },
    ),
    logName: 'bench-provider',
  })
  return { ...addresses, BENCH_PARTNER_KEY: JSON.stringify(partner) }
}

async function runAlone(name, more) {
  try {
    const { script, web } = Object.hasOwn(ALONE, name) ? ALONE[name] : {}
    if (!script) throw new Error(`Cannot measure '${name}': expected nothing, or one of ${Object.keys(ALONE).join(', ')}`)
    const total = web ? 5 : 3
    const { step: alone } = createSteps({ total })
    await alone('Installing the locked dependencies', async (progress) => {
      await checkMachine()
      await claimFolder('test', 'npm run bench')
      await installDependencies(progress)
      await checkOurNode()
    })
    const url = await alone('Starting a database', async ({ doing, result }) => {
      if (process.env.DATABASE_URL) {
        result('the one of DATABASE_URL; the bench makes a database of its own there and drops it')
        return process.env.DATABASE_URL
      }
      const cluster = await startPostgres({ name: 'bench-postgres', port: 54_500, doing })
      onStop(() => cluster.stop())
      result(`port ${cluster.port}`)
      return cluster.url('postgres')
    })
    if (web) await alone('Building the portal', (progress) => buildAll(progress))
    const env = web
      ? await alone('Filling the database and starting the portal', ({ doing }) => startWeb(url, doing))
      : toolEnvironment({ DATABASE_URL: url, LOG_LEVEL: 'warn' })
    process.stdout.write(`[${total}/${total}] Measuring\n`)
    await mustRun(ourNode(), ['--import', 'tsx', script, ...more], {
      log: `bench-${name}`,
      env,
      onLine: (line) => process.stdout.write(`      ${line}\n`),
      failure: 'The measurement failed or missed an aim: see the lines above.',
    })
    await shutdown(0)
  } catch (error) {
    explain(error)
    await shutdown(1)
  }
}

/**
 * The web process alone, over a database of its own with the demo town. Where it looks for the keys of ASAN Login, the bench answers.
 *
 * @returns the environment of the bench
 */
async function startWeb(serverUrl, doing) {
  const databaseUrl = new URL(serverUrl)
  databaseUrl.pathname = '/asan_bench_queue'
  const web = await nextFreePort(3300)
  const login = await nextFreePort(3301, { avoid: [web] })
  const around = await demoPorts({}, { from: 3303, avoid: [web, login] })
  const settings = settingsFor({
    env: {
      ...toolEnvironment(),
      PORTAL_URL: `http://127.0.0.1:${web}`,
      LOGIN_URL: `http://127.0.0.1:${login}`,
      NEXTAUTH_URL: '',
      SMTP_URL: '',
      HOST: '',
      DEMO: 'on',
      LOG_LEVEL: 'warn',
    },
    secrets: localSecrets(local('test', 'secrets.json'), {}),
    databaseUrl: databaseUrl.href,
    demoByDefault: true,
    ports: { web, login, mailbox: await nextFreePort(2626), ...around },
    mode: 'production',
    folder: local('test'),
  })
  await prepareDemo(settings, { doing })
  doing('demo town')
  await mustRun(ourNode(), ['--import', 'tsx', 'bin/db.ts', 'reset'], {
    log: 'bench-database',
    env: settings,
    onLine: (line) => doing(line.trim()),
    failure: 'The database of the bench could not be filled: see the lines above.',
  })
  const supervisor = new Supervisor({ print: () => {} })
  onStop(() => supervisor.stop({ graceMs: 5_000 }))
  const [portal] = productionPrograms(settings)
  supervisor.run({ ...portal, logName: 'bench-web' })
  await supervisor.ready({ doing })
  return settings
}
