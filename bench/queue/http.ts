// A small HTTP client with connections that stay open, so that what is measured is the portal and not the client.
import { Agent, request } from 'node:http'

export type Answered = { status: number; body: string; ms: number; headers: Record<string, string | string[] | undefined> }
export type Sent = { method?: string; path: string; headers?: Record<string, string>; body?: string }

export class Browser {
  readonly #agent: Agent
  readonly #origin: URL

  /** @param connections how many may be open at once; each is kept for the next request */
  constructor(origin: string, connections: number) {
    this.#origin = new URL(origin)
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: connections, scheduling: 'fifo' })
  }

  send({ method = 'GET', path, headers = {}, body }: Sent): Promise<Answered> {
    const began = performance.now()
    return new Promise((resolve, reject) => {
      const asked = request(
        {
          agent: this.#agent,
          host: this.#origin.hostname,
          port: this.#origin.port,
          method,
          path,
          headers: { ...headers, ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }) },
        },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              body: Buffer.concat(chunks).toString(),
              ms: performance.now() - began,
              headers: response.headers,
            }),
          )
          response.on('error', reject)
        },
      )
      asked.on('error', reject)
      asked.end(body)
    })
  }

  /** Opens so many connections, which then wait for their first real request. */
  async open(connections: number): Promise<void> {
    await Promise.all(Array.from({ length: connections }, () => this.send({ path: '/api/health/live' })))
  }

  close(): void {
    this.#agent.destroy()
  }
}

/** The value below which so many per cent lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0
}

export const inMs = (value: number): string => `${value.toFixed(0)} ms`
