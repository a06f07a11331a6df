import { createHash } from 'node:crypto'
import { z } from 'zod'
import { err, type Result } from '@/lib/platform/result'
import type { SignatureProblem, Signer } from '../pki/model'
import { type Judge, verifySignature } from '../pki/verify'

const Bytes = z.base64().min(4).max(16_000)

/** A Web eID authentication token, version 1: what a card and its reader make of an origin and a nonce. */
const Token = z.object({
  format: z.string().regex(/^web-eid:1(\.\d{1,3})?$/),
  unverifiedCertificate: Bytes,
  algorithm: z.enum(['ES256', 'ES384', 'PS256', 'RS256']),
  signature: Bytes,
})

const hash = (algorithm: string, text: string): Buffer =>
  createHash(algorithm === 'ES384' ? 'sha384' : 'sha256')
    .update(text, 'utf8')
    .digest()

function readToken(text: string): z.output<typeof Token> | null {
  try {
    return Token.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/**
 * Who signed in with a card. The card signs hash(origin) followed by hash(nonce): a token made for another site, or for another
 * sign-in here, does not fit, whoever sends it.
 */
export function verifyToken(
  text: string,
  { origin, nonce }: { origin: string; nonce: string },
  now: Date,
  judge: Judge,
): Promise<Result<Signer, SignatureProblem | 'token_malformed'>> {
  const token = readToken(text)
  if (!token) return Promise.resolve(err('token_malformed'))
  const { algorithm } = token
  const data = Buffer.concat([hash(algorithm, origin), hash(algorithm, nonce)])
  const certificate = Buffer.from(token.unverifiedCertificate, 'base64')
  return verifySignature({ certificate, data, signature: Buffer.from(token.signature, 'base64'), algorithm }, now, judge)
}
