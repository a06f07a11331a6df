import type { JWKS } from 'oidc-provider'
import { type Env, env, listed } from '@/lib/platform/env'

export type LoginSettings = {
  /** Issuer and origin, without a slash at its end. */
  issuer: string
  portal: string
  secure: boolean
  port: number
  host: string | undefined
  cookieKeys: string[]
  jwks: JWKS
  portalClientSecret: string
}

/** @throws {Error} naming the variable that is missing or malformed, never its value */
export function loginSettings(settings: Env = env()): LoginSettings {
  const issuer = new URL(settings.LOGIN_URL).origin
  return {
    issuer,
    portal: new URL(settings.PORTAL_URL).origin,
    secure: issuer.startsWith('https:'),
    port: Number(process.env.LOGIN_PORT ?? 3001),
    host: process.env.HOST,
    cookieKeys: listed(settings.LOGIN_COOKIE_KEYS),
    jwks: readJwks(settings.LOGIN_JWKS),
    portalClientSecret: settings.PORTAL_CLIENT_SECRET,
  }
}

function readJwks(text: string): JWKS {
  let jwks: JWKS | undefined
  try {
    jwks = JSON.parse(text) as JWKS
  } catch {
    // Told below, without the text: it holds private keys.
  }
  // OpenID clients, next-auth among them, expect RS256 unless told otherwise.
  if (!jwks?.keys?.some((key) => key.kty === 'RSA'))
    throw new Error('Cannot start ASAN Login: expected LOGIN_JWKS to be a JSON Web Key Set with at least one private RSA key')
  return jwks
}
