// A real ASAN Login for tests: its own port, the database of the test, and browsers that keep cookies.
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import type { Provider } from 'oidc-provider'
import type { Db } from '@/db/client'
import type { Factories } from '@/db/factories'
import { hashPassword, loadSigningKeys, tendSigningKeys } from '@/lib/identity'
import { log } from '@/lib/platform/log'
import { type App, makeApp } from './app'
import type { LoginSettings } from './settings'

export const TEST_PORTAL = 'http://portal.test'
export const TEST_PASSWORD = 'Test-2026-parol'

export type TestLogin = {
  issuer: string
  provider: () => Provider
  /** Takes up the keys of the database as they are now, as the process does by itself twice a minute. */
  reload(): Promise<void>
  browser(): Browser
  close(): Promise<void>
}

/** Starts ASAN Login on a free port. Close it at the end of the test. */
export async function startTestLogin(db: Db): Promise<TestLogin> {
  let app: App | undefined
  const waiting: RequestListener = (_request, response) => response.writeHead(503).end()
  const server = createServer((request, response) => (app?.handle ?? waiting)(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`
  const settings: LoginSettings = {
    issuer,
    portal: TEST_PORTAL,
    secure: false,
    port: 0,
    host: undefined,
    cookieKeys: ['k'.repeat(32)],
    jwks: { keys: [] },
    portalClientSecret: 's'.repeat(32),
  }
  const reload = async () => {
    const { jwks } = await loadSigningKeys(db)
    app = makeApp(settings, () => db, jwks as LoginSettings['jwks'])
  }
  const actor = { kind: 'system' as const, job: 'test' }
  await tendSigningKeys({ db, actor, now: new Date(), locale: 'az', requestId: 'test', log })
  await reload()
  return {
    issuer,
    reload,
    provider() {
      if (!app) throw new Error('Cannot test: expected a running ASAN Login, got none')
      return app.provider
    },
    browser: () => new Browser(issuer),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

type Cookie = { name: string; value: string; path: string }

export type Seen = {
  status: number
  url: string
  text: string
  headers: Headers
  /** Set when the browser was sent away from ASAN Login: the address at the partner, which nobody asks. */
  left: URL | null
}

/** A browser without JavaScript: cookies by path, redirects, forms. */
export class Browser {
  private cookies: Cookie[] = []

  constructor(
    private readonly issuer: string,
    /** Sent with each request, as a proxy in front would add them. */
    private readonly added: Record<string, string> = {},
  ) {}

  open = (address: string | URL): Promise<Seen> => this.follow(address, { method: 'GET' })

  post(address: string | URL, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Seen> {
    return this.follow(address, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.issuer, ...headers },
      body: new URLSearchParams(fields).toString(),
    })
  }

  /** Sends the form with this id as the page shows it, hidden fields included. */
  submit(seen: Seen, form: string, fields: Record<string, string>): Promise<Seen> {
    const markup = new RegExp(`<form[^>]*id="${form.replaceAll('.', '\\.')}"[^>]*>[\\s\\S]*?</form>`).exec(seen.text)?.[0]
    if (!markup) throw new Error(`Cannot send a form: expected '${form}' on ${seen.url}, got ${seen.status} ${titleOf(seen.text)}`)
    const action = attribute(markup, 'action') ?? seen.url
    const hidden = [...markup.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
      attribute(input, 'name') ?? '',
      attribute(input, 'value') ?? '',
    ])
    return this.post(new URL(action, seen.url), { ...Object.fromEntries(hidden), ...fields })
  }

  /** The same browser at another moment: what was set afterwards does not show in the copy. */
  copy(): Browser {
    const twin = new Browser(this.issuer, this.added)
    twin.cookies = [...this.cookies]
    return twin
  }

  private async follow(address: string | URL, request: RequestInit): Promise<Seen> {
    let url = new URL(address, this.issuer)
    let next: RequestInit = request
    for (let hop = 0; hop < 15; hop++) {
      const headers = { ...this.added, ...(next.headers as Record<string, string> | undefined), cookie: this.cookieHeader(url) }
      const response = await fetch(url, { ...next, headers, redirect: 'manual' })
      this.keep(response, url)
      const location = response.headers.get('location')
      const text = await response.text()
      const seen: Seen = { status: response.status, url: url.href, text, headers: response.headers, left: null }
      if (!location || response.status < 300 || response.status >= 400) return seen
      url = new URL(location, url)
      if (url.origin !== this.issuer) return { ...seen, left: url }
      next = { method: 'GET' }
    }
    throw new Error(`Cannot follow ${address}: expected an end of redirects, got a circle`)
  }

  private cookieHeader(url: URL): string {
    return this.cookies
      .filter(({ path }) => url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`))
      .sort((a, b) => b.path.length - a.path.length)
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  private keep(response: Response, url: URL): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
      const at = pair.indexOf('=')
      const name = pair.slice(0, at)
      const named = (wanted: string) =>
        attributes.find((one) => one.toLowerCase().startsWith(`${wanted}=`))?.slice(wanted.length + 1)
      const path = named('path') ?? (url.pathname.slice(0, url.pathname.lastIndexOf('/')) || '/')
      const expires = named('expires')
      this.cookies = this.cookies.filter((one) => one.name !== name || one.path !== path)
      if (!expires || new Date(expires) > new Date()) this.cookies.push({ name, value: pair.slice(at + 1), path })
    }
  }
}

const attribute = (markup: string, name: string): string | undefined =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(markup)?.[1]?.replaceAll('&amp;', '&').replaceAll('&quot;', '"')

export const titleOf = (html: string): string => /<title>([^<]*)/.exec(html)?.[1] ?? html.slice(0, 200)

/** Somebody with a password. */
export async function personWithPassword(given: Factories, over: Parameters<Factories['person']>[0] = {}) {
  const person = await given.person(over)
  await given.account({ personId: person.id, passwordHash: await hashPassword(TEST_PASSWORD) })
  return person
}

/**
 * Opens the address of an authorization request and does what a person would: signs in with the password when asked, agrees when
 * asked. Ends at the partner, or on the page that went no further.
 */
export async function signInThrough(
  browser: Browser,
  address: string | URL,
  { pin }: { pin: string },
  decision = 'allow',
): Promise<Seen> {
  let seen = await browser.open(address)
  if (seen.url.includes('/sign-in/') && !seen.left) {
    if (!seen.text.includes('name="password"'))
      seen = await browser.open(new URL(`${new URL(seen.url).pathname}/password`, seen.url))
    seen = await browser.submit(seen, 'sign-in', { pin, password: TEST_PASSWORD })
  }
  if (!seen.left && seen.url.includes('/consent/')) seen = await browser.submit(seen, 'consent', { decision })
  return seen
}

/** Signatures a partner may make. */
export type TestAlg = 'PS256' | 'ES256' | 'EdDSA' | 'Ed25519'

export type PartnerKeys = { privateKey: CryptoKey; publicJwk: JWK; jwks: { keys: Record<string, unknown>[] } }

/** A key of a partner: it proves with it who it is; the public half is registered. */
export async function partnerKeys(alg: TestAlg = 'ES256'): Promise<PartnerKeys> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true })
  const jwk = await exportJWK(publicKey)
  const publicJwk = { ...jwk, alg, use: 'sig', kid: await calculateJwkThumbprint(jwk) }
  return { privateKey, publicJwk, jwks: { keys: [{ ...publicJwk }] } }
}
