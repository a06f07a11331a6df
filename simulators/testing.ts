// For tests: the simulators as a server of their own, on a free port, with an authority of their own.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Db } from '@/db/client'
import { openAuthority } from './ca/authority'
import { serve } from './http'
import { routes } from './routes'

export type TestSimulators = { own: string; trust: string; secret: string; close(): Promise<void> }

export async function startTestSimulators(db: Db, login = 'http://login.test'): Promise<TestSimulators> {
  const folder = mkdtempSync(join(tmpdir(), 'simulators-'))
  const secret = 'a-secret-of-the-tests-0123456789abcdef'
  let handle: ReturnType<typeof serve> | undefined
  const server = createServer((request, response) => (handle ? void handle(request, response) : response.writeHead(503).end()))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = (server.address() as AddressInfo).port
  const own = `http://127.0.0.1:${port}`
  const authority = await openAuthority(folder, own)
  handle = serve({ db, authority, settings: { own, login, folder, secret, port, host: undefined } }, routes)
  return {
    own,
    trust: join(folder, 'trust.pem'),
    secret,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      rmSync(folder, { recursive: true })
    },
  }
}
