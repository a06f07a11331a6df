import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import type { NextRequest } from 'next/server'
import type { FileRule } from '@/lib/applications'
import type { FileError, StoredFile } from '@/lib/files'
import type { Result } from '@/lib/platform/result'

export type ReadFiles = {
  stored: StoredFile[]
  refusals: { code: FileError; file: string }[]
  /** The other fields of the form, some kilobytes at most. */
  fields: FormData
}
type Receive = (file: { fileName: string | undefined; stream: Readable }) => Promise<Result<StoredFile, FileError>>

/**
 * Reads a multipart body as it arrives and hands each file on as a stream; nothing of it is held here. The body is read to its end
 * also when a file is refused: a browser hears no answer before it has sent everything.
 */
export async function readFiles(request: NextRequest, rule: FileRule, receive: Receive): Promise<ReadFiles> {
  const read: ReadFiles = { stored: [], refusals: [], fields: new FormData() }
  const type = request.headers.get('content-type') ?? ''
  if (!request.body || !/^multipart\/form-data\b.*\bboundary=/i.test(type)) return missing(read)
  const taken: Promise<{ file: string; result: Result<StoredFile, FileError> }>[] = []
  const body = Readable.fromWeb(request.body as unknown as ReadableStream<Uint8Array>)
  await new Promise<void>((resolve) => {
    const parser = new Busboy({
      headers: { 'content-type': type },
      limits: { files: rule.maxFiles + 1, fields: 500, fieldSize: 32 * 1024, headerPairs: 20 },
    })
    parser.on('file', (name, stream, fileName) => {
      // A file input nobody used still sends a part without a name and without bytes.
      if (name !== 'file' || !fileName) return void stream.resume()
      taken.push(
        receive({ fileName, stream }).then(
          (result) => ({ file: fileName, result }),
          (error: unknown) => {
            stream.resume()
            throw error
          },
        ),
      )
      // Looked at below; until then it is nobody's unhandled accident.
      taken.at(-1)?.catch(() => undefined)
    })
    parser.on('field', (name, value) => read.fields.append(name, value))
    parser.on('filesLimit', () => read.refusals.push({ code: 'too_many_files', file: '' }))
    parser.on('finish', resolve)
    const broken = () => {
      read.refusals.push({ code: 'upload_broken', file: '' })
      parser.destroy()
      resolve()
    }
    parser.on('error', broken)
    body.on('error', broken)
    body.pipe(parser)
  })
  // In the order in which they were chosen: pages of one document stay in theirs.
  for (const { file, result } of await Promise.all(taken)) {
    if (result.ok) read.stored.push(result.value)
    else read.refusals.push({ code: result.error, file })
  }
  return read.stored.length + read.refusals.length === 0 ? missing(read) : read
}

function missing(read: ReadFiles): ReadFiles {
  read.refusals.push({ code: 'file_missing', file: '' })
  return read
}
