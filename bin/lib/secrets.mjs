// Keys of this machine. Made once, kept outside git, readable by this account only. The environment always wins.
import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { shown } from './project.mjs'
import { Trouble } from './trouble.mjs'

const text = (bytes) => randomBytes(bytes).toString('base64url')

/** What each secret looks like; the README's configuration table says what it is for. */
const MAKERS = {
  AUTH_SECRET: () => text(48),
  DATA_KEY: () => randomBytes(32).toString('base64'),
  LOGIN_COOKIE_KEYS: () => `${text(32)},${text(32)}`,
  LOGIN_JWKS: () => JSON.stringify({ keys: [signingKey('RS256'), signingKey('ES256')] }),
  PORTAL_CLIENT_SECRET: () => text(48),
  SIGNATURE_SECRET: () => text(48),
}

/** A private signing key as JWK. OpenID clients expect RS256 unless told otherwise; ES256 is for those who choose. */
function signingKey(alg) {
  const { privateKey } =
    alg === 'RS256' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), alg, use: 'sig', kid: text(12) }
}

/**
 * The secrets of this machine, made where they are missing.
 *
 * @param {string} file for example `.local/secrets.json`
 * @param {NodeJS.ProcessEnv} env variables that are set replace those of the file and are not written into it
 */
export function localSecrets(file, env = process.env) {
  const kept = readSecrets(file)
  const missing = Object.keys(MAKERS).filter((name) => !kept[name] && !env[name])
  for (const name of missing) kept[name] = MAKERS[name]()
  if (missing.length > 0) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
    chmodSync(file, 0o600)
  }
  return Object.fromEntries(Object.keys(MAKERS).map((name) => [name, env[name] || kept[name]]))
}

function readSecrets(file) {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new Trouble(
      `The file ${shown(file)} with this machine's secrets is damaged: restore it, or delete it to have new ones made (everybody signs in again).`,
      { cause },
    )
  }
}
