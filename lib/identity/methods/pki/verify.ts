import { constants, verify as verifyBytes } from 'node:crypto'
import { err, ok, type Result } from '@/lib/platform/result'
import { type Certificate, holderPin, isForAuthentication, readCertificate, strongKey } from './certificate'
import { findChain, type Trust } from './chain'
import type { SignatureProblem, Signer } from './model'
import { RevocationLists } from './revocation'
import { installedTrust } from './trust'

/** What judges certificates; tests bring their own. */
export type Judge = { trust: Trust; lists: RevocationLists }

const lists = new RevocationLists()
export const installedJudge = (): Judge => ({ trust: installedTrust(), lists })

/** A signature as it arrived: by whom it claims to be, over what, made how. */
export type Claim = {
  /** DER. */
  certificate: Uint8Array
  /** Authorities that came along, DER. */
  chain?: readonly Uint8Array[]
  data: Uint8Array
  /** ECDSA as r and s (IEEE P1363), or RSA. */
  signature: Uint8Array
  /** JOSE name; `ES256` needs a P-256 key, `ES384` a P-384 one. Left out: what fits the key, over SHA-256. */
  algorithm?: string
}

/**
 * Whether somebody known to the authorities signed exactly these bytes.
 *
 * The signature is looked at first: who cannot sign learns nothing about a certificate, and makes nobody fetch a list.
 *
 * @returns the signer, or the reason why not
 */
export async function verifySignature(claim: Claim, now: Date, { trust, lists }: Judge): Promise<Result<Signer, SignatureProblem>> {
  const signer = readCertificate(claim.certificate)
  const sent = (claim.chain ?? []).map(readCertificate)
  if (!signer || sent.includes(null)) return err('certificate_malformed')
  if (!strongKey(signer.key)) return err('certificate_weak')
  if (!signedBy(signer, claim)) return err('signature_wrong')

  const chain = findChain(
    signer,
    sent.filter((one) => one !== null),
    trust,
    now,
  )
  if (!chain) return err('certificate_untrusted')
  if (now < signer.notBefore) return err('certificate_not_yet_valid')
  if (now > signer.notAfter) return err('certificate_expired')
  if (!isForAuthentication(signer)) return err('certificate_wrong_purpose')
  // The authorities between signer and root are looked up as well: one that was revoked takes its signers along.
  for (const [index, certificate] of chain.slice(0, -1).entries()) {
    const issuer = chain[index + 1]
    const status = issuer ? await lists.status(certificate, issuer, now) : 'unknown'
    if (status === 'unknown') return err('revocation_unknown')
    if (status === 'revoked') return err(index === 0 ? 'certificate_revoked' : 'certificate_untrusted')
  }
  const pin = holderPin(signer)
  return pin ? ok({ pin, serial: signer.serial }) : err('certificate_without_pin')
}

type How = { hash: 'sha256' | 'sha384'; kind: 'ec' | 'rsa'; curve?: string; pss?: boolean }
const HOW: Record<string, How> = {
  ES256: { hash: 'sha256', kind: 'ec', curve: 'prime256v1' },
  ES384: { hash: 'sha384', kind: 'ec', curve: 'secp384r1' },
  RS256: { hash: 'sha256', kind: 'rsa' },
  PS256: { hash: 'sha256', kind: 'rsa', pss: true },
}

function signedBy({ key }: Certificate, { data, signature, algorithm }: Claim): boolean {
  const kind = key.asymmetricKeyType === 'ec' ? 'ec' : 'rsa'
  const how: How | undefined = algorithm === undefined ? { hash: 'sha256', kind } : HOW[algorithm]
  if (!how || how.kind !== kind) return false
  if (how.curve && key.asymmetricKeyDetails?.namedCurve !== how.curve) return false
  try {
    if (kind === 'ec') return verifyBytes(how.hash, data, { key, dsaEncoding: 'ieee-p1363' }, signature)
    const padding = how.pss ? constants.RSA_PKCS1_PSS_PADDING : constants.RSA_PKCS1_PADDING
    return verifyBytes(
      how.hash,
      data,
      { key, padding, ...(how.pss ? { saltLength: constants.RSA_PSS_SALTLEN_DIGEST } : {}) },
      signature,
    )
  } catch {
    return false
  }
}
