import { createHash } from 'node:crypto'

/** SHA-256 of the text, base64: what the phone signs. */
export const hashOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('base64')

/**
 * The four digits on both screens: the last two bytes of SHA-256 over the hash, modulo 10,000. The phone works them out from the
 * text it shows, so that equal digits mean equal texts.
 */
export function controlCodeOf(hash: string): string {
  const digest = createHash('sha256').update(Buffer.from(hash, 'base64')).digest()
  return String(digest.readUInt16BE(digest.length - 2) % 10_000).padStart(4, '0')
}
