// `npm start`: takes a fresh clone to a running portal. Needs Node 20 or newer and npm, nothing else: no dependency is
// imported here before it has been installed. Each step says what it does; each failure says what to do.
import { recordAddress } from './lib/instance.mjs'
import { onStop, shutdown, stopOnSignals } from './lib/lifecycle.mjs'
import { prepare, PREPARE_STEPS } from './lib/prepare.mjs'
import { createSteps, explain } from './lib/progress.mjs'
import { createPrinter } from './lib/printer.mjs'
import { productionPrograms } from './lib/programs.mjs'
import { Supervisor } from './lib/supervise.mjs'
import { welcome } from './lib/demo.mjs'
import { buildAll } from './build.mjs'

const { step, totalTime } = createSteps({ total: PREPARE_STEPS + 2 })
const printer = createPrinter()

stopOnSignals({ code: 0 })

try {
  const settings = await prepare({ step, command: 'npm start', mode: 'production', print: printer.print })
  await step('Building the portal', buildAll)
  await step('Starting the processes', ({ doing }) => startProcesses(settings, doing))
  recordAddress(settings.PORTAL_URL)
  process.stdout.write(welcome(settings, { took: totalTime() }))
  printer.open()
} catch (error) {
  explain(error)
  await shutdown(1)
}

async function startProcesses(settings, doing) {
  const supervisor = new Supervisor({ print: printer.print })
  onStop(() => supervisor.stop({ onStopped: (name) => process.stdout.write(`  ${name} stopped\n`) }))
  for (const program of productionPrograms(settings)) supervisor.run(program)
  await supervisor.ready({ doing })
}
