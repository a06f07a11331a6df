import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import type { StoredFile } from '@/lib/files'
import { MEGABYTE } from '@/lib/files/model'
import { err, ok } from '@/lib/platform/result'
import { readFiles } from './read-files'

const RULE = { field: 'proof', accept: ['pdf', 'image'] as const, maxFiles: 3, maxBytes: 10 * MEGABYTE }
const BOUNDARY = 'x-boundary'
const part = (name: string, fileName: string) =>
  `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: application/pdf\r\n\r\n`

function request(
  chunks: Iterable<string | Buffer> | AsyncIterable<string | Buffer>,
  type = `multipart/form-data; boundary=${BOUNDARY}`,
) {
  const body = Readable.toWeb(Readable.from(chunks, { objectMode: false, highWaterMark: 64 * 1024 })) as ReadableStream
  return new NextRequest('http://localhost/az/applications/x/files', {
    method: 'POST',
    headers: { 'content-type': type },
    body: body as unknown as BodyInit,
    duplex: 'half',
  })
}

const stored = (fileName: string | undefined) => ({ fileName: fileName ?? '', storageKey: 'k' }) as StoredFile

test('a file of 40 megabytes is never held: what was read ahead of its receiver stays small', async () => {
  let produced = 0
  let consumed = 0
  let ahead = 0
  const body = (function* () {
    yield part('file', 'a.pdf')
    for (let index = 0; index < 640; index += 1) {
      produced += 64 * 1024
      ahead = Math.max(ahead, produced - consumed)
      yield Buffer.alloc(64 * 1024, index % 256)
    }
    yield `\r\n--${BOUNDARY}--\r\n`
  })()
  const read = await readFiles(request(body), { ...RULE, maxBytes: 100 * MEGABYTE }, async ({ fileName, stream }) => {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      consumed += chunk.length
      // A slow store: others get their turn between two chunks.
      await new Promise((resolve) => setImmediate(resolve))
    }
    return ok(stored(fileName))
  })
  expect(read.stored).toHaveLength(1)
  expect(consumed).toBe(40 * MEGABYTE)
  expect(ahead).toBeLessThan(2 * MEGABYTE)
})

test('each file is told apart; an input nobody used is nothing', async () => {
  const read = await readFiles(
    request([part('file', ''), '\r\n', part('file', 'a.pdf'), 'A\r\n', part('file', 'b.pdf'), 'B\r\n', `--${BOUNDARY}--\r\n`]),
    RULE,
    async ({ fileName, stream }) => {
      stream.resume()
      return fileName === 'b.pdf' ? err('file_wrong_type') : ok(stored(fileName))
    },
  )
  expect(read.stored.map((one) => one.fileName)).toEqual(['a.pdf'])
  expect(read.refusals).toEqual([{ code: 'file_wrong_type', file: 'b.pdf' }])
})

test.each([
  ['no file chosen', [part('file', ''), `\r\n--${BOUNDARY}--\r\n`], undefined, 'file_missing'],
  ['no form at all', ['hello'], 'text/plain', 'file_missing'],
  ['a body that breaks off', [part('file', 'a.pdf'), 'half a file'], undefined, 'upload_broken'],
])('%s is a refusal, not an accident', async (_what, chunks, type, code) => {
  const read = await readFiles(request(chunks, type), RULE, async ({ stream }) => {
    const whole = await stream.toArray().then(
      () => true,
      () => false,
    )
    return whole ? ok(stored('a.pdf')) : err('upload_broken')
  })
  expect(read.refusals.map((one) => one.code)).toContain(code)
})

test('more files than the field takes are refused; the first ones are kept', async () => {
  const chunks = Array.from({ length: 5 }, (_, index) => [part('file', `${index}.pdf`), 'A\r\n']).flat()
  const read = await readFiles(request([...chunks, `--${BOUNDARY}--\r\n`]), RULE, async ({ fileName, stream }) => {
    stream.resume()
    return ok(stored(fileName))
  })
  expect(read.stored.length).toBe(4)
  expect(read.refusals).toEqual([{ code: 'too_many_files', file: '' }])
})
