// Machines that are not ours, for the demo and the tests: the operator of mobile signatures with its phones, the card reader, and
// a development certificate authority. Never started in production (see README.md of this folder).
import { createServer, type Server } from 'node:http'
import { closeDatabase, database } from '@/lib/platform/database'
import { log } from '@/lib/platform/log'
import { currentTime } from '@/lib/platform/time'
import { openAuthority } from './ca/authority'
import { makeDemoDevices } from './devices'
import { serve } from './http'
import { routes } from './routes'
import { simulatorSettings } from './settings'

/** Requests under way get this long to finish when the process is told to stop. */
const STOP_WITHIN_MS = 3_000

process.env.APP_NAME ??= 'asan-simulators'

async function start(): Promise<Server> {
  const settings = simulatorSettings()
  const authority = await openAuthority(settings.folder, settings.own)
  await makeDemoDevices(database(), authority, currentTime())
  const handle = serve({ db: database(), settings, authority }, routes)
  const server = createServer((request, response) => void handle(request, response))
  return server.listen(settings.port, settings.host, () => log.info({ port: settings.port }, 'the simulators are ready'))
}

function stopOnSignals(server: Server): void {
  const stop = () => {
    const late = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS)
    server.close(() => {
      clearTimeout(late)
      void closeDatabase()
    })
    server.closeIdleConnections()
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

try {
  stopOnSignals(await start())
} catch (error) {
  log.fatal({ err: error }, error instanceof Error ? error.message : 'the simulators could not start')
  process.exitCode = 1
}
