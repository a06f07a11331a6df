// The partner's own key: it proves who asks at ASAN Login (private_key_jwt). No secret is shared with anybody.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export type OwnKey = { privateKey: CryptoKey; kid: string; publicJwk: Record<string, unknown> }

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256' }

/** Made at the first start and kept in a file that only this account can read. The public half goes to `/jwks`. */
export async function ownKey(stateFolder: string, name: string): Promise<OwnKey> {
  const file = join(stateFolder, `${name}.key.json`)
  if (!existsSync(file)) {
    const pair = await crypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
    const jwk = await crypto.subtle.exportKey('jwk', pair.privateKey)
    writeFileSync(file, JSON.stringify({ ...jwk, kid: crypto.randomUUID() }), { mode: 0o600 })
  }
  const { kid, d, ...rest } = JSON.parse(readFileSync(file, 'utf8')) as {
    kid: string
    d: string
    kty: string
    crv: string
    x: string
    y: string
  }
  const { kty, crv, x, y } = rest
  const privateKey = await crypto.subtle.importKey('jwk', { kty, crv, x, y, d }, ALGORITHM, false, ['sign'])
  return { privateKey, kid, publicJwk: { kty, crv, x, y, kid, alg: 'ES256', use: 'sig' } }
}
