import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileStorage } from '../storage'

/** Files of a folder that no web server serves. Readable by the portal's own account only. */
export class FolderStorage implements FileStorage {
  constructor(private readonly folder: string) {}

  /** The end of a key is random: 256 folders share the files evenly. */
  private path(key: string): string {
    if (!/^[0-9a-f-]{40,100}$/.test(key)) throw new Error('Cannot find a file: expected a storage key of ours, got another text')
    return join(this.folder, key.slice(-2), key)
  }

  async write(key: string, stream: Readable): Promise<void> {
    const path = this.path(key)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await pipeline(stream, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  }

  read(key: string): Readable {
    return createReadStream(this.path(key))
  }

  async remove(key: string): Promise<void> {
    await rm(this.path(key), { force: true })
  }
}
