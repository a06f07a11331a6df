import { type Certificate, hasUnknownRule, isAuthority, isWithin, pathLimit, strongKey, strongSignature } from './certificate'

/** Whom we believe: roots, and authorities below them whose certificates signers do not send along. */
export type Trust = { anchors: readonly Certificate[]; known: readonly Certificate[] }

/** From the signer up to a root, the signer first. */
export type Chain = readonly [Certificate, ...Certificate[]]

const MAX_LENGTH = 5

/** A hostile bundle of look-alike authorities must not keep us counting. */
const MAX_SIGNATURES = 24

/**
 * The way from a certificate up to a root we trust. Every authority on it is checked: signature, dates, that it is an authority
 * at all, how far it may delegate, and that its key is strong. The dates of the signer itself are judged by the caller.
 *
 * @param sent certificates that came with the signature; believed only as far as they chain
 */
export function findChain(signer: Certificate, sent: readonly Certificate[], trust: Trust, now: Date): Chain | null {
  const candidates = [...trust.anchors, ...trust.known, ...sent.slice(0, MAX_LENGTH)]
  const anchors = new Set(trust.anchors.map(({ node }) => node.fingerprint256))
  let left = MAX_SIGNATURES

  const climb = (path: Certificate[]): Certificate[] | null => {
    const below = path.at(-1)
    if (!below || path.length >= MAX_LENGTH) return null
    for (const issuer of candidates) {
      if (issuer.subject !== below.issuer || path.some(({ node }) => node.fingerprint256 === issuer.node.fingerprint256)) continue
      if (!mayIssue(issuer, authoritiesBelow(path), now)) continue
      if (--left < 0) return null
      if (!signed(below, issuer)) continue
      const longer = [...path, issuer]
      const whole = anchors.has(issuer.node.fingerprint256) ? longer : climb(longer)
      if (whole) return whole
    }
    return null
  }

  if (hasUnknownRule(signer)) return null
  return climb([signer]) as Chain | null
}

/** Self-issued certificates (an authority changing its key) do not count (RFC 5280, 6.1.4). */
const authoritiesBelow = ([, ...authorities]: Certificate[]): number => authorities.filter(({ selfIssued }) => !selfIssued).length

function mayIssue(issuer: Certificate, below: number, now: Date): boolean {
  return (
    isAuthority(issuer) && !hasUnknownRule(issuer) && isWithin(issuer, now) && pathLimit(issuer) >= below && strongKey(issuer.key)
  )
}

/** OpenSSL compares key identifiers, too, and that the algorithm named inside is the one used. */
function signed(certificate: Certificate, issuer: Certificate): boolean {
  return (
    strongSignature(certificate.parsed.signatureAlgorithm) &&
    certificate.node.checkIssued(issuer.node) &&
    certificate.node.verify(issuer.key)
  )
}
