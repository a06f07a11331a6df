// What a file really is, found out while it passes by.
import { createHash, type Hash } from 'node:crypto'
import { Transform, type TransformCallback } from 'node:stream'
import type { FileError, FileKind } from './model'

export type ContentType = 'application/pdf' | 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic'
/** Enough for every signature, and for a PDF header hidden behind an image's. */
const HEAD_BYTES = 1024
/** How far back an archive's directory may begin when it carries a comment. */
const TAIL_BYTES = 66 * 1024

export const kindOf = (type: ContentType): FileKind => (type === 'application/pdf' ? 'pdf' : 'image')

const text = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)
const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

/** The type by the first bytes of the content; null when it is none we take. */
export function typeOf(head: Buffer): ContentType | null {
  if (/^%PDF-[12]\.\d/.test(text(head, 0, 8))) return 'application/pdf'
  if (text(head, 0, 3) === '\xff\xd8\xff') return 'image/jpeg'
  if (text(head, 0, 8) === '\x89PNG\r\n\x1a\n' && text(head, 12, 16) === 'IHDR') return 'image/png'
  if (text(head, 0, 4) === 'RIFF' && text(head, 8, 12) === 'WEBP') return 'image/webp'
  if (text(head, 4, 8) === 'ftyp' && HEIC_BRANDS.has(text(head, 8, 12))) return 'image/heic'
  return null
}

const EXTENSIONS: Record<string, FileKind> = {
  pdf: 'pdf',
  jpg: 'image',
  jpeg: 'image',
  jfif: 'image',
  png: 'image',
  webp: 'image',
  heic: 'image',
  heif: 'image',
}

/** What the name says it is; null when it says nothing we know. */
const namedKind = (fileName: string): FileKind | null =>
  EXTENSIONS[/\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? ''] ?? null

/** The refusal that the first bytes and the name are enough for. */
export function judgeHead(head: Buffer, fileName: string, accept: readonly FileKind[]): ContentType | FileError {
  const type = typeOf(head)
  if (!type || !accept.includes(kindOf(type))) return 'file_wrong_type'
  const named = namedKind(fileName)
  if (named && named !== kindOf(type)) return 'file_wrong_name'
  // A reader of PDF looks for the header in the first kilobyte: such a picture is also a document.
  if (kindOf(type) === 'image' && text(head, 0, HEAD_BYTES).includes('%PDF-')) return 'file_damaged'
  return type
}

/** The refusal that needs the end of the file. */
function judgeTail(type: ContentType, tail: Buffer): FileError | null {
  if (type === 'application/pdf' && !text(tail, Math.max(0, tail.length - 2048), tail.length).includes('%%EOF'))
    return 'file_damaged'
  if (type === 'image/png' && !text(tail, Math.max(0, tail.length - 2048), tail.length).includes('IEND')) return 'file_damaged'
  return carriesArchive(tail) ? 'file_damaged' : null
}

/** Whether an archive ends exactly where the file ends: then it is both. */
function carriesArchive(tail: Buffer): boolean {
  for (
    let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    at >= 0;
    at = at > 0 ? tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1') : -1
  ) {
    if (at + 22 <= tail.length && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return true
  }
  return false
}

/** Only dictionaries name it so, and those of the trailer are never compressed: the document asks for a password or forbids things. */
const ENCRYPTED = /\/Encrypt[\s<0-9]/

/** A refusal as the stream's error. */
export class Refusal extends Error {
  constructor(readonly code: FileError) {
    super(code)
  }
}

export type Inspected = { contentType: ContentType; sizeBytes: number; sha256: string }

/**
 * Lets a file through and looks at it: size, type, integrity, hash. Holds its first kilobyte and its last 66, never the whole. Ends
 * with a `Refusal` as soon as one is certain.
 */
export class Inspector extends Transform {
  private readonly hash: Hash = createHash('sha256')
  private head: Buffer = Buffer.alloc(0)
  private tail: Buffer = Buffer.alloc(0)
  private size = 0
  private type: ContentType | null = null
  private encrypted = false

  constructor(private readonly rules: { fileName: string; accept: readonly FileKind[]; maxBytes: number }) {
    super()
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const refusal = this.look(chunk)
    done(refusal, refusal ? undefined : chunk)
  }

  private look(chunk: Buffer): Refusal | null {
    this.size += chunk.length
    if (this.size > this.rules.maxBytes) return new Refusal('file_too_big')
    this.hash.update(chunk)
    if (!this.type) {
      this.head = Buffer.concat([this.head, chunk])
      const refusal = this.head.length >= HEAD_BYTES ? this.judge() : null
      if (refusal) return refusal
    }
    // The word may stand across two chunks.
    this.encrypted ||= ENCRYPTED.test(text(this.tail.subarray(-16), 0, 16) + chunk.toString('latin1'))
    this.tail = chunk.length >= TAIL_BYTES ? Buffer.from(chunk.subarray(-TAIL_BYTES)) : this.grown(chunk)
    return null
  }

  /** Cut only now and then, or every small chunk would copy the whole tail. */
  private grown(chunk: Buffer): Buffer {
    const joined = Buffer.concat([this.tail, chunk])
    return joined.length > TAIL_BYTES * 2 ? Buffer.from(joined.subarray(-TAIL_BYTES)) : joined
  }

  override _flush(done: TransformCallback): void {
    done(this.finish())
  }

  private finish(): Refusal | null {
    if (this.size === 0) return new Refusal('file_empty')
    const refusal = this.type ? null : this.judge()
    if (refusal || !this.type) return refusal ?? new Refusal('file_wrong_type')
    if (this.type === 'application/pdf' && this.encrypted) return new Refusal('file_locked')
    const end = judgeTail(this.type, this.tail)
    return end && new Refusal(end)
  }

  private judge(): Refusal | null {
    const verdict = judgeHead(this.head, this.rules.fileName, this.rules.accept)
    if (!verdict.includes('/')) return new Refusal(verdict as FileError)
    this.type = verdict as ContentType
    return null
  }

  /** What passed. Only after the end. */
  result(): Inspected {
    if (!this.type) throw new Error('Cannot describe a file: expected it to have passed to its end')
    return { contentType: this.type, sizeBytes: this.size, sha256: this.hash.digest('hex') }
  }
}
