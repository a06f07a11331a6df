import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { expect, test } from '@/lib/platform/testing'
import { type FileStorage, newStorageKey } from './storage'
import { FolderStorage } from './storage/folder'
import { PostgresStorage } from './storage/postgres'
import { S3Storage } from './storage/s3'
import { fakeS3, streamOf } from './testing'

const MEGABYTES_12 = Buffer.alloc(12 * 1024 * 1024, 'asan')

async function keeps(storage: FileStorage) {
  for (const bytes of [Buffer.from('a'), Buffer.alloc(256 * 1024, 1), MEGABYTES_12]) {
    const key = newStorageKey()
    await storage.write(key, streamOf(bytes, 60_000))
    expect((await buffer(storage.read(key))).equals(bytes)).toBe(true)
    await storage.remove(key)
    await storage.remove(key)
    await expect(buffer(storage.read(key))).rejects.toThrow()
  }
}

const breaksOff = () =>
  Readable.from(
    (async function* () {
      yield Buffer.alloc(400_000)
      throw new Error('the connection broke off')
    })(),
    { objectMode: false },
  )

test('Postgres keeps what it is given, and nothing after it is removed', async ({ db }) => {
  await keeps(new PostgresStorage(db))
  await expect(new PostgresStorage(db).write(newStorageKey(), breaksOff())).rejects.toThrow('broke off')
})

test('a folder keeps it for the portal’s own account only', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'asan-files-'))
  try {
    const storage = new FolderStorage(folder)
    await keeps(storage)
    const key = newStorageKey()
    await storage.write(key, streamOf(Buffer.from('x')))
    expect((await stat(join(folder, key.slice(-2), key))).mode & 0o077).toBe(0)
    await expect(storage.write(key, streamOf(Buffer.from('y')))).rejects.toThrow('EEXIST')
    expect(() => storage.read('../../etc/passwd')).toThrow('storage key')
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('an S3 store gets signed requests; a large file goes in parts', async () => {
  const s3 = await fakeS3()
  try {
    await keeps(new S3Storage({ endpoint: s3.endpoint, bucket: 'asan', region: 'eu-1', keyId: 'id', secret: 'secret' }))
    expect(s3.calls.every((call) => call.authorization.includes('/eu-1/s3/aws4_request') && /^\d{8}T\d{6}Z$/.test(call.date))).toBe(
      true,
    )
    expect(s3.calls.filter((call) => call.url.includes('partNumber')).map((call) => call.method)).toEqual(['PUT', 'PUT', 'PUT'])
    expect(s3.objects.size).toBe(0)
  } finally {
    await s3.close()
  }
})

test('an upload in parts that fails is taken back', async () => {
  const s3 = await fakeS3((method, url) => method === 'PUT' && url.includes('partNumber=2'))
  try {
    const storage = new S3Storage({ endpoint: s3.endpoint, bucket: 'asan', region: 'eu-1', keyId: 'id', secret: 'secret' })
    await expect(storage.write(newStorageKey(), streamOf(MEGABYTES_12))).rejects.toThrow('got 400')
    expect(s3.calls.at(-1)).toMatchObject({ method: 'DELETE', url: expect.stringContaining('uploadId=') })
    expect(s3.objects.size).toBe(0)
  } finally {
    await s3.close()
  }
})
