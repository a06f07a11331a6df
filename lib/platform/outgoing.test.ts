import { lookup } from 'node:dns'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { guardedFetch, isPublicAddress, sendOutgoing } from './outgoing'

vi.mock('node:dns', async (original) => {
  const real = await original<typeof import('node:dns')>()
  return { ...real, lookup: vi.fn(real.lookup) }
})

afterEach(() => vi.unstubAllGlobals())

/** Serves on this machine's loopback while `work` runs. */
async function serving(answer: RequestListener, work: (host: string) => Promise<void>): Promise<void> {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await work(`127.0.0.1:${(server.address() as AddressInfo).port}`)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

const refused = (address: string, privateHosts: string[] = []) =>
  sendOutgoing(address, { timeoutMs: 1_000, privateHosts }).then((answer) => (answer.ok ? 'answered' : answer.error))

test.each([
  ['8.8.8.8', true],
  ['193.140.1.1', true],
  ['2a00:1450:4001:80f::200e', true],
  ['127.0.0.1', false],
  ['127.255.255.254', false],
  ['0.0.0.0', false],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['172.31.255.255', false],
  ['172.32.0.1', true],
  ['192.168.1.1', false],
  ['100.64.0.1', false],
  ['100.100.100.200', false], // metadata of one cloud
  ['169.254.169.254', false], // metadata of most clouds
  ['168.63.129.16', false], // and of another one
  ['192.0.0.192', false],
  ['198.18.0.1', false],
  ['203.0.113.7', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::', false],
  ['::1', false],
  ['::ffff:127.0.0.1', false],
  ['::ffff:7f00:1', false],
  ['::ffff:8.8.8.8', false], // an IPv4 address in IPv6 clothes is no address of the internet
  ['::127.0.0.1', false],
  ['64:ff9b::7f00:1', false],
  ['64:ff9b:1::a00:1', false],
  ['2002:7f00:1::', false],
  ['2001:0:4136:e378:8000:63bf:3fff:fdd2', false],
  ['2001:db8::1', false],
  ['fc00::1', false],
  ['fd00:ec2::254', false],
  ['fe80::1', false],
  ['fec0::1', false],
  ['ff02::1', false],
  ['not an address', false],
  ['', false],
])('%s: public is %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected)
})

test.each([
  'https://127.0.0.1/',
  'https://127.1/',
  'https://0x7f000001/',
  'https://0x7f.1/',
  'https://2130706433/',
  'https://017700000001/',
  'https://0/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://[0:0:0:0:0:ffff:a9fe:a9fe]/',
  'https://169.254.169.254/latest/meta-data',
  'https://１２７.０.０.１/',
  'https://localhost/',
  'https://localhost./',
  'https://LOCALHOST/',
  'https://app.localhost/',
  'https://user:secret@example.org/',
  'ftp://example.org/',
  'file:///etc/hostname',
  'gopher://example.org/',
  'not an address',
])('%s is refused', async (address) => {
  expect(await refused(address)).toBe('address_refused')
})

test('without encryption nothing is sent, except to a host and port on the list', () =>
  serving(
    (_, answer) => answer.end('told'),
    async (host) => {
      const port = host.split(':')[1]
      expect(await refused(`http://${host}/`)).toBe('not_https')
      expect(await refused(`http://${host}/`, ['127.0.0.1:1'])).toBe('not_https')
      expect(await refused(`http://${host}/`, ['127.0.0.1'])).toBe('not_https')
      expect(await refused(`http://${host}/`, [host])).toBe('answered')
      // The same place under another spelling of its address.
      expect(await refused(`http://0x7f000001:${port}/`, [host])).toBe('answered')
      // The same place under another name is another entry of the list.
      expect(await refused(`http://localhost.:${port}/`, [`localhost:${port}`])).toBe('not_https')
      expect(await refused(`http://localhost:${port}/`, [`localhost:${port}`])).toBe('answered')
    },
  ))

test.each([
  ['a private address', [{ address: '127.0.0.1', family: 4 }]],
  [
    'a private address among public ones',
    [
      { address: '8.8.8.8', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ],
  ],
  ['a private address in IPv6 clothes', [{ address: '::ffff:127.0.0.1', family: 6 }]],
  ['nothing', []],
])('a name that leads to %s is refused', async (_, addresses) => {
  vi.mocked(lookup).mockImplementationOnce(((_name: string, _options: object, done: (error: null, found: object) => void) =>
    done(null, addresses)) as never)
  expect(await refused('https://partner.example/')).toBe('address_refused')
})

test('the name is asked once, by the connection itself: it cannot change its mind between a check and the connection', async () => {
  vi.mocked(lookup).mockClear()
  vi.mocked(lookup).mockImplementation(((_name: string, _options: object, done: (error: null, found: object) => void) =>
    done(null, [{ address: vi.mocked(lookup).mock.calls.length === 1 ? '10.9.9.9' : '8.8.8.8', family: 4 }])) as never)
  expect(await refused('https://partner.example/')).toBe('address_refused')
  expect(vi.mocked(lookup)).toHaveBeenCalledTimes(1)
  vi.mocked(lookup).mockReset()
})

test('a redirect is an answer; nobody goes where it points', () => {
  const asked: string[] = []
  return serving(
    (request, answer) => {
      asked.push(request.url ?? '')
      answer.writeHead(302, { location: '/secret' }).end()
    },
    async (host) => {
      const answer = await sendOutgoing(`http://${host}/logout`, { timeoutMs: 1_000, privateHosts: [host] })
      expect(answer).toMatchObject({ ok: true, value: { status: 302 } })
      expect(asked).toEqual(['/logout'])
    },
  )
})

test('an answer that does not come, or comes drop by drop, has its time', () =>
  serving(
    (request, answer) => {
      if (request.url === '/drops') answer.write('one')
    },
    async (host) => {
      for (const path of ['/silent', '/drops']) {
        const answer = await sendOutgoing(`http://${host}${path}`, { timeoutMs: 100, privateHosts: [host] })
        expect(answer).toEqual({ ok: false, error: 'timeout' })
      }
    },
  ))

test('only so much of an answer is read; none of it when the status is all that matters', () =>
  serving(
    (_, answer) => answer.end('x'.repeat(2_000)),
    async (host) => {
      const ask = (maxBytes: number) => sendOutgoing(`http://${host}/`, { timeoutMs: 1_000, maxBytes, privateHosts: [host] })
      expect(await ask(1_000)).toEqual({ ok: false, error: 'too_large' })
      expect(await ask(0)).toMatchObject({ ok: true, value: { status: 200, body: '' } })
      expect(await ask(5_000)).toMatchObject({ ok: true, value: { body: 'x'.repeat(2_000) } })
    },
  ))

test('in the shape of fetch: a form arrives, the answer can be read, a refusal is thrown', () =>
  serving(
    (request, answer) => {
      request.pipe(answer.writeHead(200, { 'content-type': String(request.headers['content-type']) }))
    },
    async (host) => {
      const { env } = await import('./env')
      env().LOGOUT_PRIVATE_HOSTS = `other:1, ${host}`
      const answer = await guardedFetch(`http://${host}/`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ a: '1' }),
      })
      expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
        200,
        'application/x-www-form-urlencoded',
        'a=1',
      ])
      await expect(guardedFetch('https://127.0.0.1/')).rejects.toThrow('address_refused')
      env().LOGOUT_PRIVATE_HOSTS = ''
    },
  ))
