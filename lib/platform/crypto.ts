import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { env } from './env'

const key = () => Buffer.from(env().DATA_KEY, 'base64')

/** AES-256-GCM with a fresh nonce; the leading `1` is the key number, so that keys can rotate. */
export function encrypt(text: string): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key(), nonce)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `1.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
}

/** @throws {Error} when the text was changed or made with another key */
export function decrypt(sealed: string): string {
  const bytes = Buffer.from(sealed.slice(2), 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key(), bytes.subarray(0, 12))
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
}

/** A keyed hash: equal inputs can be found, the input cannot be guessed from a database copy. */
export const keyedHash = (purpose: string, text: string): string =>
  createHmac('sha256', key()).update(`${purpose}\0${text}`).digest('base64url')
