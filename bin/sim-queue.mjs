// `npm run sim:queue`: simulated centres with known truth against the wait estimates and the usual formulas. `-- --quick` in under half a minute.
import { checkMachine, checkOurNode, installDependencies } from './lib/install.mjs'
import { shutdown, stopOnSignals } from './lib/lifecycle.mjs'
import { createSteps, explain } from './lib/progress.mjs'
import { ourNode } from './lib/project.mjs'
import { mustRun } from './lib/run.mjs'
import { toolEnvironment } from './lib/stages.mjs'

const { step } = createSteps({ total: 2 })
stopOnSignals({ code: 130 })

try {
  await step('Checking this machine and the locked dependencies', async (progress) => {
    await checkMachine()
    await installDependencies(progress)
    await checkOurNode()
  })
  process.stdout.write('[2/2] Playing days of simulated centres\n')
  await mustRun(ourNode(), ['--import', 'tsx', 'bin/sim-queue.ts', ...process.argv.slice(2)], {
    log: 'sim-queue',
    env: toolEnvironment({}),
    onLine: (line) => process.stdout.write(`      ${line}\n`),
    failure: 'The wait estimates did not reach their aims: see the lines above.',
  })
  await shutdown(0)
} catch (error) {
  explain(error)
  await shutdown(1)
}
