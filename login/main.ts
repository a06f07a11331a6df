// ASAN Login: the OpenID provider and its pages, a process and an origin of its own.
import { createServer, type RequestListener, type Server } from 'node:http'
import { signaturesInstalled } from '@/lib/identity/methods/asan-imza'
import { closeDatabase, database } from '@/lib/platform/database'
import { log } from '@/lib/platform/log'
import type { Loop } from '@/lib/platform/loop'
import { type App, makeApp } from './app'
import { ensureStyles } from './assets'
import { startCibaLoop } from './ciba/loop'
import { readDemoPeople } from './demo-people'
import { warnOfUnknownAddresses } from './http'
import { keepKeys } from './keys'
import { startLogoutLoop } from './logout/loop'
import { loginSettings } from './settings'

/** Requests under way get this long to finish when the process is told to stop. */
const STOP_WITHIN_MS = 10_000

type Running = { server: Server; loops: Loop[] }

process.env.APP_NAME ??= 'asan-login'

function start(): Running {
  const settings = loginSettings()
  ensureStyles()
  warnOfUnknownAddresses(settings.secure)
  const demoPeople = readDemoPeople()

  let app: App | undefined
  const loops = [
    keepKeys({
      db: database,
      imported: settings.jwks,
      onChange(jwks) {
        const first = app === undefined
        app = makeApp(settings, database, jwks, demoPeople)
        if (!first) return
        loops.push(startLogoutLoop({ db: database, provider: () => current().provider }))
        if (signaturesInstalled()) loops.push(startCibaLoop({ db: database, provider: () => current().provider }))
        log.info({ port: settings.port }, 'ASAN Login is ready')
      },
    }),
  ]
  const current = (): App => {
    if (!app) throw new Error('Cannot sign: expected keys from the database, got none yet')
    return app
  }
  const server = createServer((request, response) => (app?.handle ?? notYet)(request, response))
  return { server: server.listen(settings.port, settings.host), loops }
}

/** The keys are in the database; until it has answered once nobody can be signed in. */
const notYet: RequestListener = ({ url }, response) => {
  const alive = url === '/health/live'
  response.writeHead(alive ? 200 : 503, { 'content-type': 'application/json', 'retry-after': '1' })
  response.end(JSON.stringify({ status: alive ? 'ok' : 'database_unavailable' }))
}

function stopOnSignals({ server, loops }: Running): void {
  let stopping = false
  const stop = (signal: string) => {
    if (stopping) return
    stopping = true
    log.info({ signal }, 'stopping')
    const late = setTimeout(() => server.closeAllConnections(), STOP_WITHIN_MS)
    // Kept-alive connections fall idle one by one as their last request is answered.
    const idle = setInterval(() => server.closeIdleConnections(), 100)
    server.close(() => {
      clearTimeout(late)
      clearInterval(idle)
      // A partner that is being told just now is written down before the connections go.
      void Promise.all(loops.map((loop) => loop.stop())).then(closeDatabase)
    })
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

try {
  stopOnSignals(start())
} catch (error) {
  log.fatal({ err: error }, error instanceof Error ? error.message : 'ASAN Login could not start')
  process.exitCode = 1
}
