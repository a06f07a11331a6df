// The virus scanner: a ClamAV daemon over TCP, by its INSTREAM command (https://docs.clamav.net/manual/Usage/Scanning.html).
import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import type { ScanResult } from '@/db/vocabulary/files'
import { env } from '@/lib/platform/env'
import { err, ok, type Result } from '@/lib/platform/result'

export type Scanner = { host: string; port: number; connectMs?: number; answerMs?: number }

const CONNECT_MS = 2_000
/** For the whole file and its verdict. */
const ANSWER_MS = 30_000
const MAX_ANSWER_BYTES = 4_096

/** The daemon of the configuration; null when scanning is switched off. */
export function configuredScanner(): Scanner | null {
  const address = env().CLAMAV_URL
  if (address === 'off') return null
  const { hostname, port } = new URL(address)
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
}

/** Whether files are scanned here, for pages that tell people so. */
export const scannerState = (): 'on' | 'off' => (configuredScanner() ? 'on' : 'off')

/** What the scanner says of these bytes. No verdict, for whatever reason, is `scanner_down`: the file is then not kept. */
export async function scan(scanner: Scanner | null, bytes: () => Readable): Promise<Result<ScanResult, 'scanner_down'>> {
  if (!scanner) return ok('unscanned')
  try {
    const answer = await instream(scanner, bytes())
    if (/^stream: OK$/.test(answer)) return ok('clean')
    return / FOUND$/.test(answer) ? ok('infected') : err('scanner_down')
  } catch {
    return err('scanner_down')
  }
}

async function instream(scanner: Scanner, bytes: Readable): Promise<string> {
  const { host, port, connectMs = CONNECT_MS, answerMs = ANSWER_MS } = scanner
  const socket = connect({ host, port })
  const dead = (why: string) => () => socket.destroy(new Error(`Cannot scan: ${why}`))
  let timer = setTimeout(dead('no connection in time'), connectMs)
  try {
    const answer = readAnswer(socket)
    // The daemon may end the talk before the file does; the answer, or its absence, is then the news.
    answer.catch(() => undefined)
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    clearTimeout(timer)
    timer = setTimeout(dead('no verdict in time'), answerMs)
    await Promise.race([send(socket, bytes), answer])
    return await answer
  } finally {
    clearTimeout(timer)
    bytes.destroy()
    socket.destroy()
  }
}

async function send(socket: Socket, bytes: Readable): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(chunk.length)
    await write(socket, Buffer.concat([length, chunk]))
  }
  await write(socket, Buffer.alloc(4))
}

const write = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) => socket.write(bytes, (error) => (error ? reject(error) : resolve())))

function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      answer += text
      if (answer.length > MAX_ANSWER_BYTES) reject(new Error('Cannot scan: expected a short verdict, got a long one'))
      const end = answer.search(/[\0\n]/)
      if (end >= 0) resolve(answer.slice(0, end))
    })
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('Cannot scan: the scanner hung up without a verdict')))
  })
}
