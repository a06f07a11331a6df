import { createHash } from 'node:crypto'
import { type Card, type Ready, signWith } from '../devices'

/** What a page that wants a Web eID authentication hands to the reader. */
export type CardRequest = { nonce: string; origin: string; returnTo: string; state: string }

/** Web eID: at least 256 bits, base64. */
const NONCE = /^[A-Za-z0-9+/=_-]{44,128}$/

/**
 * The request, if a card may sign it: the address of return must lie on the origin that is signed, and that origin is the one this
 * reader serves. So a token can only ever go where it is good.
 */
export function readRequest(form: URLSearchParams, allowedOrigin: string): CardRequest | null {
  const [nonce, origin, returnTo, state] = ['nonce', 'origin', 'return', 'state'].map((name) => form.get(name) ?? '')
  if (!nonce || !origin || !returnTo || state === undefined) return null
  const target = URL.parse(returnTo)
  if (!NONCE.test(nonce) || origin !== allowedOrigin || target?.origin !== allowedOrigin || state.length > 200) return null
  return { nonce, origin, returnTo: target.href, state }
}

const sha384 = (text: string): Buffer => createHash('sha384').update(text, 'utf8').digest()

/** A Web eID authentication token: the card signs the hash of the origin followed by the hash of the nonce. */
export async function authenticationToken(card: Ready<Card>, { nonce, origin }: CardRequest): Promise<string> {
  const signature = await signWith('card', card.privateKey, Buffer.concat([sha384(origin), sha384(nonce)]))
  return JSON.stringify({
    unverifiedCertificate: card.certificate,
    algorithm: 'ES384',
    signature: signature.toString('base64'),
    format: 'web-eid:1.0',
    appVersion: 'simulators/1.0',
  })
}
