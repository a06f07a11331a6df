import { type KeyObject, X509Certificate as NodeCertificate } from 'node:crypto'
import {
  BasicConstraintsExtension,
  CRLDistributionPointsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509Certificate,
} from '@/lib/platform/x509'

/** A certificate, read once: its fields by the X.509 library, its key and signature by Node's OpenSSL. */
export type Certificate = {
  parsed: X509Certificate
  node: NodeCertificate
  key: KeyObject
  serial: string
  subject: string
  issuer: string
  selfIssued: boolean
  notBefore: Date
  notAfter: Date
}

const MAX_BYTES = 16 * 1024
const hex = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('hex')

/** The number without leading zeros: what lists, logs and rows compare. */
export const plainSerial = (text: string): string => text.toLowerCase().replace(/^0+(?=.)/, '')

/** @returns null when the bytes are no certificate, or one with a key nobody here can read */
export function readCertificate(der: Uint8Array): Certificate | null {
  if (der.length === 0 || der.length > MAX_BYTES) return null
  try {
    const node = new NodeCertificate(der)
    const parsed = new X509Certificate(new Uint8Array(node.raw))
    const subject = hex(parsed.subjectName.toArrayBuffer())
    const issuer = hex(parsed.issuerName.toArrayBuffer())
    const { notBefore, notAfter } = parsed
    const serial = plainSerial(parsed.serialNumber)
    return { parsed, node, key: node.publicKey, serial, subject, issuer, selfIssued: subject === issuer, notBefore, notAfter }
  } catch {
    return null
  }
}

const CURVES = new Set(['prime256v1', 'secp384r1'])
const HASHES = new Set(['SHA-256', 'SHA-384', 'SHA-512'])
const SIGNATURES = new Set(['ECDSA', 'RSASSA-PKCS1-v1_5', 'RSA-PSS'])
const RSA_BITS = 2048

/** P-256, P-384, or RSA of at least 2048 bits. */
export function strongKey(key: KeyObject): boolean {
  const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'ec') return namedCurve !== undefined && CURVES.has(namedCurve)
  return (key.asymmetricKeyType === 'rsa' || key.asymmetricKeyType === 'rsa-pss') && modulusLength >= RSA_BITS
}

/** Signed with ECDSA or RSA over SHA-2; nothing made with SHA-1 or MD5 is believed. */
export function strongSignature({ name, hash }: { name: string; hash?: Algorithm }): boolean {
  return SIGNATURES.has(name) && HASHES.has(hash?.name ?? '')
}

export const isWithin = ({ notBefore, notAfter }: Certificate, now: Date): boolean => now >= notBefore && now <= notAfter

const usages = ({ parsed }: Certificate): number => parsed.getExtension(KeyUsagesExtension)?.usages ?? 0

export function isAuthority(certificate: Certificate): boolean {
  return (
    certificate.parsed.getExtension(BasicConstraintsExtension)?.ca === true &&
    (usages(certificate) & KeyUsageFlags.keyCertSign) !== 0
  )
}

export const signsLists = (certificate: Certificate): boolean => (usages(certificate) & KeyUsageFlags.cRLSign) !== 0

/** How many authorities may stand between this one and the signer; no limit when it names none. */
export const pathLimit = ({ parsed }: Certificate): number =>
  parsed.getExtension(BasicConstraintsExtension)?.pathLength ?? Number.POSITIVE_INFINITY

/** Whether its key is for proving who one is: digital signatures, TLS client authentication, and no authority. */
export function isForAuthentication(certificate: Certificate): boolean {
  const purposes = certificate.parsed.getExtension(ExtendedKeyUsageExtension)?.usages ?? []
  return (
    certificate.parsed.getExtension(BasicConstraintsExtension)?.ca !== true &&
    (usages(certificate) & KeyUsageFlags.digitalSignature) !== 0 &&
    purposes.includes(ExtendedKeyUsage.clientAuth)
  )
}

// Basic constraints, key usage, extended key usage, names of the subject and issuer, policies, key identifiers, revocation lists.
const UNDERSTOOD = new Set(
  ['19', '15', '37', '17', '18', '32', '14', '35', '31'].map((last) => `2.5.29.${last}`).concat('1.3.6.1.5.5.7.1.1'),
)

/** A rule marked critical that we do not know forbids using the certificate (RFC 5280, 4.2). */
export const hasUnknownRule = ({ parsed }: Certificate): boolean =>
  parsed.extensions.some(({ critical, type }) => critical && !UNDERSTOOD.has(type))

/** Where the list of revoked certificates is, as its issuer wrote it into the certificate. */
export function listAddresses({ parsed }: Certificate): string[] {
  const points = parsed.getExtension(CRLDistributionPointsExtension)?.distributionPoints ?? []
  const names = points.flatMap((point) => point.distributionPoint?.fullName ?? [])
  return names.flatMap(({ uniformResourceIdentifier: address }) => (address && /^https?:\/\//.test(address) ? [address] : []))
}

/** A natural person of Azerbaijan, named by PIN (ETSI EN 319 412-1, 5.1.3). */
const PERSON = /^PNOAZ-([0-9A-HJ-NP-Z]{7})$/

/** The holder's PIN; null when the certificate names nobody, or more than one. */
export function holderPin({ parsed }: Certificate): string | null {
  const [number, ...others] = parsed.subjectName.getField('2.5.4.5')
  return others.length === 0 ? (PERSON.exec(number ?? '')?.[1] ?? null) : null
}
