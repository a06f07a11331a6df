import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import type { FileStorage } from '../storage'
import { inPieces } from './pieces'

export type S3Settings = { endpoint: string; bucket: string; region: string; keyId: string; secret: string }

/** The smallest part a store of this kind takes, but for the last. It is what one upload holds in memory. */
const PART_BYTES = 5 * 1024 * 1024
const TIME_LIMIT_MS = 30_000

/**
 * A store that speaks Amazon's S3 (MinIO, Ceph, a cloud's). Requests are signed with AWS Signature Version 4; the bucket stands in the
 * path. How long a file is is known only at its end, so one larger than a part goes as a multipart upload.
 */
export class S3Storage implements FileStorage {
  private readonly client: AwsClient
  private readonly base: string

  constructor({ endpoint, bucket, region, keyId, secret }: S3Settings) {
    this.client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, region, service: 's3', retries: 2 })
    this.base = `${endpoint.replace(/\/$/, '')}/${bucket}`
  }

  async write(key: string, stream: Readable): Promise<void> {
    const pieces = inPieces(stream, PART_BYTES)
    const first = await pieces.next()
    const head: Buffer = first.done ? Buffer.alloc(0) : first.value
    const second = await pieces.next()
    if (second.done) {
      await this.send('PUT', key, { body: head })
      return
    }
    const uploadId = await this.startParts(key)
    try {
      const tags = [await this.putPart(key, uploadId, 1, head), await this.putPart(key, uploadId, 2, second.value)]
      for await (const piece of pieces) tags.push(await this.putPart(key, uploadId, tags.length + 1, piece))
      await this.joinParts(key, uploadId, tags)
    } catch (error) {
      // Parts nobody joins cost money for ever; the first failure is the one that counts.
      await this.send('DELETE', key, { search: { uploadId } }).catch(() => undefined)
      throw error
    }
  }

  read(key: string): Readable {
    return Readable.from(this.bytes(key), { objectMode: false })
  }

  private async *bytes(key: string): AsyncGenerator<Uint8Array> {
    const answer = await this.send('GET', key)
    if (answer.body) yield* answer.body as unknown as ReadableStream<Uint8Array>
  }

  async remove(key: string): Promise<void> {
    await this.send('DELETE', key)
  }

  private async startParts(key: string): Promise<string> {
    const answer = await (await this.send('POST', key, { search: { uploads: '' } })).text()
    const id = /<UploadId>([^<]+)<\/UploadId>/.exec(answer)?.[1]
    if (!id) throw new Error('Cannot keep a file: expected the store to name a multipart upload, got an answer without one')
    return id
  }

  private async putPart(key: string, uploadId: string, number: number, body: Buffer): Promise<string> {
    const answer = await this.send('PUT', key, { search: { partNumber: String(number), uploadId }, body })
    await answer.arrayBuffer()
    const tag = answer.headers.get('etag')
    if (!tag) throw new Error('Cannot keep a file: expected the store to tag a part, got no tag')
    return tag
  }

  private async joinParts(key: string, uploadId: string, tags: readonly string[]): Promise<void> {
    const parts = tags.map(
      (tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${tag.replace(/"/g, '&quot;')}</ETag></Part>`,
    )
    const body = `<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`
    const answer = await (await this.send('POST', key, { search: { uploadId }, body })).text()
    // This request answers 200 before it is done; a failure then stands in the body.
    if (answer.includes('<Error>')) throw new Error('Cannot keep a file: the store could not join its parts')
  }

  private async send(
    method: 'GET' | 'PUT' | 'POST' | 'DELETE',
    key: string,
    { search = {}, body }: { search?: Record<string, string>; body?: Buffer | string } = {},
  ): Promise<Response> {
    const url = new URL(`${this.base}/${key}`)
    for (const [name, value] of Object.entries(search)) url.searchParams.set(name, value)
    const answer = await this.client.fetch(url, {
      method,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
      // A download lasts as long as its reader takes.
      ...(method === 'GET' ? {} : { signal: AbortSignal.timeout(TIME_LIMIT_MS) }),
    })
    if (answer.ok || (method === 'DELETE' && answer.status === 404)) return answer
    await answer.body?.cancel()
    throw new Error(`Cannot reach the files: expected the store to answer ${method} with success, got ${answer.status}`)
  }
}
