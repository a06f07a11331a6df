import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** A uuid version 7 (RFC 9562): sorts by time, so indexes grow at one end. */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** A random uuid, for keys that must not tell when they were made (idempotency keys, links). */
export const newKey = (): string => randomUUID()

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** Whether a text from outside can be an id at all; asked before it meets a uuid column. */
export const isId = (text: string | undefined | null): text is string => !!text && UUID.test(text)

// Letters and digits that are not mistaken for each other when read aloud or typed.
const REFERENCE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * A number people can read over the phone, such as `ASN-2026-7F3K-92QD`.
 * Eight random characters of 30 give 6.5e11 numbers a year; the unique index is the last word.
 */
export function newReference(prefix: string, year: number): string {
  const letters = randomLetters(8)
  return `${prefix}-${year}-${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** That many random letters and figures that are not mistaken for each other; each carries 4.9 bits. */
export const randomLetters = (count: number): string =>
  Array.from({ length: count }, () => REFERENCE_ALPHABET[randomIndex(REFERENCE_ALPHABET.length)]).join('')

/** Whether a text is made of such letters only. */
export const isLetters = (text: string): boolean => [...text].every((letter) => REFERENCE_ALPHABET.includes(letter))

function randomIndex(below: number): number {
  const limit = 256 - (256 % below)
  for (;;) {
    const byte = randomBytes(1)[0] ?? 0
    if (byte < limit) return byte % below
  }
}

/** A secret for a cookie or link: 256 random bits, and the SHA-256 under which it is kept. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashToken(token) }
}

export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()
