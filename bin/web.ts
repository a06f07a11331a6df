// The portal's web process: Next's own request handler behind a server that also speaks to browsers without scripts when a
// page is missing or fails (lib/platform/without-scripts.ts), and answers the interface of visits by itself (docs/adr/0016).
import './lib/next-environment'
import { createServer } from 'node:http'
import next from 'next'
import { DEFAULT_LOCALE, getTranslator, isLocale } from '@/lib/i18n'
import { serveDirectly } from '@/lib/platform/direct'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { type FailureWords, fillEmptyAnswers } from '@/lib/platform/without-scripts'
import { directAnswer } from '@/lib/queue'

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '0.0.0.0'
/** How long requests under way may still take after the process was asked to stop. */
const GRACE_MS = 10_000

function wordsFor(asked: string, status: number): { locale: string; words: FailureWords } {
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE
  const t = getTranslator(locale, 'errors')
  if (status === 404) return { locale, words: { title: t('notFound.title'), body: t('notFound.body'), home: t('notFound.home') } }
  return {
    locale,
    words: {
      title: t('failed.title'),
      body: t('failed.body'),
      reference: t('failed.reference'),
      call: t('failed.call'),
      retry: t('failed.retry'),
      home: t('failed.home'),
    },
  }
}

const app = next({ dev: false, hostname, port })
await app.prepare()
const handle = app.getRequestHandler()

const portal = new URL(env().PORTAL_URL).origin

const server = createServer((request, response) => {
  const [path = ''] = (request.url ?? '').split('?', 1)
  const direct = directAnswer(request.method ?? '', path)
  if (direct) {
    void serveDirectly(request, response, portal, direct)
    return
  }
  fillEmptyAnswers(request, response, wordsFor)
  handle(request, response).catch((error: unknown) => {
    log.error({ err: error }, 'request failed outside of any page')
    if (!response.headersSent) response.statusCode = 500
    response.end()
  })
})
// Longer than a reverse proxy keeps its connections, so that it never sends a request into one that is just being closed.
server.keepAliveTimeout = 65_000
server.headersTimeout = 66_000

server.listen(port, hostname, () => log.info({ port }, 'web is ready'))

let stopping = false
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.on(signal, () => {
    if (stopping) return
    stopping = true
    server.close(() => process.exit(0))
    server.closeIdleConnections()
    setTimeout(() => process.exit(0), GRACE_MS).unref()
  })
}
