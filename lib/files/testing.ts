// Fake neighbours for tests: a ClamAV daemon and an S3 store, on local ports.
import { createServer as createHttpServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import type { Scanner } from './scanner'

export const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n')
export const JPEG = Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(600, 7), Buffer.from('ffd9', 'hex')])
export const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  Buffer.alloc(60, 1),
  Buffer.from('0000000049454e44ae426082', 'hex'),
])
/** What every scanner takes for a virus though it is none (https://www.eicar.org); in halves, so that none finds it in this file. */
export const EICAR = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''))

/** The bytes in chunks of this size, as a network would bring them. */
export function streamOf(bytes: Buffer, chunkBytes = 16_000): Readable {
  const chunks = Array.from({ length: Math.max(1, Math.ceil(bytes.length / chunkBytes)) }, (_, index) =>
    bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  )
  return Readable.from(bytes.length === 0 ? [] : chunks, { objectMode: false })
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

export type FakeClamd = { scanner: Scanner; scanned: Buffer[]; close: () => Promise<void> }

/** `says`: as the daemon would answer, or how it fails: never, by hanging up, or in the middle of the file. */
export async function fakeClamd(says: 'verdict' | 'nothing' | 'hangs_up' | 'too_large' = 'verdict'): Promise<FakeClamd> {
  const scanned: Buffer[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let received = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (says === 'hangs_up') return void socket.destroy()
      if (says === 'too_large') return void socket.end('INSTREAM size limit exceeded. ERROR\0')
      const body = finishedStream(received)
      if (!body || says === 'nothing') return
      scanned.push(body)
      socket.end(body.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0')
    })
  })
  const port = await listening(server)
  return {
    scanner: { host: '127.0.0.1', port, connectMs: 300, answerMs: 300 },
    scanned,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The bytes of an INSTREAM command once its closing empty chunk has come. */
function finishedStream(received: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (received.toString('latin1', 0, command.length) !== command) return null
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length; ) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts)
    if (at + 4 + length > received.length) return null
    parts.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

export type FakeS3 = {
  endpoint: string
  objects: Map<string, Buffer>
  calls: { method: string; url: string; authorization: string; date: string }[]
  close: () => Promise<void>
}

/** A store that keeps objects and multipart uploads, and refuses whatever is not signed with AWS Signature Version 4. */
export async function fakeS3(fails?: (method: string, url: string) => boolean): Promise<FakeS3> {
  const objects = new Map<string, Buffer>()
  const parts = new Map<string, Map<number, Buffer>>()
  const calls: FakeS3['calls'] = []
  const server = createHttpServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://s3')
    const body = await bodyOf(request)
    const method = request.method ?? ''
    const authorization = request.headers.authorization ?? ''
    calls.push({ method, url: `${url.pathname}${url.search}`, authorization, date: String(request.headers['x-amz-date'] ?? '') })
    const answer = (status: number, text: string | Buffer = '', headers: Record<string, string> = {}) =>
      response.writeHead(status, headers).end(text)
    if (!/^AWS4-HMAC-SHA256 Credential=.+\/s3\/aws4_request, SignedHeaders=.+, Signature=[0-9a-f]{64}$/.test(authorization))
      return answer(403)
    if (fails?.(method, `${url.pathname}${url.search}`)) return answer(400)
    const key = url.pathname
    const uploadId = url.searchParams.get('uploadId')
    if (method === 'POST' && url.searchParams.has('uploads')) {
      const id = `upload-${parts.size + 1}`
      parts.set(id, new Map())
      return answer(200, `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
    }
    if (uploadId) {
      const mine = parts.get(uploadId)
      if (method === 'PUT') {
        mine?.set(Number(url.searchParams.get('partNumber')), body)
        return answer(200, '', { etag: `"part-${url.searchParams.get('partNumber')}"` })
      }
      if (method === 'POST') objects.set(key, Buffer.concat([...(mine ?? [])].sort(([a], [b]) => a - b).map(([, one]) => one)))
      parts.delete(uploadId)
      return answer(method === 'POST' ? 200 : 204)
    }
    if (method === 'PUT') objects.set(key, body)
    if (method === 'DELETE') return answer(objects.delete(key) ? 204 : 404)
    if (method === 'GET') return objects.has(key) ? answer(200, objects.get(key)) : answer(404)
    return answer(200)
  })
  const port = await listening(server)
  return {
    endpoint: `http://127.0.0.1:${port}`,
    objects,
    calls,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
