// `npm run dev`: the same set-up as `npm start` without the build; every process follows its sources.
import { recordAddress } from './lib/instance.mjs'
import { onStop, shutdown, stopOnSignals } from './lib/lifecycle.mjs'
import { prepare, PREPARE_STEPS } from './lib/prepare.mjs'
import { createSteps, explain } from './lib/progress.mjs'
import { local } from './lib/project.mjs'
import { createPrinter } from './lib/printer.mjs'
import { developmentPrograms } from './lib/programs.mjs'
import { Supervisor } from './lib/supervise.mjs'
import { welcome } from './lib/demo.mjs'
import { followSources } from './lib/follow.mjs'

const { step, totalTime } = createSteps({ total: PREPARE_STEPS + 1 })
const printer = createPrinter()

stopOnSignals({ code: 0 })

try {
  const settings = await prepare({ step, command: 'npm run dev', mode: 'development', print: printer.print })
  await step('Starting the processes', ({ doing }) => startProcesses(settings, doing))
  recordAddress(settings.PORTAL_URL)
  process.stdout.write(welcome(settings, { took: totalTime() }))
  printer.open()
} catch (error) {
  explain(error)
  await shutdown(1)
}

async function startProcesses(settings, doing) {
  const folder = local('dev')
  onStop(await followSources(folder, (line) => printer.print('bundles', line)))
  const supervisor = new Supervisor({ print: printer.print })
  onStop(() => supervisor.stop())
  for (const program of developmentPrograms(settings, folder)) supervisor.run(program)
  await supervisor.ready({ doing, timeoutMs: 180_000 })
}
