// A partner's side of a sign-in, done by hand, so that tests can do it wrong.
import { createHash, randomBytes } from 'node:crypto'
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import type { PartnerKeys, TestAlg } from './testing'

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

const random = () => randomBytes(32).toString('base64url')
const sha256 = (text: string) => createHash('sha256').update(text).digest('base64url')
const nowSeconds = () => Math.floor(Date.now() / 1000)

export type Fields = Record<string, string>
export type TokenAnswer = { status: number; body: Record<string, unknown> }

export class TestPartner {
  constructor(
    readonly issuer: string,
    readonly clientId: string,
    readonly keys: PartnerKeys,
    readonly redirectUri: string,
  ) {}

  /** A client assertion (private_key_jwt); `over` spoils it. */
  assertion(over: JWTPayload = {}): Promise<string> {
    const payload = {
      iss: this.clientId,
      sub: this.clientId,
      aud: this.issuer,
      jti: random(),
      iat: nowSeconds(),
      exp: nowSeconds() + 60,
    }
    const { alg = 'ES256', kid } = this.keys.publicJwk
    return new SignJWT({ ...payload, ...over }).setProtectedHeader({ alg, ...(kid && { kid }) }).sign(this.keys.privateKey)
  }

  /** Code verifier and the parameters of an authorization request. */
  request(over: Fields = {}): { verifier: string; params: Fields } {
    const verifier = random()
    return {
      verifier,
      params: {
        client_id: this.clientId,
        response_type: 'code',
        redirect_uri: this.redirectUri,
        scope: 'openid profile',
        state: random(),
        code_challenge: sha256(verifier),
        code_challenge_method: 'S256',
        ...over,
      },
    }
  }

  address = (params: Fields): URL => new URL(`/auth?${new URLSearchParams(params)}`, this.issuer)

  push = async (params: Fields): Promise<TokenAnswer> => this.send('/request', params)

  /** The address after a pushed request. */
  async pushed(params: Fields): Promise<URL> {
    const { body } = await this.push(params)
    if (typeof body.request_uri !== 'string')
      throw new Error(`Cannot push a request: expected a request_uri, got ${JSON.stringify(body)}`)
    return this.address({ client_id: this.clientId, request_uri: body.request_uri })
  }

  redeem = (code: string, verifier: string, over: Fields = {}, headers: Fields = {}): Promise<TokenAnswer> =>
    this.send(
      '/token',
      { grant_type: 'authorization_code', code, redirect_uri: this.redirectUri, code_verifier: verifier, ...over },
      headers,
    )

  /** An authenticated request of this partner. */
  async send(path: string, fields: Fields, headers: Fields = {}): Promise<TokenAnswer> {
    const client_assertion = fields.client_assertion ?? (await this.assertion())
    const response = await fetch(new URL(path, this.issuer), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams({ client_id: this.clientId, client_assertion_type: ASSERTION, ...fields, client_assertion }),
    })
    const text = await response.text()
    return { status: response.status, body: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text } }
  }

  async userinfo(token: string, headers: Fields = { authorization: `Bearer ${token}` }): Promise<TokenAnswer> {
    const response = await fetch(new URL('/me', this.issuer), { headers })
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
}

export type Proof = (method: string, url: string, over?: JWTPayload) => Promise<string>

/** A key that tokens are bound to, and proofs by it (RFC 9449). */
export async function proofKey(alg: TestAlg = 'ES256'): Promise<{ proof: Proof; thumbprint: string }> {
  const { privateKey, publicKey } = await generateKeyPair(alg)
  const jwk = await exportJWK(publicKey)
  const proof: Proof = (htm, htu, over = {}) =>
    new SignJWT({ jti: random(), htm, htu, iat: nowSeconds(), ...over })
      .setProtectedHeader({ alg, typ: 'dpop+jwt', jwk })
      .sign(privateKey)
  return { proof, thumbprint: await calculateJwkThumbprint(jwk) }
}

export const hashOfToken = sha256
