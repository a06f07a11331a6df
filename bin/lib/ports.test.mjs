import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { isFree, mustBeFree, nextFreePort, portFrom, whoListens } from './ports.mjs'

async function listening(work, host = '127.0.0.1') {
  const server = createServer()
  await new Promise((resolve) => server.listen(0, host, resolve))
  try {
    await work(server.address().port)
  } finally {
    await new Promise((resolve) => server.close(resolve))
  }
}

test('a taken port is passed over, and so is one promised to somebody else', () =>
  listening(async (taken) => {
    expect(await isFree(taken)).toBe(false)
    const next = await nextFreePort(taken)
    expect(next).toBeGreaterThan(taken)
    expect(await nextFreePort(taken, { avoid: [next] })).toBeGreaterThan(next)
  }))

test('a port taken on one address only is taken: localhost could mean that address', () =>
  listening(async (taken) => {
    expect(await isFree(taken)).toBe(false)
  }, '0.0.0.0'))

test('the sentence names who sits on the port and how to choose another', () =>
  listening(async (taken) => {
    const about = { what: 'the portal', variable: 'PORT', command: 'npm start' }
    await expect(mustBeFree(taken, about)).rejects.toThrow(`PORT=${taken + 10} npm start`)
    if (process.platform === 'linux') expect(whoListens(taken)).toMatchObject({ pid: process.pid })
  }))

test.each([['0'], ['65536'], ['web'], ['3000.5']])('PORT=%s is refused with a sentence', (PORT) => {
  expect(() => portFrom({ PORT }, 'PORT', 3000)).toThrow(`PORT must be a port between 1 and 65535, got "${PORT}"`)
})

test('an unset or empty port is the usual one', () => {
  expect(portFrom({}, 'PORT', 3000)).toBe(3000)
  expect(portFrom({ PORT: '' }, 'PORT', 3000)).toBe(3000)
  expect(portFrom({ PORT: '4000' }, 'PORT', 3000)).toBe(4000)
})
