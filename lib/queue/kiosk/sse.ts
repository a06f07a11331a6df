import type { Hub, Told } from './hub'

/** Streams one process keeps open; whoever comes after that asks again a little later. */
const MOST_STREAMS = 5_000
const HEARTBEAT_MS = 10_000
const RETRY_MS = 2_000

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store, no-transform',
  // A proxy that collects answers would hold a call back.
  'x-accel-buffering': 'no',
}

/**
 * Server-sent events of one watched thing: `state` with what it is, `stale` when the source stopped answering, `beat` with our time
 * so that the browser notices a connection that died without a word.
 */
export function streamOf<T>(
  request: Request,
  hub: Hub<T>,
  key: string,
  now: () => Date,
  /** Told with each heartbeat that the listener is still there. */
  alive: () => Promise<unknown> = async () => {},
): Response {
  if (hub.size >= MOST_STREAMS) return new Response(null, { status: 503, headers: { 'retry-after': '5' } })
  const seen = request.headers.get('last-event-id')
  let end = () => {}
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder()
      const write = (text: string) => {
        try {
          controller.enqueue(encoder.encode(text))
        } catch {
          end() // the reader went away between two events
        }
      }
      const beat = () => {
        write(`event: beat\ndata: ${now().toISOString()}\n\n`)
        alive().catch(() => {}) // a sign of life that was not written is written with the next
      }
      const timer = setInterval(beat, HEARTBEAT_MS)
      timer.unref()
      let stop = () => {}
      let ended = false
      end = () => {
        if (ended) return
        ended = true
        clearInterval(timer)
        stop()
        try {
          controller.close()
        } catch {
          // closed by the reader already
        }
      }
      write(`retry: ${RETRY_MS}\n\n`)
      stop = hub.watch(key, (told) => write(eventOf(told)), seen)
      if (ended) stop() // while the first state was written
      beat()
      request.signal.addEventListener('abort', () => end())
    },
    cancel: () => end(),
  })
  return new Response(body, { headers: HEADERS })
}

function eventOf<T>(told: Told<T>): string {
  if (told.kind === 'stale') return `event: stale\ndata: ${JSON.stringify({ asOf: told.asOf })}\n\n`
  return `id: ${told.id}\nevent: state\ndata: ${JSON.stringify({ state: told.state, asOf: told.asOf })}\n\n`
}
