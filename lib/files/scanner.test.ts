import { afterEach, expect, test } from 'vitest'
import { err, ok } from '@/lib/platform/result'
import { scan } from './scanner'
import { EICAR, type FakeClamd, fakeClamd, PDF, streamOf } from './testing'

let clamd: FakeClamd | undefined
afterEach(async () => {
  await clamd?.close()
  clamd = undefined
})

test('every byte reaches the scanner, and its verdict counts', async () => {
  clamd = await fakeClamd()
  const large = Buffer.alloc(700_000, 3)
  expect(await scan(clamd.scanner, () => streamOf(large))).toEqual(ok('clean'))
  expect(clamd.scanned[0]?.equals(large)).toBe(true)
  expect(await scan(clamd.scanner, () => streamOf(Buffer.concat([PDF, EICAR])))).toEqual(ok('infected'))
})

test.each(['nothing', 'hangs_up', 'too_large'] as const)('no verdict (%s) is no permission', async (fault) => {
  clamd = await fakeClamd(fault)
  expect(await scan(clamd.scanner, () => streamOf(Buffer.alloc(300_000, 1)))).toEqual(err('scanner_down'))
})

test('a scanner that is not there is down', async () => {
  const gone = await fakeClamd()
  await gone.close()
  expect(await scan(gone.scanner, () => streamOf(PDF))).toEqual(err('scanner_down'))
})

test('switched off, nothing is scanned and it says so', async () => {
  expect(await scan(null, () => streamOf(PDF))).toEqual(ok('unscanned'))
})
