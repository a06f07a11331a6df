// ASAN Login: the OpenID provider and its pages, a process and an origin of its own.
import type { Server } from 'node:http'
import { closeDatabase, database } from '@/lib/platform/database'
import { log } from '@/lib/platform/log'
import type { Loop } from '@/lib/platform/loop'
import { assets, ensureStyles } from './assets'
import { readDemoPeople } from './demo-people'
import { health, securityHeaders, warnOfUnknownAddresses, watch } from './http'
import { silenceLibraryLogout, startLogoutLoop } from './logout/loop'
import { METHODS } from './methods'
import { signInPages } from './methods/frame'
import { makeProvider } from './provider'
import { loginSettings } from './settings'

/** Requests under way get this long to finish when the process is told to stop. */
const STOP_WITHIN_MS = 10_000

type Running = { server: Server; logouts: Loop }

process.env.APP_NAME ??= 'asan-login'

function start(): Running {
  const settings = loginSettings()
  ensureStyles()
  warnOfUnknownAddresses(settings.secure)
  const provider = makeProvider(settings, database)
  silenceLibraryLogout(provider)
  const parts = { provider, db: database, settings, demoPeople: readDemoPeople() }

  provider.use(watch)
  provider.use(securityHeaders(settings.portal, settings.secure))
  provider.use(health(database))
  provider.use(assets)
  provider.use(async (ctx, next) => (ctx.path === '/' ? ctx.redirect(settings.portal) : next()))
  provider.use(signInPages(parts, METHODS))

  const logouts = startLogoutLoop({ db: database, provider: () => provider })
  const server = provider.listen(settings.port, settings.host, () => log.info({ port: settings.port }, 'ASAN Login is ready'))
  return { server, logouts }
}

function stopOnSignals({ server, logouts }: Running): void {
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
      void logouts.stop().then(closeDatabase)
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
