// `npm run eval:search`: how well the search answers graded questions, by kind. `-- --misses` lists what went wrong.
import { checkMachine, checkOurNode, installDependencies } from './lib/install.mjs'
import { onStop, shutdown, stopOnSignals } from './lib/lifecycle.mjs'
import { startPostgres } from './lib/postgres.mjs'
import { createSteps, explain } from './lib/progress.mjs'
import { ourNode } from './lib/project.mjs'
import { mustRun } from './lib/run.mjs'
import { toolEnvironment } from './lib/stages.mjs'

const { step } = createSteps({ total: 3 })
stopOnSignals({ code: 130 })

try {
  await step('Checking this machine and the locked dependencies', async (progress) => {
    await checkMachine()
    await installDependencies(progress)
    await checkOurNode()
  })
  const url = await step('Starting a database with the registry', async ({ doing }) => {
    const cluster = await startPostgres({ name: 'eval-postgres', port: 54_600, doing })
    onStop(() => cluster.stop())
    const database = cluster.url('eval')
    await mustRun(ourNode(), ['--import', 'tsx', 'bin/db.ts', 'reset'], {
      log: 'eval-db',
      env: toolEnvironment({ DATABASE_URL: database }),
      onLine: (line) => doing(line.trim()),
      failure: 'The database could not be filled: see the lines above.',
    })
    return database
  })
  process.stdout.write('[3/3] Asking\n')
  await mustRun(ourNode(), ['--import', 'tsx', 'bench/search/eval.ts', '--speed', ...process.argv.slice(2)], {
    log: 'eval',
    env: toolEnvironment({ DATABASE_URL: url }),
    onLine: (line) => process.stdout.write(`      ${line}\n`),
    failure: 'The search did not reach its aim: see the lines above.',
  })
  await shutdown(0)
} catch (error) {
  explain(error)
  await shutdown(1)
}
