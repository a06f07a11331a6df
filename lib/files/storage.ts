import { randomBytes } from 'node:crypto'
import type { Readable } from 'node:stream'
import type { Db } from '@/db/client'
import { env } from '@/lib/platform/env'
import { newId } from '@/lib/platform/ids'
import { FolderStorage } from './storage/folder'
import { PostgresStorage } from './storage/postgres'
import { S3Storage } from './storage/s3'

/**
 * Where the bytes of files are. A key is written once and never changed; nothing but this room knows it.
 *
 * `write` reads the stream to its end and rejects when it breaks off; what was written by then may stay and is removed by its key.
 * `remove` of what is not there does nothing.
 */
export interface FileStorage {
  write(key: string, stream: Readable): Promise<void>
  read(key: string): Readable
  remove(key: string): Promise<void>
}

/** Sorts by time for the store's sake; its second half cannot be guessed. */
export const newStorageKey = (): string => `${newId()}-${randomBytes(16).toString('hex')}`

let shared: FileStorage | undefined

/** The store of the configuration: S3 when a bucket is named, else a folder when one is, else this database. */
export function fileStorage(db: Db): FileStorage {
  if (shared) return shared
  const configured = configuredStorage()
  if (!configured) return new PostgresStorage(db)
  shared = configured
  return shared
}

function configuredStorage(): FileStorage | null {
  const { FILES_S3_BUCKET, FILES_S3_ENDPOINT, FILES_S3_REGION, FILES_S3_KEY_ID, FILES_S3_SECRET, FILES_FOLDER } = env()
  if (!FILES_S3_BUCKET) return FILES_FOLDER ? new FolderStorage(FILES_FOLDER) : null
  if (!FILES_S3_ENDPOINT || !FILES_S3_KEY_ID || !FILES_S3_SECRET)
    throw new Error('Cannot keep files: expected FILES_S3_ENDPOINT, FILES_S3_KEY_ID and FILES_S3_SECRET beside FILES_S3_BUCKET')
  return new S3Storage({
    endpoint: FILES_S3_ENDPOINT,
    bucket: FILES_S3_BUCKET,
    region: FILES_S3_REGION,
    keyId: FILES_S3_KEY_ID,
    secret: FILES_S3_SECRET,
  })
}
