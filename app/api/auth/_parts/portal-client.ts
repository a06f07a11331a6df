import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash, randomBytes } from 'node:crypto'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth, { type NextAuthOptions, type Profile } from 'next-auth'
import { decode, encode } from 'next-auth/jwt'
import { ABSOLUTE_MINUTES, type AssuranceLevel, isLevel, type SignInProblem, sessionCookieName, startSession } from '@/lib/identity'
import type { Anonymous, Ctx } from '@/lib/platform/context'
import { env } from '@/lib/platform/env'

// The portal as a client of ASAN Login. next-auth walks through the OpenID steps (PKCE, state, nonce, id token); what it
// leaves in the browser is our own opaque token, and the truth about the session is our table.

export const PROVIDER = 'asan-login'
export const CLIENT_ID = 'portal'
/** Somewhat longer than ASAN Login keeps its page open, so that its answer finds us ready. */
const ROUND_TRIP_SECONDS = 35 * 60

/** One walk to ASAN Login and back, as its callbacks need it. next-auth has no place of its own for this. */
type RoundTrip = { ctx: Ctx<Anonymous>; previousToken?: string; token?: string; problem?: SignInProblem }
export const roundTrip = new AsyncLocalStorage<RoundTrip>()

let known: NextAuthOptions | undefined

export function authOptions(): NextAuthOptions {
  if (known) return known
  const { PORTAL_URL, LOGIN_URL, AUTH_SECRET, PORTAL_CLIENT_SECRET } = env()
  // Unset, next-auth sends people back to port 3000 whatever the portal's address is.
  process.env.NEXTAUTH_URL ??= PORTAL_URL
  const secure = PORTAL_URL.startsWith('https:')
  const cookie = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  const prefix = secure ? '__Host-' : ''
  const passing = (name: string) => ({ name: `${prefix}asan.auth.${name}`, options: { ...cookie, maxAge: ROUND_TRIP_SECONDS } })
  known = {
    secret: AUTH_SECRET,
    useSecureCookies: secure,
    session: { strategy: 'jwt', maxAge: ABSOLUTE_MINUTES * 60 },
    cookies: {
      sessionToken: { name: sessionCookieName(PORTAL_URL), options: cookie },
      csrfToken: passing('csrf'),
      callbackUrl: passing('next'),
      pkceCodeVerifier: passing('pkce'),
      state: passing('state'),
      nonce: passing('nonce'),
    },
    providers: [
      {
        id: PROVIDER,
        name: 'ASAN Login',
        type: 'oauth',
        wellKnown: `${new URL(LOGIN_URL).origin}/.well-known/openid-configuration`,
        idToken: true,
        checks: ['pkce', 'state', 'nonce'],
        clientId: CLIENT_ID,
        clientSecret: PORTAL_CLIENT_SECRET,
        authorization: { params: { scope: 'openid' } },
        httpOptions: { timeout: 5_000 },
        profile: (claims: { sub: string }) => ({ id: claims.sub }),
      },
    ],
    jwt: {
      // With a salt it is one of next-auth's own passing cookies; without, the session cookie, which is our token.
      encode: (params) => (params.salt ? encode({ ...params, maxAge: ROUND_TRIP_SECONDS }) : Promise.resolve(ourToken())),
      decode: (params) => (params.salt ? decode(params) : Promise.resolve(null)),
    },
    callbacks: { signIn: ({ account, profile }) => begin(profile, account?.id_token ?? null) },
    logger: {
      error: (code, metadata) => trip().ctx.log.error({ code, err: errorOf(metadata) }, 'signing in failed'),
      warn: (code) => trip().ctx.log.debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  }
  return known
}

function trip(): RoundTrip {
  const current = roundTrip.getStore()
  if (!current) throw new Error('Cannot sign in: expected to be inside roundTrip.run, got no round trip')
  return current
}

function ourToken(): string {
  const { token } = trip()
  if (!token) throw new Error('Cannot set the session cookie: expected a session begun by the sign-in callback, got none')
  return token
}

type Claims = Profile & { sid?: string; acr?: string; amr?: string[] }

async function begin(profile: Profile | undefined, idToken: string | null): Promise<boolean> {
  const current = trip()
  const { sub, sid, acr } = (profile ?? {}) as Claims
  if (!sub || !sid || !isLevel(acr))
    throw new Error(`Cannot begin a session: expected sub, sid and a known acr in the id token, got acr '${acr}'`)
  const started = await startSession(current.ctx, {
    personId: sub,
    sid,
    level: acr,
    method: 'password',
    idToken,
    previousToken: current.previousToken,
  })
  if (!started.ok) {
    current.problem = started.error
    return false
  }
  current.token = started.value.token
  return true
}

/** Without the values: an error's metadata may hold tokens. */
function errorOf(metadata: unknown): unknown {
  if (metadata instanceof Error) return metadata
  return metadata && typeof metadata === 'object' && 'error' in metadata ? metadata.error : undefined
}

/**
 * Asks next-auth for the address at ASAN Login and the cookies of this round trip. Its own way is a form with a token
 * that a page fetches by script; the start route is reached by a plain link, so the form is filled in here.
 */
export async function beginRoundTrip(
  callbackUrl: string,
  { locale, level }: { locale: string; level: AssuranceLevel },
): Promise<{ address: string; headers: Headers }> {
  const options = authOptions()
  const csrfToken = randomBytes(32).toString('hex')
  const csrfCookie = `${csrfToken}|${createHash('sha256').update(`${csrfToken}${options.secret}`).digest('hex')}`
  const headers = new Headers()
  const answer = { address: '' }
  const request = {
    method: 'POST',
    query: { nextauth: ['signin', PROVIDER], ui_locales: locale, ...(level === 'low' ? {} : { acr_values: level }) },
    body: { csrfToken, callbackUrl },
    cookies: { [options.cookies?.csrfToken?.name ?? '']: csrfCookie },
    headers: {},
  }
  const response = {
    status: () => response,
    getHeader: (name: string) => (name.toLowerCase() === 'set-cookie' ? headers.getSetCookie() : undefined),
    setHeader: (name: string, value: string | string[]) => {
      if (name.toLowerCase() === 'location') answer.address = String(value)
      if (name.toLowerCase() === 'set-cookie') {
        headers.delete('set-cookie')
        for (const one of [value].flat()) headers.append('set-cookie', one)
      }
      return response
    },
    send: () => undefined,
    json: () => undefined,
    end: () => undefined,
  }
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options)
  return { address: answer.address, headers }
}
