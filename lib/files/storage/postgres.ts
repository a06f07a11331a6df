import { Readable } from 'node:stream'
import { and, eq } from 'drizzle-orm'
import type { Db } from '@/db/client'
import { storedChunks } from '@/db/schema'
import type { FileStorage } from '../storage'
import { inPieces } from './pieces'

const CHUNK_BYTES = 256 * 1024

/** Pieces of a file as rows. Each is written and read by a statement of its own: no transaction waits for a slow sender or reader. */
export class PostgresStorage implements FileStorage {
  constructor(private readonly db: Db) {}

  async write(key: string, stream: Readable): Promise<void> {
    let seq = 0
    for await (const bytes of inPieces(stream, CHUNK_BYTES)) {
      await this.db.insert(storedChunks).values({ key, seq, bytes })
      seq += 1
    }
  }

  read(key: string): Readable {
    return Readable.from(this.chunks(key), { objectMode: false })
  }

  private async *chunks(key: string): AsyncGenerator<Buffer> {
    for (let seq = 0; ; seq += 1) {
      const [row] = await this.db
        .select({ bytes: storedChunks.bytes })
        .from(storedChunks)
        .where(and(eq(storedChunks.key, key), eq(storedChunks.seq, seq)))
      if (!row) {
        if (seq === 0) throw new Error(`Cannot read a file: expected bytes under its key, got none`)
        return
      }
      yield row.bytes
    }
  }

  async remove(key: string): Promise<void> {
    await this.db.delete(storedChunks).where(eq(storedChunks.key, key))
  }
}
