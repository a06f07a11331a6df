import { expect, test } from 'vitest'
import { completeLock, platformOf } from './lockfile.mjs'

test.each([
  ['@next/swc-linux-arm64-musl', { os: ['linux'], cpu: ['arm64'], libc: ['musl'] }],
  ['@next/swc-linux-x64-gnu', { os: ['linux'], cpu: ['x64'], libc: ['glibc'] }],
  ['@biomejs/cli-win32-x64', { os: ['win32'], cpu: ['x64'] }],
  ['@tailwindcss/oxide-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'] }],
  ['@tailwindcss/oxide-wasm32-wasi', { cpu: ['wasm32'] }],
  ['fsevents', null],
])('%s says which platform it is for', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})

test('a missing platform package is added, a present one and a version range are left alone, addresses go', () => {
  const lock = {
    packages: {
      '': { name: 'portal' },
      'node_modules/tool': {
        version: '1.0.0',
        dev: true,
        resolved: 'https://mirror.example/tool.tgz',
        optionalDependencies: { 'tool-linux-x64': '1.0.0', 'tool-darwin-arm64': '1.0.0', fsevents: '^2' },
      },
      'node_modules/tool-linux-x64': { version: '1.0.0', optional: true },
    },
  }
  const { lock: completed, added, addressesRemoved } = completeLock(lock)
  expect(added).toEqual(['tool-darwin-arm64@1.0.0'])
  expect(addressesRemoved).toBe(1)
  expect(completed.packages['node_modules/tool-darwin-arm64']).toEqual({
    version: '1.0.0',
    dev: true,
    optional: true,
    os: ['darwin'],
    cpu: ['arm64'],
  })
  expect(completeLock(completed).added).toEqual([])
})
