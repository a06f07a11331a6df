import type { Context } from 'koa'
import { afterEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/platform/log'
import { clientAddress, warnOfUnknownAddresses } from './http'

const PROXY = '10.0.0.7'
const request = (forwarded = '') => ({ get: () => forwarded, req: { socket: { remoteAddress: PROXY } } }) as unknown as Context

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

test('behind TLS that nobody vouches for, visitors have no address rather than the one of the proxy', () => {
  vi.stubEnv('TRUST_PROXY', 'off')
  expect(clientAddress(request('203.0.113.9'), true)).toBeUndefined()
})

test('our own proxy names the visitor as the last; what the visitor wrote before it is not believed', () => {
  vi.stubEnv('TRUST_PROXY', 'on')
  expect(clientAddress(request('1.1.1.1, 203.0.113.9'), true)).toBe('203.0.113.9')
  expect(clientAddress(request(), true)).toBeUndefined()
})

test('without TLS and proxy the other end of the connection is the visitor', () => {
  vi.stubEnv('TRUST_PROXY', 'off')
  expect(clientAddress(request('203.0.113.9'), false)).toBe(PROXY)
})

test.for([
  { secure: true, trust: 'off', warnings: 1 },
  { secure: true, trust: 'on', warnings: 0 },
  { secure: false, trust: 'off', warnings: 0 },
])('the start warns of a forgotten setting: %o', ({ secure, trust, warnings }) => {
  vi.stubEnv('TRUST_PROXY', trust)
  const warn = vi.spyOn(log, 'warn').mockImplementation(() => undefined)
  warnOfUnknownAddresses(secure)
  expect(warn).toHaveBeenCalledTimes(warnings)
})
