import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { env, listed } from './env'

/**
 * The keys of DATA_KEY, newest first: the first seals, all open. What is sealed begins with the name of its key (the start of the
 * key's SHA-256), so an old key can stay until nothing sealed with it is needed any more.
 */
export function keyring(text: string) {
  const keys = listed(text).map((one) => {
    const bytes = Buffer.from(one, 'base64')
    return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 8), bytes }
  })
  const [newest] = keys
  if (!newest) throw new Error('Cannot encrypt: expected at least one key, got none')
  return {
    encrypt(plain: string): string {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', newest.bytes, nonce)
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return `${newest.id}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`
    },
    decrypt(sealed: string): string {
      const [id, body = ''] = sealed.split('.')
      const key = keys.find((one) => one.id === id)
      if (!key) throw new Error('Cannot decrypt: expected a text sealed with a key of DATA_KEY, got one of another key')
      const bytes = Buffer.from(body, 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, bytes.subarray(0, 12), { authTagLength: 16 })
      decipher.setAuthTag(bytes.subarray(12, 28))
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    },
    keyedHash: (purpose: string, plain: string): string =>
      createHmac('sha256', newest.bytes).update(`${purpose}\0${plain}`).digest('base64url'),
    keyedHashes: (purpose: string, plain: string): string[] =>
      keys.map(({ bytes }) => createHmac('sha256', bytes).update(`${purpose}\0${plain}`).digest('base64url')),
  }
}

let known: ReturnType<typeof keyring> | undefined
const ring = () => (known ??= keyring(env().DATA_KEY))

/** AES-256-GCM with a fresh nonce, under the newest key. */
export const encrypt = (text: string): string => ring().encrypt(text)

/** @throws {Error} when the text was changed or its key is no longer listed */
export const decrypt = (sealed: string): string => ring().decrypt(sealed)

/**
 * A keyed hash: equal inputs can be found, the input cannot be guessed from a database copy. Made with the newest key, so a new
 * key forgets what was counted and marked before (wrong passwords, known devices), which does no harm.
 */
export const keyedHash = (purpose: string, text: string): string => ring().keyedHash(purpose, text)

/** The same under every listed key: what must still be recognised after a new key, as links in messages sent before. */
export const keyedHashes = (purpose: string, text: string): string[] => ring().keyedHashes(purpose, text)
