import type { Readable } from 'node:stream'

/** The bytes of a stream in pieces of one size, the last may be smaller. Holds one piece, and never asks ahead of its reader. */
export async function* inPieces(stream: Readable, size: number): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    held.push(chunk)
    length += chunk.length
    if (length < size) continue
    const joined = Buffer.concat(held, length)
    const whole = length - (length % size)
    for (let at = 0; at < whole; at += size) yield joined.subarray(at, at + size)
    held = whole === length ? [] : [Buffer.from(joined.subarray(whole))]
    length -= whole
  }
  if (length > 0) yield Buffer.concat(held, length)
}
