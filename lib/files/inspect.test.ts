import { createHash } from 'node:crypto'
import { finished } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { Inspector, Refusal, typeOf } from './inspect'
import type { FileKind } from './model'
import { JPEG, PDF, PNG, streamOf } from './testing'

const BOTH: FileKind[] = ['pdf', 'image']

async function look(bytes: Buffer, fileName: string, accept: FileKind[] = BOTH, maxBytes = 1_000_000, chunkBytes = 16_000) {
  const inspector = new Inspector({ fileName, accept, maxBytes })
  try {
    await finished(streamOf(bytes, chunkBytes).pipe(inspector).resume())
    return inspector.result()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test.each([
  [PDF, 'a.pdf', 'application/pdf'],
  [JPEG, 'a.jpg', 'image/jpeg'],
  [PNG, 'a.PNG', 'image/png'],
  [Buffer.from('RIFF....WEBPVP8 data'), 'a.webp', 'image/webp'],
  [Buffer.concat([Buffer.from('0000001c', 'hex'), Buffer.from('ftypheic0000mif1')]), 'a.heic', 'image/heic'],
])('the content tells the type, whole or byte by byte: %#', async (bytes, name, contentType) => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  for (const chunkBytes of [1, 7, 16_000])
    expect(await look(bytes, name, BOTH, 1_000_000, chunkBytes)).toEqual({ contentType, sizeBytes: bytes.length, sha256 })
})

test.each([
  [
    'a page of a web site named like a picture',
    Buffer.from('<!doctype html><script>alert(1)</script>'),
    'me.jpg',
    'file_wrong_type',
  ],
  ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'a.svg', 'file_wrong_type'],
  ['a program', Buffer.from('MZ\x90\x00'), 'a.pdf', 'file_wrong_type'],
  ['a PDF named .jpg', PDF, 'photo.jpg', 'file_wrong_name'],
  ['a picture named .pdf', JPEG, 'contract.pdf', 'file_wrong_name'],
  ['nothing at all', Buffer.alloc(0), 'a.pdf', 'file_empty'],
  ['a PDF that breaks off', PDF.subarray(0, 60), 'a.pdf', 'file_damaged'],
  ['a PNG that breaks off', PNG.subarray(0, 40), 'a.png', 'file_damaged'],
  ['a picture that is also a PDF', Buffer.concat([JPEG.subarray(0, 100), PDF]), 'a.jpg', 'file_damaged'],
  ['a PDF that is also an archive', Buffer.concat([PDF, Buffer.from('PK\x05\x06'), Buffer.alloc(18)]), 'a.pdf', 'file_damaged'],
  [
    'a PDF with a password',
    Buffer.from(PDF.toString().replace('/Root 1 0 R', '/Root 1 0 R /Encrypt 5 0 R')),
    'a.pdf',
    'file_locked',
  ],
])('refused: %s', async (_what, bytes, name, code) => {
  for (const chunkBytes of [1, 5, 16_000]) expect(await look(bytes, name, BOTH, 1_000_000, chunkBytes)).toBe(code)
})

test('only what the field asks for', async () => {
  expect(await look(PDF, 'a.pdf', ['image'])).toBe('file_wrong_type')
  expect(await look(JPEG, 'a.jpg', ['pdf'])).toBe('file_wrong_type')
})

test('a picture saved under another picture’s ending is a picture', async () => {
  expect(await look(JPEG, 'a.png')).toMatchObject({ contentType: 'image/jpeg' })
  expect(typeOf(Buffer.from(' %PDF-1.4'))).toBeNull()
})

test('the limit is met while it streams, to the byte', async () => {
  expect(await look(PDF, 'a.pdf', BOTH, PDF.length)).toMatchObject({ sizeBytes: PDF.length })
  expect(await look(PDF, 'a.pdf', BOTH, PDF.length - 1)).toBe('file_too_big')
})
