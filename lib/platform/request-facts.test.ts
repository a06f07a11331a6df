import { afterEach, expect, test, vi } from 'vitest'
import { clientAddress, readFacts, writeFacts } from './request-facts'

const facts = { requestId: '6f1c1d5e-0000-4000-8000-000000000001', path: '/az/search?q=v%C9%99siq%C9%99' }

const sealed = () => {
  const headers = new Headers({ 'x-request-id': 'forged', 'x-path': '/ru/forged', 'x-proxy-seal': 'forged' })
  writeFacts(headers, facts)
  return headers
}

afterEach(() => vi.unstubAllEnvs())

test('what the proxy wrote is read, whatever came under these names', () => {
  expect(readFacts(sealed())).toEqual(facts)
})

test('without the seal, with a made-up one, and with the seal of another request nothing is believed', () => {
  expect(readFacts(new Headers())).toBeNull()
  expect(readFacts(new Headers({ 'x-request-id': 'forged', 'x-path': '/az' }))).toBeNull()
  for (const [name, value] of [
    ['x-proxy-seal', 'x'.repeat(43)],
    ['x-proxy-seal', ''],
    ['x-path', '/az/other'],
    ['x-request-id', 'other'],
  ] as const) {
    const headers = sealed()
    headers.set(name, value)
    expect(readFacts(headers), `${name}: ${value}`).toBeNull()
  }
})

test('a seal of another installation is worth nothing here', () => {
  const headers = sealed()
  vi.stubEnv('AUTH_SECRET', 'another-secret-another-secret-another-secret')
  expect(readFacts(headers)).toBeNull()
})

test('the address is the last that our own reverse proxy wrote, and none without one', () => {
  const headers = new Headers({ 'x-forwarded-for': '10.9.9.9, 203.0.113.7', 'x-client-ip': '10.9.9.9' })
  expect(clientAddress(headers)).toBeUndefined()
  vi.stubEnv('TRUST_PROXY', 'on')
  expect(clientAddress(headers)).toBe('203.0.113.7')
  expect(clientAddress(new Headers({ 'x-client-ip': '10.9.9.9' }))).toBeUndefined()
})
